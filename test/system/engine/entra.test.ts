import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureCertificate } from '../../../infra/local/certificate.ts';
import { application, startEntra } from '../../../infra/local/identity/entra.ts';
import { startIdentity, userAssigned } from '../../../infra/local/identity/identity.ts';
import { issueToken, objectIdIn, systemAssigned, tenantId } from '../../../infra/local/identity/token.ts';
import { makeEntra } from '../../../shared/entra/tokens.ts';
import type { EntraIdentity } from '../../../shared/model/entra-identity.ts';
import { credentialOf } from '../world-clients.ts';
import { temporaryFolder } from '../local-world/temporary-folder.ts';

const key = 'signs the tokens';
const header = 'a header';
const before = { ...process.env };
const trusted = getCACertificates('default');
const stack = new AsyncDisposableStack();
let folder: string;
let authorityHost: string;
let endpoint: string;

beforeAll(async () => {
  folder = stack.use(await temporaryFolder()).path;
  const certificate = await ensureCertificate(folder);
  setDefaultCACertificates([...trusted, await readFile(certificate.certificateFile, 'utf8')]);
  const entra = await startEntra({ certificate, key });
  const identity = await startIdentity({ header, key });
  stack.defer(() => entra.close());
  stack.defer(() => identity.close());
  authorityHost = entra.authority;
  endpoint = identity.endpoint;
  Object.assign(process.env, { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header, NO_PROXY: '127.0.0.1' });
});
afterAll(async () => {
  process.env = before;
  setDefaultCACertificates(trusted);
  await stack.disposeAsync();
});

const allowed = { scopes: [{}], organizations: ['fabrikam'] };
const { clientId, objectId, clientSecret, expiredSecret } = application;
const servicePrincipal = {
  type: 'ServicePrincipal',
  tenantId,
  clientId,
  clientSecretRef: 'account.x',
  allowed,
} as const;
const workload = { type: 'WorkloadIdentity', tenantId, clientId, allowed } as const;

async function ask(identity: EntraIdentity, secret: string | null = null, federatedTokenFile: string | null = null) {
  const own = () => Promise.resolve(credentialOf({ endpoint, header, authority: authorityHost }));
  const entra = makeEntra({ authorityHost, federatedTokenFile }, own);
  return await entra.token({ key: 'k', version: '1', identity, clientSecret: secret });
}

describe('A token for Azure DevOps is got from Entra', () => {
  test.each<[string, EntraIdentity, string | null, string]>([
    ['for a service principal with its secret', servicePrincipal, clientSecret, objectId],
    ['for a workload with the managed identity of the service', workload, null, objectId],
    ['for the managed identity', { type: 'ManagedIdentity', allowed }, null, systemAssigned.objectId],
    [
      'for a user-assigned managed identity',
      { type: 'ManagedIdentity', clientId: userAssigned[0]?.clientId, allowed },
      null,
      userAssigned[0]?.objectId ?? '',
    ],
  ])('%s', async (_, identity, secret, expected) => {
    const answer = await ask(identity, secret);
    if (!answer.ok) throw new Error(answer.reason);
    const { token, expiresAt } = answer.value;
    expect(objectIdIn(token)).toBe(expected);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.aud).toBe('499b84ac-1321-427f-aa17-267ca6975798');
    expect(Math.abs(expiresAt / 1000 - claims.exp)).toBeLessThanOrEqual(2);
  });

  test('for a workload with the file that it is given', async () => {
    const file = join(folder, 'proof');
    const { token } = issueToken(key, 'api://AzureADTokenExchange');
    await writeFile(file, `${token}\n`);
    expect(await ask(workload, null, file)).toMatchObject({ ok: true });
    await writeFile(file, issueToken(key, 'api://AzureADTokenExchange', 0).token);
    expect(await ask(workload, null, file)).toMatchObject({
      reason: 'IdentityRefused',
      evidence: { aadsts: '700024' },
    });
  });
});

describe('Entra gives none', () => {
  const stranger = '10ca1000-0000-4000-8000-00000000dead';
  test.each<[string, EntraIdentity, string | null, string]>([
    ['for a wrong client secret', servicePrincipal, 'swordfish', '7000215'],
    ['for one that has expired', servicePrincipal, expiredSecret, '7000222'],
    ['to an application it does not know', { ...servicePrincipal, clientId: stranger }, clientSecret, '700016'],
    ['in a tenant that does not exist', { ...servicePrincipal, tenantId: stranger }, clientSecret, '90002'],
  ])('%s, and is told apart by its number', async (_, identity, secret, aadsts) => {
    const answer = await ask(identity, secret);
    expect(answer).toMatchObject({ ok: false, reason: 'IdentityRefused', evidence: { aadsts } });
    expect(JSON.stringify(answer)).not.toContain('swordfish');
  });

  test('to a workload that another identity vouches for', async () => {
    const file = join(folder, 'foreign');
    const { token } = issueToken(key, 'api://AzureADTokenExchange', Date.now(), application);
    await writeFile(file, token);
    expect(await ask(workload, null, file)).toMatchObject({
      reason: 'IdentityRefused',
      evidence: { aadsts: '700213' },
    });
  });

  test.each<[string, EntraIdentity, string | null]>([
    ['a managed identity that is not assigned', { type: 'ManagedIdentity', clientId: stranger, allowed }, null],
    ['a workload without its file', workload, '/nowhere/proof'],
  ])('and %s is the trouble of this service', async (_, identity, file) => {
    expect(await ask(identity, null, file)).toMatchObject({ ok: false, reason: 'IdentityUnavailable' });
  });

  test('when it does not answer, and that is tried again', async () => {
    const entra = makeEntra({ authorityHost: 'https://127.0.0.1:9', federatedTokenFile: null }, () =>
      Promise.reject(new Error('not needed')),
    );
    const asked = { key: 'k', version: '1', identity: servicePrincipal, clientSecret };
    expect(await entra.token(asked)).toMatchObject({ ok: false, reason: 'EntraUnavailable' });
  });
});
