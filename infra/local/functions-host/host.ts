import { join, resolve } from 'node:path';
import { hostIdOf, readLocalSettings } from './app-settings.ts';
import { startApp } from './app.ts';
import { createCore } from './core-api.ts';
import { provideCoreModule } from './core-module.ts';
import { indexFunctions } from './function-index.ts';
import { readHostJson } from './host-json.ts';
import { bufferedDoor, streamingDoor } from './http/function-door.ts';
import { loadKeys } from './http/keys.ts';
import { listenHttp } from './http/server.ts';
import { createInvoker, type Run } from './invocation.ts';
import { createLog } from './log.ts';
import { bindOutputs } from './outputs.ts';
import { QueueBells } from './queue/bell.ts';
import { manualInvocation, startListeners } from './triggers.ts';

export type Host = {
  url: string;
  /** Takes no more work, waits for what runs (at most `limitMs`), runs the appTerminate hooks (at most 3 s). */
  stop(limitMs: number): Promise<void>;
};

/** Together with the time for functions it stays below what launchers wait before they kill. */
const hooksLimitMs = 3_000;

/**
 * Runs a built Functions app in this process.
 * @param port 0: a free one
 * @throws with one sentence when the app or its settings cannot be used, or the system's error when the port is taken.
 */
export async function startHost(appFolder: string, port: number): Promise<Host> {
  const folder = resolve(appFolder);
  for (const [name, value] of Object.entries(await readLocalSettings(folder))) process.env[name] ??= value;
  process.env['AZURE_FUNCTIONS_ENVIRONMENT'] ??= 'Development';
  const { env } = process;
  const settings = await readHostJson(folder, env);
  const dataFolder = env['LOCAL_HOST_DATA_FOLDER'] ?? join(folder, '.local', 'functions-host');
  const keys = await loadKeys(env['LOCAL_HOST_KEYS'], join(dataFolder, 'keys.json'));
  const log = createLog(settings.logLevels);
  const http = await listenHttp(port, log);

  const core = createCore(log);
  provideCoreModule(core.api);
  const { streamPort } = await startApp(folder, core);
  const { routePrefix, functions: only } = settings;
  const index = indexFunctions(core.functions(), { routePrefix, only, env });
  for (const sentence of index.errors) log('error', 'Host.Startup', sentence);
  if (index.functions.length === 0) log('warning', 'Host.Startup', 'No job functions found.');

  const invoker = createInvoker(core, log, settings.functionTimeoutMs);
  const bells = new QueueBells();
  const run: Run = (target, invocation, beforeOutputs) =>
    invoker.invoke(target.registered, invocation, async (result) => {
      await beforeOutputs?.(result);
      await bindOutputs(target.outputs, result, { queues: settings.queues, bells });
    });
  // The host's own setting and limit: 100 MB.
  const bodyLimit = Number(env['FUNCTIONS_REQUEST_BODY_SIZE_LIMIT'] ?? 104_857_600);
  const hostId = hostIdOf(folder, env);
  const listeners = await startListeners(index.functions, { hostId, env, queues: settings.queues, bells, log, run });
  http.open({
    functions: index.functions.filter((one) => one.kind === 'http'),
    keys,
    bodyLimit,
    admin: {
      hostId,
      version: core.api.hostVersion,
      functions: index.functions,
      // It is logged where it runs; who asked has had the 202.
      run: (target, input) => void run(target, manualInvocation(target, input)).catch(() => {}),
    },
    callFunction: streamPort === null ? bufferedDoor(run) : streamingDoor({ port: streamPort, bodyLimit }, run),
  });

  return {
    url: http.url,
    async stop(limitMs) {
      http.stop();
      const drained = Promise.all([...listeners.map((listener) => listener.stop()), invoker.idle()]);
      if (!(await settlesWithin(drained, limitMs))) log('warning', 'Host', 'Functions still running are cut off.');
      const { appHookData } = core;
      const hooks = core.runHooks('appTerminate', { hookData: appHookData, appHookData });
      if (!(await settlesWithin(hooks, hooksLimitMs))) log('warning', 'Host', 'appTerminate hooks are cut off.');
      http.close();
    },
  };
}

async function settlesWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const { promise: late, resolve: giveUp } = Promise.withResolvers<false>();
  const timer = setTimeout(() => giveUp(false), milliseconds);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
