import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueToken, refuseToken } from '../../../infra/local/identity/token.ts';
import { startEmulators } from './emulators.ts';

let emulators: Awaited<ReturnType<typeof startEmulators>>;

beforeAll(async () => {
  emulators = await startEmulators();
});
afterAll(() => emulators.close());

async function tokenFor(
  query: string,
  headers: Record<string, string> = { 'x-identity-header': emulators.identity.header },
) {
  const response = await fetch(`${emulators.identity.endpoint}?${query}`, { headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('Managed identity on this machine', () => {
  test('an app with nothing but its settings and DefaultAzureCredential reaches vault, tables, queues and blobs', async () => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [new URL('reach-everything.ts', import.meta.url).pathname],
      {
        timeout: 25_000,
        env: {
          AzureWebJobsStorage__blobServiceUri: emulators.storage.blob,
          AzureWebJobsStorage__queueServiceUri: emulators.storage.queue,
          AzureWebJobsStorage__tableServiceUri: emulators.storage.table,
          KEY_VAULT_URL: emulators.vaultUrl,
          IDENTITY_ENDPOINT: emulators.identity.endpoint,
          IDENTITY_HEADER: emulators.identity.header,
          NODE_EXTRA_CA_CERTS: emulators.certificate.certificateFile,
        },
      },
    );
    expect(JSON.parse(stdout)).toEqual({ vault: 'vault', table: 'table', queue: 'queue', blob: 'blob' });
  });

  test('a token says for what and until when', async () => {
    const { status, body } = await tokenFor('api-version=2019-08-01&resource=https://vault.azure.net');
    expect(status).toBe(200);
    expect(body).toMatchObject({ resource: 'https://vault.azure.net', token_type: 'Bearer' });
    expect(Number(body.expires_on) * 1000).toBeGreaterThan(Date.now());
  });

  test.each([
    ['a wrong', { 'x-identity-header': 'guessed' }],
    ['no', {}],
  ])('%s X-IDENTITY-HEADER gets no token', async (_, headers) => {
    const { status, body } = await tokenFor('api-version=2019-08-01&resource=https://vault.azure.net', headers);
    expect(status).toBe(401);
    expect(body).not.toHaveProperty('access_token');
  });

  test('a request without a resource, or of another protocol version, is refused', async () => {
    expect((await tokenFor('api-version=2019-08-01')).status).toBe(400);
    expect((await tokenFor('api-version=2017-09-01&resource=https://vault.azure.net')).status).toBe(400);
  });

  test('storage refuses a token for the vault', async () => {
    const { body } = await tokenFor('api-version=2019-08-01&resource=https://vault.azure.net');
    const { setDefaultCACertificates } = await import('node:tls');
    setDefaultCACertificates([emulators.trust]);
    const response = await fetch(`${emulators.storage.table}/Tables`, {
      headers: {
        authorization: `Bearer ${String(body.access_token)}`,
        accept: 'application/json;odata=nometadata',
        'x-ms-version': '2019-02-02',
      },
    });
    expect(response.status).toBe(403);
  });
});

describe('Tokens', () => {
  const vault = 'https://vault.azure.net';
  const start = Date.parse('2026-01-01T00:00:00Z');
  const day = 24 * 60 * 60 * 1000;
  const { token } = issueToken('key', vault, start);

  test('are good for a day, for one audience, with one key', () => {
    expect(refuseToken('key', token, vault, start)).toBeNull();
    expect(refuseToken('key', token, vault, start + day - 1)).toBeNull();
    expect(refuseToken('key', token, vault, start + day)).toBe('it has expired');
    expect(refuseToken('key', token, vault, start - 1)).toBe('it is not valid yet');
    expect(refuseToken('key', token, 'https://storage.azure.com', start)).toContain('its audience is');
    expect(refuseToken('another', token, vault, start)).toBe('its signature is wrong');
  });

  test.each(['', 'x', 'a.b', 'a.b.c', '..'])('%j is refused and breaks nothing', (text) => {
    expect(refuseToken('key', text, vault, start)).toMatch(/^it/);
  });
});
