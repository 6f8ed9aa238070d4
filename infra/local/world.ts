import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorageAddresses } from './azurite/azurite.ts';
import type { Certificate } from './certificate.ts';
import { startChild } from './child.ts';
import type { Child, Ending } from './child.ts';
import type { Emulators } from './emulators.ts';
import { hostSettings, leastEnvironment, writeTrustFile } from './host-settings.ts';
import type { Neighbours, Settings } from './host-settings.ts';
import { lastingFreePort } from './loopback.ts';

export type WorldOptions = {
  /** A folder with host.json and a built app. */
  appFolder: string;
  /** Absent: a temporary one, removed at `close`, and storage in memory. */
  stateFolder?: string;
  /** 0 or absent: a free one, which stays the same over restarts. */
  port?: number;
  /** Settings of the app, over those of this world. */
  settings?: Settings;
  /** What the host inherits below all settings. Absent: just enough to run, so that no machine differs from another. */
  environment?: Settings;
  /** Seconds after which a message in the hands of a killed host is served again; absent: as in Azure. */
  hostLeaseSeconds?: number;
  /** Puts something between the host and its neighbours. It gets their addresses and gives those the host is told. */
  wire?(neighbours: Neighbours, certificate: Certificate): Promise<Neighbours>;
  onHostOutput?(text: string): void;
  /** The host, or the emulators, ended without being asked to. */
  onUnexpectedEnd?(which: 'function host' | 'emulators', ending: Ending): void;
};

export type World = {
  url: string;
  /** What the host was last given. */
  settings(): Settings;
  storage: StorageAddresses;
  vaultUrl: string;
  identity: Emulators['identity'];
  certificate: Certificate;
  /** PEM: what a client must trust to talk to storage and vault. */
  trust: string;
  killHost(signal?: NodeJS.Signals): Promise<void>;
  startHost(extraSettings?: Settings): Promise<void>;
  stopHost(): Promise<void>;
  /** The end of all that the hosts wrote, up to 4 million characters. */
  hostOutput(): string;
  /** Stops everything it started. */
  close(): Promise<void>;
};

const outputKept = 4_000_000;

/** Storage, vault, identity and function host on this machine, each reachable on 127.0.0.1 only. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const temporary = options.stateFolder === undefined ? await mkdtemp(join(tmpdir(), 'connector-world-')) : null;
  const stateFolder = options.stateFolder ?? temporary ?? '';
  let output = '';
  let host: Child<HostReady> | null = null;
  let emulators: Child<Emulators> | null = null;
  let closing = false;

  function keep(text: string): void {
    output = (output + text).slice(-outputKept);
    options.onHostOutput?.(text);
  }

  /** Reports an end that nobody here asked for. */
  async function noticeEnd(child: Child<HostReady | Emulators>): Promise<void> {
    const ending = await child.ended;
    if (child === emulators && !closing) options.onUnexpectedEnd?.('emulators', ending);
    if (child !== host) return;
    host = null;
    options.onUnexpectedEnd?.('function host', ending);
  }

  async function stopHost(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const running = host;
    host = null;
    await running?.stop(signal);
  }

  async function close(): Promise<void> {
    closing = true;
    await stopHost();
    await emulators?.stop();
    if (temporary !== null) await rm(temporary, { recursive: true, force: true });
  }

  try {
    emulators = await startChild<Emulators>({
      script: new URL('emulators.ts', import.meta.url),
      args: [stateFolder, ...(temporary === null ? [] : ['--temporary'])],
      onOutput: keep,
    });
    void noticeEnd(emulators);
    const { storage, vaultUrl, identity, certificate } = emulators.ready;
    const trust = await readFile(certificate.certificateFile, 'utf8');
    const direct = { queue: storage.queue, table: storage.table, vault: vaultUrl };
    const told = (await options.wire?.(direct, certificate)) ?? direct;
    const port = options.port || (await lastingFreePort());
    const url = `http://127.0.0.1:${port}`;
    const environment = options.environment ?? leastEnvironment();
    let settings: Settings = {
      ...environment,
      ...hostSettings({ told, blob: storage.blob, identity, url, noProxy: environment.NO_PROXY }),
      NODE_EXTRA_CA_CERTS: await writeTrustFile(stateFolder, trust, environment.NODE_EXTRA_CA_CERTS),
      LOCAL_HOST_DATA_FOLDER: join(stateFolder, 'functions-host'),
      LOCAL_HOST_SHUTDOWN_SECONDS: '10',
      ...(options.hostLeaseSeconds !== undefined && {
        LOCAL_HOST_QUEUE_LEASE_SECONDS: String(options.hostLeaseSeconds),
      }),
      ...options.settings,
    };

    const startHost = async (extraSettings: Settings = {}): Promise<void> => {
      if (host !== null) throw new Error('The function host is running already');
      settings = { ...settings, ...extraSettings };
      const started = await startChild<HostReady>({
        script: new URL('functions-host/main.ts', import.meta.url),
        args: [options.appFolder, '--port', String(port)],
        env: settings,
        execArgv: ['--enable-source-maps', '--import', new URL('end-with-parent.ts', import.meta.url).href],
        onOutput: keep,
      });
      host = started;
      void noticeEnd(started);
    };

    await startHost();
    return {
      url,
      settings: () => settings,
      storage,
      vaultUrl,
      identity,
      certificate,
      trust,
      killHost: (signal = 'SIGKILL') => stopHost(signal),
      startHost,
      stopHost: () => stopHost(),
      hostOutput: () => output,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type HostReady = { type: 'ready'; url: string };
