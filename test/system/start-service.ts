import type { Settings } from '../../infra/local/host-settings.ts';
import { startWorld } from '../../infra/local/world.ts';
import type { World } from '../../infra/local/world.ts';
import { builtApp } from './built-app.ts';
import { findLeaks, holdsCanary } from './canary.ts';
import type { Match } from './operation.ts';
import { waitFor } from './wait-for.ts';
import { startWire } from './wire.ts';
import type { Wire } from './wire.ts';
import { storageClientsOf, vaultSecretsOf } from './world-clients.ts';
import type { StorageClients } from './world-clients.ts';

export type Answer = {
  status: number;
  headers: Headers;
  /** JSON, read, when the content type says so; else the text. */
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
};

export type Service = {
  url: string;
  world: World;
  /** Everything between the function host and tables, queues and vault. */
  wire: Wire;
  /** @param body an object is sent as JSON, a string as it is */
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  waitFor: typeof waitFor;
  /** The function host dies as by power failure. */
  kill(): Promise<void>;
  /**
   * Lets the function host die just before its next matching operation, which then does not happen, or just after it,
   * without learning of it.
   * @returns when it is dead; to be awaited after the call that dies
   */
  crash(when: 'before' | 'after', match: Match): Promise<void>;
  /** The function host starts, after a graceful end if it was running, with these settings over those it had. */
  restart(settings?: Settings): Promise<void>;
  /** All that the function host wrote. */
  output(): string;
  storageClients(): StorageClients;
  /** Names and values in the vault. */
  vaultSecrets(): Promise<Record<string, string>>;
  /** @throws when a token was seen in an answer, a row, a log line, or on the way to tables and queues */
  close(): Promise<void>;
};

export type ServiceOptions = {
  settings?: Settings;
  /** Seconds after which a killed host's messages are served again; 2 unless told otherwise. */
  hostLeaseSeconds?: number;
  /** Absent: a temporary one. */
  stateFolder?: string;
  /** A folder with another built app; absent: the product. */
  appFolder?: string;
};

/** The product in a world of its own, on free ports. */
export async function startService(options: ServiceOptions = {}): Promise<Service> {
  let wire: Wire | undefined;
  const world = await startWorld({
    appFolder: options.appFolder ?? (await builtApp()),
    hostLeaseSeconds: options.hostLeaseSeconds ?? 2,
    // Nobody listens at that port: without an SSH server of its own no test goes to the one of Azure DevOps.
    settings: { CHANGE_GRACE_SECONDS: '1', AZURE_DEVOPS_SSH: '127.0.0.1:9', ...options.settings },
    ...(options.stateFolder !== undefined && { stateFolder: options.stateFolder }),
    async wire(neighbours, certificate) {
      wire = await startWire(neighbours, certificate);
      return wire.addresses;
    },
  }).catch(async (error: unknown) => {
    await wire?.close();
    throw error;
  });
  if (wire === undefined) throw new Error('The world was started without its wire');
  const between = wire;
  const leaks: string[] = [];
  const kill = () => world.killHost('SIGKILL');
  return {
    url: world.url,
    world,
    wire: between,
    async request(...call) {
      const answer = await request(world.url, ...call);
      if (holdsCanary(JSON.stringify([[...answer.headers], answer.body])))
        leaks.push(`the answer to ${call[0]} ${call[1]}`);
      return answer;
    },
    waitFor,
    kill,
    crash: (when, match) =>
      new Promise((resolve, reject) => {
        const die = () => kill().then(resolve, reject);
        between.on(match, when === 'before' ? { before: die, lose: 'request' } : { after: die, lose: 'answer' });
      }),
    async restart(settings) {
      await world.stopHost();
      await world.startHost(settings);
    },
    output: () => world.hostOutput(),
    storageClients: () => storageClientsOf(world),
    vaultSecrets: () => vaultSecretsOf(world),
    async close() {
      try {
        if (options.appFolder === undefined)
          leaks.push(...(await findLeaks(world.hostOutput(), between, storageClientsOf(world))));
      } finally {
        await world.close();
        await between.close();
      }
      if (leaks.length > 0) throw new Error(`A token was seen outside of the vault: ${leaks.join(', ')}`);
    },
  };
}

async function request(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const isText = typeof body === 'string';
  const response = await fetch(new URL(path, url), {
    method,
    headers: { ...(body !== undefined && !isText && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '') && text !== '';
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
