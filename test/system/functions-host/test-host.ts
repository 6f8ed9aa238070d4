import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { appSettings, hostKeys } from './app-settings.ts';
import { hostUnderTest } from './remote.ts';
import type { Storage } from './storage.ts';

export const fixtureApp = fileURLToPath(new URL('app', import.meta.url));
const program = fileURLToPath(new URL('../../../infra/local/functions-host/main.ts', import.meta.url));

export type HostOptions = {
  /** Names of the functions to run; absent: those without storage. */
  only?: readonly string[];
  streams?: boolean;
  storage?: Storage;
  settings?: Record<string, string>;
  appFolder?: string;
  /** Arguments after the app folder; absent: a free port. */
  args?: readonly string[];
};

export type Ended = { code: number | null; signal: NodeJS.Signals | null };

/** A started process of the host, which may have failed to start. */
export type HostProcess = {
  /** The URL it sent when ready; rejects with its output when it ended first. */
  ready: Promise<string>;
  ended: Promise<Ended>;
  /** All of stdout and stderr so far. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  /** Waits until that appears in the output. */
  printed(text: string): Promise<void>;
  disconnect(): void;
};

export function spawnHost(options: HostOptions): HostProcess {
  const {
    appFolder = fixtureApp,
    args = ['--port', '0'],
    storage,
    settings = {},
    streams = false,
    only = [],
  } = options;
  const child = spawn(process.execPath, [program, appFolder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      LOCAL_HOST_KEYS: JSON.stringify(hostKeys),
      ...appSettings,
      ...(streams ? { FIXTURE_STREAMS: '1' } : {}),
      ...(storage && { AzureWebJobsStorage: storage.connectionString }),
      ...(storage?.certificate && { NODE_EXTRA_CA_CERTS: storage.certificate.certificateFile }),
      ...Object.fromEntries(only.map((name, index) => [`AzureFunctionsJobHost__functions__${index}`, name])),
      ...settings,
    },
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The host has no pipes');
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  stdout.on('data', keep);
  stderr.on('data', keep);
  // Not the event `close`: it does not come when this side has disconnected.
  const ended = Promise.all([once(child, 'exit'), once(stdout, 'close'), once(stderr, 'close')]).then(
    ([[code, signal]]): Ended => ({ code, signal }),
  );
  const ready = Promise.race([
    once(child, 'message').then(([message]) => (message as { url: string }).url),
    ended.then(({ code }) => Promise.reject(new Error(`The host ended with ${code}:\n${output}`))),
  ]);
  ready.catch(() => {});
  return {
    ready,
    ended,
    output: () => output,
    kill: (signal) => void child.kill(signal),
    printed: async (text) => {
      await waitFor(
        () => output.includes(text) || null,
        () => `the host to print '${text}'; it printed:\n${output}`,
      );
    },
    disconnect: () => child.disconnect(),
  };
}

export type TestHost = {
  url: string;
  call(path: string, init?: RequestInit): Promise<Response>;
  /** What the fixture app recorded under that name. */
  journal(name: string): Promise<{ seen: unknown; at: number }[]>;
  openGate(name: string): Promise<void>;
  process: HostProcess | null;
  stop(): Promise<void>;
};

/** Runs `use` with a host that ends afterwards, whatever happens. */
export async function withHost(options: HostOptions, use: (host: TestHost) => Promise<void>): Promise<void> {
  const host = await openHost(options);
  try {
    await use(host);
  } finally {
    await host.stop();
  }
}

/** The fixture app on a host of its own, or the host under test. */
export async function openHost(options: HostOptions): Promise<TestHost> {
  const hostProcess = hostUnderTest === null ? spawnHost(options) : null;
  const url = hostUnderTest ?? (await hostProcess?.ready) ?? '';
  const call = (path: string, init?: RequestInit) => fetch(url + path, { redirect: 'manual', ...init });
  return {
    url,
    call,
    process: hostProcess,
    journal: async (name) => (await call(`/api/journal/${name}`)).json() as Promise<{ seen: unknown; at: number }[]>,
    openGate: async (name) => {
      await call(`/api/gates/${name}`, { method: 'POST' });
    },
    async stop() {
      hostProcess?.kill('SIGTERM');
      await hostProcess?.ended;
    },
  };
}

/** Asks again until there is an answer other than null; fails after 25 s. */
export async function waitFor<Result>(
  ask: () => Result | null | Promise<Result | null>,
  what: string | (() => string),
): Promise<Result> {
  const deadline = performance.now() + 25_000;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (performance.now() > deadline) throw new Error(`Waited 25 s for ${typeof what === 'string' ? what : what()}`);
    await delay(20);
  }
}
