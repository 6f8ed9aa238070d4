// npm start, npm run dev:
//   [PORT=7071] [STATE_FOLDER=.local] node start.ts [--watch] [--app <folder>]
import { join, relative, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build, bundle, install } from '../build.ts';
import { NotReady } from './child.ts';
import type { Settings } from './host-settings.ts';
import { isFree } from './loopback.ts';
import { StateFolderInUse, holdStateFolder } from './state-folder.ts';
import { watchFolders } from './watch.ts';
import { startWorld } from './world.ts';
import type { World } from './world.ts';

const { values: options } = parseArgs({ options: { watch: { type: 'boolean' }, app: { type: 'string' } } });
const appFolder = resolve(options.app ?? join(import.meta.dirname, '../..'));
const stateFolder = resolve(process.env.STATE_FOLDER || join(appFolder, '.local'));

let world: World | undefined;
let giveBack: (() => Promise<void>) | undefined;
let stopping: Promise<never> | undefined;

/** Whatever is up by then goes down; children that are only starting end with this process. */
function stop(code: number): Promise<never> {
  return (stopping ??= (async () => {
    await world?.close();
    await giveBack?.();
    process.exit(code);
  })());
}

async function start(): Promise<void> {
  const port = portFrom(process.env.PORT || '7071');
  giveBack = await holdStateFolder(stateFolder);
  if (port !== 0 && !(await isFree(port))) {
    throw new Hindrance(`Port ${port} is taken: choose another, for example PORT=${port + 1} npm start`);
  }
  await build(appFolder);
  const inherited = definedOf(process.env);
  const { AUTH, PUBLIC_URL } = inherited;
  world = await startWorld({
    appFolder,
    stateFolder,
    port,
    environment: inherited,
    settings: { ...(AUTH && { AUTH }), ...(PUBLIC_URL && { PUBLIC_URL }) },
    onHostOutput: (text) => process.stdout.write(text),
    onUnexpectedEnd(which, { code, signal }) {
      console.error(`The ${which} ended unexpectedly (${signal ?? `exit code ${code}`}).`);
      if (!options.watch || which === 'emulators') void stop(1);
    },
  });
  if (options.watch) watchFolders(appFolder, ['functions', 'shared'], () => rebuild(world));
  await healthy(world.url);
  console.log(welcome(world.url));
}

/** A build that fails leaves the old one serving. */
async function rebuild(world: World | undefined): Promise<void> {
  try {
    const files = await bundle(appFolder);
    await world?.stopHost();
    await install(files, join(appFolder, 'dist'));
    await world?.startHost();
    console.log('Rebuilt and restarted.');
  } catch (error) {
    // esbuild has printed its own errors; those of a host that does not start are printed with its output.
    console.error(`Not restarted: ${firstLine(error)}`);
  }
}

async function healthy(url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const response = await fetch(`${url}/api/v1/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    await response?.body?.cancel();
    if (response?.status === 200) return;
    if (Date.now() > deadline) {
      throw new Hindrance(`GET ${url}/api/v1/health answers ${response?.status ?? 'nothing'} instead of 200.`);
    }
    await delay(50);
  }
}

function welcome(url: string): string {
  const fromHere = relative(process.cwd(), stateFolder);
  const shown = fromHere === '' || fromHere.startsWith('..') ? stateFolder : fromHere;
  return `
  Base URL   ${url}/api/v1
  State      ${shown} (kept from one start to the next; delete it to begin anew)
  Secrets    lie unencrypted in ${join(shown, 'key-vault.json')}: a real token that you enter here lies on this disk

  Try        curl '${url}/api/v1/connectors/validate?accountIdentifier=acme' -d '{"connector": {"name": "Web shop",
               "identifier": "web_shop", "type": "AzureRepo", "spec": {"url": "https://dev.azure.com/acme/shop/web"}}}'
             and see README.md for a connector of your own

Ready. Press Ctrl-C to stop.`;
}

/** What keeps the service from starting and the person who starts it can remove: said in one sentence, without a stack. */
class Hindrance extends Error {}

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Hindrance(`PORT is "${text}": it must be a number from 0 (any free port) to 65535.`);
}

function definedOf(environment: NodeJS.ProcessEnv): Settings {
  return Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
await start().catch(async (error: unknown) => {
  if (stopping) return stopping;
  const foreseen = error instanceof Hindrance || error instanceof StateFolderInUse;
  // What a program wrote before it failed has been printed as it came.
  console.error(foreseen ? error.message : error instanceof NotReady ? firstLine(error) : error);
  return stop(1);
});
