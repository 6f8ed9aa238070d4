import type { IncomingMessage } from 'node:http';
import { toBundle, toDeletedBundle, toListed, toListedDeletion, toListedVersion } from './bundle.ts';
import { readJson, toSetSecret, toUpdate } from './input.ts';
import { pageOf } from './page.ts';
import { Refusal } from './refusal.ts';
import {
  deleteSecret,
  deletedSecret,
  liveSecret,
  nameIn,
  newestOf,
  purgeSecret,
  recoverSecret,
  setSecret,
  updateVersion,
  versionOf,
} from './vault.ts';
import type { Secret } from './vault.ts';
import type { VaultFile } from './vault-file.ts';

/** A call by somebody who may. */
export type Call = { method: string; url: URL; base: string; request: IncomingMessage };
type Answer = { status: number; body?: unknown };

/** https://learn.microsoft.com/rest/api/keyvault/secrets/operation-groups */
export async function answerTo(call: Call, file: VaultFile): Promise<Answer> {
  const [collection, name, rest] = call.url.pathname.split('/').filter((segment) => segment !== '');
  if (collection === 'secrets') {
    if (name === undefined) return listSecrets(call, file);
    return rest === 'versions' ? listVersions(call, file, nameIn(name)) : oneSecret(call, file, nameIn(name), rest);
  }
  if (collection === 'deletedsecrets') {
    return name === undefined ? listDeleted(call, file) : oneDeleted(call, file, nameIn(name), rest);
  }
  throw new Refusal(404, 'NotFound', 'This vault keeps secrets only');
}

async function oneSecret(call: Call, file: VaultFile, name: string, version: string | undefined): Promise<Answer> {
  const { base, method, request } = call;
  const now = Math.floor(Date.now() / 1000);
  if (method === 'GET') {
    const secret = liveSecret(file.read(), name);
    const found = versionOf(secret, version);
    if (!found.enabled) {
      throw new Refusal(403, 'Forbidden', 'Operation get is not allowed on a disabled secret.', 'SecretDisabled');
    }
    return { status: 200, body: toBundle(base, secret, found, { value: true }) };
  }
  if (method === 'PUT' && version === undefined) {
    const { value, details } = toSetSecret(await readJson(request));
    const secret = liveSecret(await file.change((vault) => setSecret(vault, name, value, details, now)), name);
    return { status: 200, body: toBundle(base, secret, newestOf(secret), { value: true }) };
  }
  if (method === 'PATCH' && version !== undefined) {
    const details = toUpdate(await readJson(request));
    const secret = liveSecret(await file.change((vault) => updateVersion(vault, name, version, details, now)), name);
    return { status: 200, body: toBundle(base, secret, versionOf(secret, version), { value: false }) };
  }
  if (method === 'DELETE' && version === undefined) {
    const vault = await file.change((vault) => deleteSecret(vault, name, now));
    return { status: 200, body: toDeletedBundle(base, deletedSecret(vault, name)) };
  }
  throw methodNotAllowed(call);
}

async function oneDeleted(call: Call, file: VaultFile, name: string, verb: string | undefined): Promise<Answer> {
  const { base, method } = call;
  if (method === 'GET' && verb === undefined) {
    return { status: 200, body: toDeletedBundle(base, deletedSecret(file.read(), name)) };
  }
  if (method === 'DELETE' && verb === undefined) {
    await file.change((vault) => purgeSecret(vault, name));
    return { status: 204 };
  }
  if (method === 'POST' && verb === 'recover') {
    const secret = liveSecret(await file.change((vault) => recoverSecret(vault, name)), name);
    return { status: 200, body: toBundle(base, secret, newestOf(secret), { value: false }) };
  }
  throw methodNotAllowed(call);
}

function listSecrets(call: Call, file: VaultFile): Answer {
  const live = [...file.read().values()].filter((secret) => secret.deletedAt === undefined);
  return page(call, live, byName, (secret) => toListed(call.base, secret));
}

function listDeleted(call: Call, file: VaultFile): Answer {
  const deleted = [...file.read().values()].flatMap(({ deletedAt, ...secret }) =>
    deletedAt === undefined ? [] : [{ ...secret, deletedAt }],
  );
  return page(call, deleted, byName, (secret) => toListedDeletion(call.base, secret));
}

function listVersions(call: Call, file: VaultFile, name: string): Answer {
  const secret = liveSecret(file.read(), name);
  return page(
    call,
    secret.versions,
    ({ version }) => version,
    (version) => toListedVersion(call.base, secret, version),
  );
}

function page<T>(call: Call, items: T[], key: (item: T) => string, answer: (item: T) => unknown): Answer {
  if (call.method !== 'GET') throw methodNotAllowed(call);
  const { items: some, nextLink } = pageOf(call.url, items, key);
  return { status: 200, body: { value: some.map(answer), nextLink } };
}

function byName(secret: Secret): string {
  return secret.name.toLowerCase();
}

function methodNotAllowed({ method, url }: Call): Refusal {
  return new Refusal(405, 'MethodNotAllowed', `${method} is not allowed on ${url.pathname}`);
}
