import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { application } from '../../infra/local/identity/entra.ts';
import { userAssigned } from '../../infra/local/identity/identity.ts';
import { tenantId } from '../../infra/local/identity/token.ts';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { connector, http, text, webUrl } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
let account: Account;
beforeAll(async () => {
  stage = await startWithSimulator({ ALLOWED_HOSTS: 'tfs.example.com' });
  await stage.service.restart({ AZURE_AUTHORITY_HOST: stage.service.world.identity.authority });
  stage.simulator.world.addPrincipal(application.objectId, 'build', ['fabrikam']);
});
beforeEach(() => {
  account = stage.newAccount();
});
afterEach(() => stage.simulator.world.refuseBearers(false));
afterAll(() => stage.close());

const allowed = { scopes: [{}], organizations: ['fabrikam'] };
const managedIdentity = { type: 'ManagedIdentity', allowed };
const servicePrincipal = {
  type: 'ServicePrincipal',
  tenantId,
  clientId: application.clientId,
  clientSecretRef: 'account.entra',
  allowed,
};

/** A definition that acts as the identity `ci`, for git and for the API. */
function acting(type: string, spec: object = {}) {
  const authentication = { type: 'Http', spec: { type, spec: { identityRef: 'ci' } } };
  return connector('web', { spec: { authentication, apiAccess: { type: 'Identity' }, ...spec } });
}

async function verdict() {
  await account.verified('connectors/web');
  return await verdictShown();
}

async function verdictShown() {
  const { status } = (await account.get('connectors/web')).body;
  return [status.status, status.reason];
}

async function verifyAgain() {
  const answer = await account.post('connectors/web/verifications', undefined, { Prefer: 'wait=20' });
  return [answer.body.outcome, answer.body.reason];
}

describe('A connector without a token of its own', () => {
  test('acts as the managed identity of the service, for git and the API, without the vault', async () => {
    await account.put('identities/ci', managedIdentity);
    stage.service.wire.reset();
    expect((await account.put('connectors/web', acting('ManagedIdentity'))).status).toBe(201);
    expect(await verdict()).toEqual(['SUCCESS', null]);
    const { checks } = await account.verified('connectors/web');
    expect(checks[0]).toMatchObject({
      name: 'secrets',
      outcome: 'PASSED',
      message: 'Microsoft Entra gave a token for the identity ci.',
      evidence: { read: 0, referred: 0, identity: 'ci' },
    });
    const identity = checks.find(({ name }: { name: string }) => name === 'identity');
    expect(identity.evidence).toMatchObject({ displayName: 'connector-service', subjectKind: 'aadsp' });
    expect(stage.service.wire.operations.filter(({ service }) => service === 'vault')).toEqual([]);
  });

  test('acts as a service principal, whose secret is read from the vault', async () => {
    await account.put('secrets/entra', text(application.clientSecret));
    expect((await account.put('identities/ci', servicePrincipal)).status).toBe(201);
    await account.put('connectors/web', acting('ServicePrincipal'));
    expect(await verdict()).toEqual(['SUCCESS', null]);
  });

  test('acts as a workload that the managed identity vouches for', async () => {
    const { clientId } = application;
    await account.put('identities/ci', { type: 'WorkloadIdentity', tenantId, clientId, allowed });
    await account.put('connectors/web', acting('WorkloadIdentity'));
    expect(await verdict()).toEqual(['SUCCESS', null]);
  });

  test('keeps its token for git, and asks the API as an identity', async () => {
    await account.put('identities/ci', managedIdentity);
    await account.put('secrets/pat', text(patFor('alive')));
    const apiAccess = { type: 'Identity', spec: { identityRef: 'ci' } };
    await account.put('connectors/web', connector('web', { spec: { authentication: http('account.pat'), apiAccess } }));
    expect(await verdict()).toEqual(['SUCCESS', null]);
  });

  test('is verified before it is saved', async () => {
    await account.put('identities/ci', managedIdentity);
    const answer = await account.post('verifications', acting('ManagedIdentity'), { Prefer: 'wait=20' });
    expect(answer.body).toMatchObject({ status: 'COMPLETED', outcome: 'SUCCESS' });
  });
});

describe('What is wrong with an identity is told', () => {
  test.each([
    ['a wrong client secret', 'swordfish-swordfish', 'AADSTS7000215'],
    ['an expired client secret', application.expiredSecret, 'AADSTS7000222'],
  ])('%s', async (_, secret, number) => {
    await account.put('secrets/entra', text(secret));
    await account.put('identities/ci', servicePrincipal);
    await account.put('connectors/web', acting('ServicePrincipal'));
    expect(await verdict()).toEqual(['FAILURE', 'IdentityRefused']);
    expect((await account.get('connectors/web')).body.status.message).toContain(number);
    await account.put('secrets/entra', text(application.clientSecret));
    expect(await verifyAgain()).toEqual(['SUCCESS', null]);
  });

  test('it is no user of the organization', async () => {
    const [stranger] = userAssigned;
    await account.put('identities/ci', { ...managedIdentity, clientId: stranger?.clientId });
    await account.put('connectors/web', acting('ManagedIdentity'));
    expect(await verdict()).toEqual(['FAILURE', 'NotInOrganization']);
  });

  test('the organization is of another tenant', async () => {
    const organization = stage.simulator.world.organization('contoso');
    organization.tenant = 'another';
    await account.put('identities/ci', { ...managedIdentity, allowed: { ...allowed, organizations: ['contoso'] } });
    await account.put('connectors/web', acting('ManagedIdentity', { url: webUrl.replace('fabrikam', 'contoso') }));
    expect(await verdict()).toEqual(['FAILURE', 'EntraTokenRefused']);
  });

  test('Azure does not give it to this service: the connector may be fine', async () => {
    await account.put('identities/ci', { ...managedIdentity, clientId: application.clientId });
    await account.put('connectors/web', acting('ManagedIdentity'));
    expect(await verdict()).toEqual(['UNKNOWN', 'IdentityUnavailable']);
  });

  test('its client secret cannot be deleted while it is one', async () => {
    await account.put('secrets/entra', text(application.clientSecret));
    await account.put('identities/ci', servicePrincipal);
    const refused = await account.delete('secrets/entra');
    expect([refused.status, refused.body.code]).toEqual([409, 'SecretInUse']);
    expect(refused.body.detail).toContain('ci');
    await account.delete('identities/ci');
    expect((await account.delete('secrets/entra')).status).toBe(204);
  });
});

test('Entra that does not answer is waited for, and the verdict stays', async () => {
  const { authority } = stage.service.world.identity;
  await account.put('secrets/entra', text(application.clientSecret));
  await account.put('identities/ci', servicePrincipal);
  await account.put('connectors/web', acting('ServicePrincipal'));
  expect(await verdict()).toEqual(['SUCCESS', null]);
  try {
    await stage.service.restart({ AZURE_AUTHORITY_HOST: 'https://127.0.0.1:9' });
    await account.post('connectors/web/verifications');
    await stage.service.waitFor(async () => {
      const [run] = (await account.get('connectors/web/verifications')).body.value;
      return run.status === 'QUEUED' && run.reason === 'EntraUnavailable' && run.notBefore !== null;
    }, 'the wait');
    expect(await verdictShown()).toEqual(['SUCCESS', null]);
  } finally {
    await stage.service.restart({ AZURE_AUTHORITY_HOST: authority });
  }
});

describe('A token that Azure DevOps refuses', () => {
  test('is forgotten, and a new one is tried once', async () => {
    await account.put('secrets/entra', text(application.clientSecret));
    await account.put('identities/ci', servicePrincipal);
    await account.put('connectors/web', acting('ServicePrincipal'));
    expect(await verdict()).toEqual(['SUCCESS', null]);
    stage.simulator.world.refuseBearers();
    expect(await verifyAgain()).toEqual(['SUCCESS', null]);
  });

  test('and whose successor is the same is not tried again', async () => {
    await account.put('identities/ci', managedIdentity);
    await account.put('connectors/web', acting('ManagedIdentity'));
    expect(await verdict()).toEqual(['SUCCESS', null]);
    stage.simulator.world.refuseBearers();
    stage.simulator.requests.length = 0;
    expect(await verifyAgain()).toEqual(['FAILURE', 'EntraTokenRefused']);
    const asked = stage.simulator.requests.filter(({ path }) => path.includes('connectionData'));
    expect(asked).toHaveLength(1);
  });
});

async function refusal(body: object) {
  const answer = await account.put('connectors/web', body);
  return [answer.status, answer.body.errors?.map(({ code }: { code: string }) => code)];
}

describe('An identity is granted', () => {
  test('to scopes and organizations, of the type that it has, and to Services', async () => {
    expect(await refusal(acting('ManagedIdentity'))).toEqual([400, ['IdentityMissing']]);
    await account.put('identities/ci', {
      ...managedIdentity,
      allowed: { scopes: [{ orgIdentifier: 'retail' }], organizations: ['fabrikam'] },
    });
    expect(await refusal(acting('ManagedIdentity'))).toEqual([400, ['IdentityNotGranted']]);
    // Nothing is told of what is not granted, so the wrong type is no news.
    expect(await refusal(acting('ServicePrincipal'))).toEqual([400, ['IdentityNotGranted']]);
    await account.put('identities/ci', { ...managedIdentity, allowed: { ...allowed, organizations: ['contoso'] } });
    expect(await refusal(acting('ManagedIdentity'))).toEqual([400, ['IdentityNotGranted']]);
    const validated = await account.post('connectors/validate', acting('ManagedIdentity'));
    expect(validated.body).toMatchObject({ valid: false, errors: [{ code: 'IdentityNotGranted' }] });
    await account.put('identities/ci', managedIdentity);
    expect(await refusal(acting('WorkloadIdentity'))).toEqual([400, ['IdentityTypeMismatch']]);
    expect((await account.put('connectors/web', acting('ManagedIdentity'))).status).toBe(201);
    const onServer = acting('ManagedIdentity', { url: 'https://tfs.example.com/tfs/Fabrikam/Fiber/_git/web' });
    expect(await refusal(onServer)).toEqual([400, ['IdentityForServicesOnly']]);
  });

  test('and the grant may be withdrawn, or the identity deleted: the next verification fails', async () => {
    await account.put('identities/ci', managedIdentity);
    await account.put('connectors/web', acting('ManagedIdentity'));
    expect(await verdict()).toEqual(['SUCCESS', null]);
    stage.simulator.requests.length = 0;
    await account.put('identities/ci', { ...managedIdentity, allowed: { ...allowed, organizations: [] } });
    expect(await verifyAgain()).toEqual(['FAILURE', 'IdentityNotGranted']);
    await account.put('identities/ci', managedIdentity);
    expect((await account.delete('identities/ci')).status).toBe(204);
    expect(await verifyAgain()).toEqual(['FAILURE', 'IdentityNotGranted']);
    expect(stage.simulator.requests).toEqual([]);
  });

  test('by calls that may be repeated and conditional', async () => {
    const created = await account.put('identities/ci', managedIdentity, { 'If-None-Match': '*' });
    const tag = created.headers.get('etag') ?? '';
    expect([created.status, created.body.revision]).toEqual([201, 1]);
    expect((await account.put('identities/ci', managedIdentity)).body.revision).toBe(1);
    const changed = { ...managedIdentity, description: 'of the builds' };
    expect((await account.put('identities/ci', changed, { 'If-Match': tag })).body.revision).toBe(2);
    expect((await account.put('identities/ci', managedIdentity, { 'If-Match': tag })).status).toBe(412);
    expect((await account.delete('identities/ci', { 'If-Match': tag })).status).toBe(412);
    expect((await account.get('identities/ci')).body).toMatchObject({ identifier: 'ci', identity: changed });
    await account.put('identities/other', managedIdentity);
    const page = (await account.get('identities?pageSize=1')).body;
    expect(page.value.map(({ identifier }: { identifier: string }) => identifier)).toEqual(['ci']);
    const next = await stage.service.request('GET', page.nextLink);
    expect(next.body.value.map(({ identifier }: { identifier: string }) => identifier)).toEqual(['other']);
    expect((await account.get('identities/nobody')).body.code).toBe('IdentityNotFound');
  });
});

describe('A client secret', () => {
  test('must exist, be a text, and belong to nobody else', async () => {
    const code = async () => (await account.put('identities/ci', servicePrincipal)).body.errors?.[0].code;
    expect(await code()).toBe('SecretMissing');
    const sent = connector('web', {
      spec: { authentication: http('account.entra'), ignoreTestConnection: true },
      secrets: { 'account.entra': text(patFor('alive')) },
    });
    await account.put('connectors/web', sent);
    expect(await code()).toBe('SecretBoundToAnotherDeployment');
  });

  test('is sent to Entra alone, also when its value is given again', async () => {
    await account.put('secrets/entra', text(application.clientSecret));
    await account.put('identities/ci', servicePrincipal);
    const misuse = connector('web', { spec: { authentication: http('account.entra') } });
    const code = async (body: object) => (await account.put('connectors/web', body)).body.errors?.[0].code;
    expect(await code(misuse)).toBe('SecretBoundToAnotherDeployment');
    await account.put('secrets/entra', text('another-client-secret'));
    expect(await code(misuse)).toBe('SecretBoundToAnotherDeployment');
    const inline = { ...misuse, secrets: { 'account.entra': text('a-value-of-my-own') } };
    expect(await code(inline)).toBe('SecretBoundToAnotherDeployment');
    expect((await account.get('secrets/entra')).body.deployment).toBe('entra');
  });
});

test('No token of Entra stands in an answer, a row, the log, or on the way to tables and queues', async () => {
  await account.put('identities/ci', managedIdentity);
  await account.put('connectors/web', acting('ManagedIdentity', { url: webUrl.replace(/web$/, 'floods-rest') }));
  await account.verified('connectors/web');
  const told = [
    stage.service.output(),
    JSON.stringify(await account.rows()),
    JSON.stringify((await account.get('connectors/web')).body),
    JSON.stringify((await account.get('connectors/web/verifications')).body),
  ];
  const tokens = stage.simulator.world.bearers();
  expect(tokens.length).toBeGreaterThan(0);
  for (const token of tokens) {
    const signature = token.split('.')[2] ?? token;
    expect(told.filter((words) => words.includes(signature))).toEqual([]);
    expect(stage.service.wire.carrying(signature)).toEqual([]);
  }
});
