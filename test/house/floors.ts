import { posix } from 'node:path';
import type { Import } from './imports.ts';

/** What a room may import: rooms of ours, and packages. What may be imported for real may also be imported as type. */
type Room = {
  /** Files and folders; the first room that has the file counts. */
  holds: readonly string[];
  ours?: readonly string[];
  ourTypes?: readonly string[];
  /** Names of packages; `node:*` is all of Node. */
  outside?: readonly string[];
  /** At first use only, and as type. */
  sdk?: readonly string[];
  outsideTypes?: readonly string[];
};

/** The floors of the house, from the doors down. A room may always import itself. */
const rooms = {
  functions: { holds: ['functions/'], ours: ['door', 'services', 'context', 'model', 'contract'] },
  contract: { holds: ['docs/openapi.json'] },
  door: {
    holds: ['shared/door/'],
    ours: ['context', 'log', 'model'],
    ourTypes: ['config'],
    outside: ['@azure/functions', 'jose', 'yaml', 'zod'],
  },
  services: {
    holds: ['shared/services/'],
    ours: ['checks', 'rows', 'log', 'model'],
    ourTypes: ['context', 'storage'],
    outside: ['node:crypto', 'node:util'],
  },
  checks: { holds: ['shared/checks/'], ours: ['model'], ourTypes: ['context'] },
  context: {
    holds: ['shared/context.ts'],
    ours: ['config', 'log', 'lazy', 'outbound', 'azure-devops', 'git', 'storage', 'key-vault', 'entra', 'model'],
    outside: ['node:fs', 'node:timers/promises'],
    sdk: ['@azure/identity'],
  },
  // CommonJS, of which a bundler keeps names only through static imports: this file is itself imported at first use.
  'azure-devops-sdk': {
    holds: ['shared/azure-devops/node-api.ts'],
    outside: ['azure-devops-node-api', 'typed-rest-client'],
  },
  'azure-devops': {
    holds: ['shared/azure-devops/'],
    ours: ['outbound', 'lazy', 'model'],
    ourTypes: ['config', 'log'],
    outside: ['node:crypto', 'node:http', 'node:net', 'zod'],
    sdk: ['azure-devops-node-api', 'typed-rest-client'],
  },
  // Likewise.
  'git-sdk': { holds: ['shared/git/ssh2.ts'], outside: ['ssh2'] },
  git: {
    holds: ['shared/git/'],
    ours: ['outbound', 'lazy', 'model'],
    ourTypes: ['config', 'log'],
    outside: ['node:crypto', 'node:http', 'node:net', 'node:stream', 'node:zlib', 'zod'],
    outsideTypes: ['ssh2'],
  },
  // One file per noun, rows <-> model: pure, which is why services may use them.
  rows: {
    holds:
      'changes connectors deliveries endpoints firings hooks identities pauses poison repository-names row-format row-keys runs secrets statuses triggers webhooks'
        .split(' ')
        .map((noun) => `shared/storage/${noun}.ts`),
    ours: ['model'],
    ourTypes: ['storage'],
    outside: ['zod'],
  },
  storage: {
    holds: ['shared/storage/'],
    ours: ['lazy', 'model'],
    ourTypes: ['outbound'],
    sdk: ['@azure/data-tables', '@azure/storage-queue', '@azure/storage-blob'],
    outsideTypes: ['@azure/identity'],
  },
  'key-vault': {
    holds: ['shared/key-vault/'],
    ours: ['lazy', 'model'],
    ourTypes: ['outbound'],
    outside: ['node:crypto'],
    sdk: ['@azure/keyvault-secrets'],
    outsideTypes: ['@azure/identity'],
  },
  entra: {
    holds: ['shared/entra/'],
    ours: ['model'],
    ourTypes: ['outbound'],
    outside: ['node:fs/promises'],
    sdk: ['@azure/identity'],
  },
  outbound: {
    holds: ['shared/outbound.ts', 'shared/outbound/'],
    ours: ['model'],
    ourTypes: ['config'],
    outside: [
      'ipaddr.js',
      ...'crypto diagnostics_channel dns dns/promises events http https net stream timers/promises tls zlib'
        .split(' ')
        .map((name) => `node:${name}`),
    ],
  },
  model: { holds: ['shared/model/'], outside: ['zod', 'node:crypto', 're2js'] },
  config: { holds: ['shared/config.ts'], ours: ['model'], outside: ['zod'] },
  log: { holds: ['shared/log.ts'], outside: ['node:async_hooks'] },
  lazy: { holds: ['shared/lazy.ts'] },
  // Writes the contract from what the doors declare.
  openapi: {
    holds: ['infra/openapi/'],
    ours: ['door', 'model'],
    outside: ['(computed)', 'node:*', 'zod', 'zod-openapi', 'openapi-typescript'],
  },
  // Loads the built app as the Functions host would, and has no other way in.
  infra: {
    holds: ['infra/'],
    outside: [
      '(computed)',
      'node:*',
      'zod',
      'esbuild',
      'azurite',
      'selfsigned',
      '@azure/storage-queue',
      '@azure/storage-blob',
    ],
    sdk: ['@azure/identity'],
    outsideTypes: ['@azure/functions'],
  },
} as const satisfies Record<string, Room>;

type RoomName = keyof typeof rooms;

function roomOf(file: string): RoomName | null {
  const found = Object.entries<Room>(rooms).find(([, { holds }]) =>
    holds.some((place) => (place.endsWith('/') ? file.startsWith(place) : file === place)),
  );
  return (found?.[0] ?? null) as RoomName | null;
}

/** Why a file of functions/, shared/ or infra/ may not have an import; null when it may. */
export function forbidden(file: string, { from, how }: Import): string | null {
  const name = roomOf(file);
  if (name === null) return `${file} stands in no room`;
  const room: Room = rooms[name];
  const complaint = `${file} may not import ${from}${how === 'real' ? '' : how === 'type' ? ' as type' : ' at first use'}`;
  if (from.startsWith('.')) {
    const target = roomOf(posix.join(posix.dirname(file), from));
    if (target === null) return complaint;
    const sdk = target === `${name}-sdk` && how !== 'real';
    const allowed = target === name || sdk || room.ours?.includes(target) === true;
    return allowed || (how === 'type' && room.ourTypes?.includes(target) === true) ? null : complaint;
  }
  const isAmong = (packages: readonly string[] = []) =>
    packages.some((known) => from === known || from.startsWith(known.endsWith('*') ? known.slice(0, -1) : `${known}/`));
  if (isAmong(room.outside)) return null;
  if (how !== 'real' && isAmong(room.sdk)) return null;
  return how === 'type' && isAmong(room.outsideTypes) ? null : complaint;
}
