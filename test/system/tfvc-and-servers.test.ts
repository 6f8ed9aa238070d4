import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator } from '../simulator/simulator.ts';
import type { Simulator } from '../simulator/simulator.ts';
import { patFor } from '../simulator/world/tokens.ts';
import { apiAccess, connector, text } from './definition.ts';
import { type Pair, selfSigned } from './engine/certificates.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let certificate: Pair;
/** Speaks https with a certificate that only CA_CERTIFICATES makes good. */
let server: Simulator;
let host: string;
let stage: Stage;
beforeAll(async () => {
  certificate = await selfSigned('localhost');
  server = await startSimulator({ tls: certificate });
  host = `localhost:${new URL(server.url).port}`;
  stage = await startWithSimulator({
    ALLOWED_HOSTS: host,
    ALLOWED_NETWORKS: '127.0.0.0/8,::1/128',
    CA_CERTIFICATES: certificate.cert,
  });
});
afterAll(async () => {
  await stage.close();
  await server.close();
});

type Checked = { name: string; outcome: string; reason: string | null; hint: string; evidence: object };

async function verified(url: string, { type = 'Repo', token = patFor('alive'), api = true } = {}) {
  const account = stage.newAccount();
  const sent = connector('one', {
    spec: { url, type, ...(api ? { apiAccess: apiAccess('account.pat') } : {}) },
    secrets: { 'account.pat': text(token) },
  });
  const stored = await account.put('connectors/one', sent);
  if (stored.status !== 201) return { refused: stored.body };
  const run = await account.verified('connectors/one');
  const check = (name: string): Checked | undefined => run.checks.find((one: Checked) => one.name === name);
  return { outcome: run.outcome, reason: run.reason, hint: run.hint, check };
}

const web = () => `https://${host}/tfs/DefaultCollection/Fiber/_git/web`;

async function refusals(url: string): Promise<string[]> {
  return (await verified(url)).refused.errors.map(({ code }: { code: string }) => code);
}

describe('TFVC', () => {
  test.each([
    ['on Services', () => 'https://dev.azure.com/fabrikam/Legacy/_versionControl?path=%24%2FLegacy%2FMain'],
    ['on a Server', () => `https://${host}/tfs/DefaultCollection/Legacy/_versionControl?path=%24%2FLegacy%2FMain`],
  ])('%s is verified by its latest changeset, with API access and without', async (_, url) => {
    for (const api of [true, false]) {
      const found = await verified(url(), { type: 'Project', api });
      expect([found.outcome, found.reason]).toEqual(['SUCCESS', null]);
      expect(found.check?.('git')).toBeUndefined();
      expect(found.check?.('items')).toMatchObject({
        outcome: 'PASSED',
        evidence: { path: '$/Legacy/Main', changesetId: expect.any(Number), createdDate: expect.any(String) },
      });
    }
  });

  test('and Git are told apart, and each says where the other is', async () => {
    const git = await verified('https://dev.azure.com/fabrikam/Legacy/_git/web', { api: false });
    expect([git.outcome, git.reason]).toEqual(['FAILURE', 'ProjectIsTfvc']);
    expect(git.hint).toContain('https://dev.azure.com/fabrikam/Legacy/_versionControl');
    const tfvc = await verified('https://dev.azure.com/fabrikam/Fiber/_versionControl', {
      type: 'Project',
      api: false,
    });
    expect([tfvc.outcome, tfvc.reason]).toEqual(['FAILURE', 'ProjectHasNoTfvc']);
  });
});

describe('Azure DevOps Server', () => {
  test('is verified by git and API over TLS that the setting makes trusted', async () => {
    const found = await verified(web());
    expect([found.outcome, found.reason]).toEqual(['SUCCESS', null]);
    for (const name of ['tls', 'git', 'identity', 'project', 'repository']) {
      expect(found.check?.(name)?.outcome).toBe('PASSED');
    }
  });

  test('sends whoever has a bad token to its own pages', async () => {
    const found = await verified(web(), { token: patFor('expired') });
    expect([found.outcome, found.reason]).toEqual(['FAILURE', 'CredentialExpiredOrRevoked']);
    expect(found.hint).toContain(`https://${host}/tfs/DefaultCollection/_usersSettings/tokens`);
    expect(found.hint).not.toContain('dev.azure.com');
  });

  test('that is allowed for https only is refused over http, and one that is not listed at all', async () => {
    const before = server.requests.length;
    expect(await refusals(web().replace('https:', 'http:'))).toEqual(['UrlPlainHttpNotAllowed']);
    expect(await refusals(web().replace(host, 'localhost:1'))).toEqual(['UrlHostNotAllowed']);
    expect(server.requests).toHaveLength(before);
  });

  test('CA_CERTIFICATES may be the path of a file, and without it the certificate is not trusted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'authority-'));
    const file = join(folder, 'authority.pem');
    await writeFile(file, certificate.cert);
    await stage.service.restart({ CA_CERTIFICATES: file });
    expect((await verified(web())).outcome).toBe('SUCCESS');
    await rm(folder, { recursive: true });
    await stage.service.restart({ CA_CERTIFICATES: '' });
    const found = await verified(web());
    expect([found.outcome, found.reason]).toEqual(['FAILURE', 'TlsNotTrusted']);
    expect(found.hint).toContain('CA_CERTIFICATES');
  });
});
