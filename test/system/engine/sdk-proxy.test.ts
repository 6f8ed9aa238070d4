import type { RequestListener } from 'node:http';
import { generate } from 'selfsigned';
import { afterEach, expect, test, vi } from 'vitest';
import { startIdentity } from '../../../infra/local/identity/identity.ts';
import { makeContext } from '../../../shared/context.ts';
import { type ConnectProxy, startProxy } from './connect-proxy.ts';
import type { EntraIdentity } from '../../../shared/model/entra-identity.ts';
import { closeServers, startHttps } from './server.ts';

afterEach(async () => {
  vi.unstubAllEnvs();
  await closeServers();
});

const hosts = {
  vault: 'acme.vault.azure.net',
  table: 'acme.table.core.windows.net',
  queue: 'acme.queue.core.windows.net',
  blob: 'acme.blob.core.windows.net',
  entra: 'login.example',
};

/** Vault, storage and Entra in one: each is asked one question, and answers it as the real one does. */
const answer: RequestListener = (request, response) => {
  const { host = '', authorization } = request.headers;
  const say = (status: number, body: object | string, headers: Record<string, string> = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  };
  request.resume();
  if (host === hosts.entra) {
    const base = `https://${hosts.entra}/tenant`;
    const endpoints = { authorization_endpoint: base, token_endpoint: `${base}/token`, jwks_uri: `${base}/keys` };
    if (request.method === 'GET') return say(200, { issuer: `${base}/v2.0`, ...endpoints });
    return say(200, { token_type: 'Bearer', expires_in: 3600, access_token: 'a-token-of-entra' });
  }
  if (authorization === undefined) {
    const challenge = `Bearer authorization="https://${hosts.entra}/tenant", resource="https://vault.azure.net"`;
    return say(401, {}, { 'www-authenticate': challenge });
  }
  if (host === hosts.vault) return say(200, { value: 'kept', id: `https://${host}/secrets/s-1/1`, attributes: {} });
  if (host === hosts.table) return say(404, { 'odata.error': { code: 'ResourceNotFound' } });
  if (host === hosts.blob) return say(201, '');
  if (request.method === 'PUT') return say(204, '');
  const sent = '<QueueMessagesList><QueueMessage><MessageId>1</MessageId><PopReceipt>2</PopReceipt></QueueMessage>';
  return say(201, `${sent}</QueueMessagesList>`, { 'content-type': 'application/xml' });
};

async function startWorld() {
  const altNames = Object.values(hosts).map((value) => ({ type: 2 as const, value }));
  const pem = await generate([{ name: 'commonName', value: 'Azure' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  const azure = await startHttps({ key: pem.private, cert: pem.cert }, answer);
  const identity = await startIdentity({ header: 'a header', key: 'signs the tokens' });
  // The SDK reads these two, and only these, from its process.
  vi.stubEnv('IDENTITY_ENDPOINT', identity.endpoint);
  vi.stubEnv('IDENTITY_HEADER', 'a header');
  return { azure, trusted: pem.cert, close: () => identity.close() };
}

type World = Awaited<ReturnType<typeof startWorld>>;

function contextOf({ trusted }: World, { server }: ConnectProxy, more: Record<string, string> = {}) {
  return makeContext({
    AzureWebJobsStorage__blobServiceUri: `https://${hosts.blob}`,
    AzureWebJobsStorage__queueServiceUri: `https://${hosts.queue}`,
    AzureWebJobsStorage__tableServiceUri: `https://${hosts.table}`,
    KEY_VAULT_URL: `https://${hosts.vault}`,
    AZURE_AUTHORITY_HOST: `https://${hosts.entra}`,
    CA_CERTIFICATES: trusted,
    HTTPS_PROXY: `http://127.0.0.1:${server.port}`,
    ...more,
  });
}

const connectsOf = ({ asked }: ConnectProxy) => asked.map((head) => head.split(' ', 2).join(' '));

test('Vault, storage and Entra are reached through HTTPS_PROXY, the managed identity next to us without it', async () => {
  const world = await startWorld();
  const proxy = await startProxy(() => world.azure.port);
  const { vault, entities, queues, blobs, entra } = contextOf(world, proxy);
  expect(await vault.read('s-1')).toEqual({ value: 'kept' });
  expect(await entities.read('acme', 'connector!!!web')).toBeNull();
  const message = await queues.send('verify', {}, 0);
  expect(message).toMatchObject({ messageId: '1' });
  await queues.show(message);
  await blobs.write('a-body', Buffer.from('{}'));
  const identity: EntraIdentity = {
    type: 'ServicePrincipal',
    tenantId: 'tenant',
    clientId: 'client',
    clientSecretRef: 'account.x',
    allowed: { scopes: [{}], organizations: ['fabrikam'] },
  };
  const token = await entra.token({ key: 'k', version: '1', identity, clientSecret: 'secret' });
  expect(token).toMatchObject({ ok: true, value: { token: 'a-token-of-entra' } });
  const asked = Object.values(hosts).map((host) => `CONNECT ${host}:443`);
  expect([...new Set(connectsOf(proxy))].toSorted()).toEqual(asked.toSorted());
  await world.close();
});

test('What NO_PROXY names is reached without it', async () => {
  const world = await startWorld();
  const proxy = await startProxy(() => world.azure.port);
  // Where this name leads nobody answers; what counts is who was asked.
  const { vault } = contextOf(world, proxy, { KEY_VAULT_URL: 'https://vault.invalid', NO_PROXY: '.invalid' });
  await expect(vault.read('s-1')).rejects.toMatchObject({ name: 'Unavailable' });
  expect(connectsOf(proxy)).toEqual([]);
  await world.close();
});

test('A proxy that refuses is an outage of the vault, which is tried again', async () => {
  const world = await startWorld();
  const proxy = await startProxy(() => (client) => void client.end('HTTP/1.1 407 No\r\n\r\n'));
  const { vault } = contextOf(world, proxy);
  await expect(vault.read('s-1')).rejects.toMatchObject({ name: 'Unavailable' });
  expect(world.azure.sockets).toEqual([]);
  await world.close();
});
