import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, http, text, webUrl } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

async function accountWithToken(token = 'alive'): Promise<Account> {
  const account = stage.newAccount();
  expect((await account.put('secrets/pat', text(patFor(token)))).status).toBe(201);
  return account;
}

const repositoryUrl = (name: string) => `https://dev.azure.com/fabrikam/Fiber/_git/${name}`;

describe('PUT, GET, list and DELETE connector', () => {
  test.concurrent.each([
    ['account', '', 'account.pat', {}],
    ['organization', '?orgIdentifier=retail', 'org.pat', { orgIdentifier: 'retail' }],
    [
      'project',
      '?orgIdentifier=retail&projectIdentifier=shop',
      'pat',
      { orgIdentifier: 'retail', projectIdentifier: 'shop' },
    ],
  ])('at %s scope', async (_, scope, tokenRef, place) => {
    const account = stage.newAccount();
    await account.put(`secrets/pat${scope}`, text(patFor('alive')));
    const path = `connectors/web_shop${scope}`;
    const sent = connector('web_shop', { ...place, tags: { team: 'web' }, spec: { authentication: http(tokenRef) } });
    const created = await account.put(path, sent);
    expect(created.status).toBe(201);
    const { uid, createdAt } = created.body;
    expect(uid).toMatch(/^[0-9a-f]{32}$/);
    expect(created.headers.get('etag')).toBe(`"${uid.slice(0, 8)}-1"`);
    expect(created.body).toMatchObject({
      connector: sent.connector,
      revision: 1,
      lastModifiedAt: createdAt,
      repository: { organization: 'fabrikam', project: 'Fiber', repository: 'web', gitUrl: webUrl },
      warnings: [],
      status: { status: 'PENDING', reason: null, testedAt: null, verificationId: null },
    });
    await account.verified(path);
    const read = await account.get(path);
    expect([read.status, read.headers.get('etag')]).toEqual([200, created.headers.get('etag')]);
    expect(read.body).toMatchObject({ connector: sent.connector, uid, status: { status: 'SUCCESS' } });
    expect((await account.get(`connectors${scope}`)).body).toEqual({ value: [read.body] });
    const deleted = await account.delete(path);
    expect([deleted.status, deleted.body]).toEqual([200, { unusedSecrets: [tokenRef] }]);
    const gone = await account.get(path);
    expect([gone.status, gone.body.code]).toEqual([404, 'ConnectorNotFound']);
    expect((await account.delete(path)).body.code).toBe('ConnectorNotFound');
    expect((await account.get(`connectors${scope}`)).body).toEqual({ value: [] });
    expect((await account.rows()).filter(({ rowKey }) => /^(?:connector|use)!/.test(rowKey))).toEqual([]);
  });

  test.concurrent('only what has a meaning is stored: no nulls, no unknown fields, no empty texts', async () => {
    const account = await accountWithToken();
    const sent = connector('web', { description: '', accountIdentifier: 'other', colour: 'red', tags: null });
    const { body } = await account.put('connectors/web', sent);
    expect(body.connector).toEqual(connector('web').connector);
  });

  test.concurrent('a connector of another type is refused', async () => {
    const account = await accountWithToken();
    const { status, body } = await account.put('connectors/web', connector('web', { type: 'Github' }));
    expect([status, body.errors[0].pointer]).toEqual([400, '/connector/type']);
  });
});

describe('Saving verifies', () => {
  test.concurrent('GET after PUT shows PENDING, then the verdict', async () => {
    const account = await accountWithToken();
    await account.put('connectors/web', connector('web', { spec: { url: repositoryUrl('slow') } }));
    expect((await account.get('connectors/web')).body.status).toMatchObject({ status: 'PENDING', testedAt: null });
    const run = await account.verified('connectors/web');
    expect((await account.get('connectors/web')).body.status).toMatchObject({
      status: 'SUCCESS',
      reason: null,
      testedAt: run.completedAt,
      lastConnectedAt: run.completedAt,
      observedRevision: 1,
      verificationId: run.id,
      errors: [],
      errorSummary: null,
    });
  });

  test.concurrent('Operation-Location and Retry-After lead to the verification', async () => {
    const account = await accountWithToken();
    const { headers } = await account.put('connectors/web', connector('web'));
    expect(headers.get('retry-after')).toBe('1');
    const location = headers.get('operation-location') ?? '';
    expect(location).toMatch(
      new RegExp(
        `^${stage.service.url}/api/v1/connectors/web/verifications/[0-9a-f]{8}-1\\?accountIdentifier=${account.name}$`,
      ),
    );
    const { status, body } = await stage.service.request('GET', location, undefined, { Prefer: 'wait=20' });
    expect([status, body.status, body.outcome]).toEqual([200, 'COMPLETED', 'SUCCESS']);
  });

  test.concurrent('Prefer: wait answers with the verdict and its reason', async () => {
    const account = await accountWithToken('expired');
    const sent = connector('web', { spec: { apiAccess: apiAccess('account.pat') } });
    const { status, body } = await account.put('connectors/web', sent, { Prefer: 'respond-async, wait=20' });
    expect(status).toBe(201);
    expect(body.status).toMatchObject({ status: 'FAILURE', reason: 'CredentialExpiredOrRevoked' });
    expect(body.status.errors.map(({ check }: { check: string }) => check)).toEqual(['git', 'identity']);
    expect(body.status.hint).toContain('https://dev.azure.com/fabrikam/_usersSettings/tokens');
  });

  test.concurrent('Prefer: wait that is too short answers PENDING', async () => {
    const account = await accountWithToken();
    const sent = connector('web', { spec: { url: repositoryUrl('slow') } });
    const { status, headers, body } = await account.put('connectors/web', sent, { Prefer: 'wait=1' });
    expect([status, body.status.status]).toEqual([201, 'PENDING']);
    expect(headers.get('operation-location')).not.toBeNull();
  });

  test.concurrent('a changed definition is a new revision that is verified anew', async () => {
    const account = await accountWithToken();
    const first = await account.put('connectors/web', connector('web'), { Prefer: 'wait=20' });
    const slow = connector('web', { spec: { url: repositoryUrl('slow') } });
    const second = await account.put('connectors/web', slow);
    expect([second.status, second.body.revision, second.body.uid]).toEqual([200, 2, first.body.uid]);
    expect(second.headers.get('etag')).not.toBe(first.headers.get('etag'));
    expect(second.body.createdAt).toBe(first.body.createdAt);
    expect((await account.get('connectors/web')).body.status).toMatchObject({
      status: 'PENDING',
      observedRevision: 1,
      lastConnectedAt: first.body.status.lastConnectedAt,
      lastAttempt: { outcome: 'SUCCESS' },
    });
    expect(await account.verified('connectors/web')).toMatchObject({ revision: 2, outcome: 'SUCCESS' });
  });

  test.concurrent('ignoreTestConnection: stored as UNKNOWN, NotTested, until somebody asks', async () => {
    const account = await accountWithToken();
    const sent = connector('web', { spec: { ignoreTestConnection: true, url: repositoryUrl('My%20Repo') } });
    const { status, headers, body } = await account.put('connectors/web', sent, { Prefer: 'wait=20' });
    expect([status, headers.get('operation-location')]).toEqual([201, null]);
    expect(body.status).toMatchObject({ status: 'UNKNOWN', reason: 'NotTested', testedAt: null });
    expect((await account.get('connectors/web/verifications')).body).toEqual({ value: [] });
    await account.put('secrets/pat', text(patFor('alive', 52)));
    await account.atRest();
    expect((await account.rows()).filter(({ rowKey }) => rowKey.startsWith('run!'))).toEqual([]);
    expect(stage.simulator.requests.filter(({ path }) => path.includes('My%20Repo'))).toEqual([]);
    await account.post('connectors/web/verifications', undefined, { Prefer: 'wait=20' });
    expect((await account.get('connectors/web')).body.status).toMatchObject({ status: 'SUCCESS' });
  });
});
