import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../simulator/ask.ts';
import { patFor } from '../simulator/world/tokens.ts';
import { apiAccess, connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const wait = { Prefer: 'wait=20' };
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const repository = (name: string) => `https://dev.azure.com/fabrikam/Fiber/_git/${name}`;

async function withConnector(spec: object = {}) {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  const { status, body } = await account.put('connectors/web', connector('web', { spec }), wait);
  expect([status, body.status.status]).toEqual([201, 'SUCCESS']);
  return { account, uid: body.uid.slice(0, 8) as string };
}

/** The commit of a branch, as the simulator tells it. */
async function commitOf(name: string, branch: string): Promise<string> {
  const url = `${stage.simulator.url}/fabrikam/Fiber/_apis/git/repositories/${name}/refs?api-version=7.1`;
  const { value } = (await ask(url)).json() as { value: { name: string; objectId: string }[] };
  return value.find((ref) => ref.name === `refs/heads/${branch}`)?.objectId ?? '';
}

type Shown = { name: string; required: boolean; outcome: string; evidence: object; durationMs: number };

describe('A success has its proof', () => {
  test.concurrent('every check, in its order, with what was found', async () => {
    const { account } = await withConnector({ apiAccess: apiAccess('account.pat') });
    const run = await account.verified('connectors/web');
    const proving = ['secrets', 'target', 'dns', 'tcp', 'git', 'identity', 'project', 'repository'];
    const abilities = ['readCode', 'readProjects', 'writeStatuses', 'manageHooks'];
    expect(run.checks.map(({ name }: Shown) => name)).toEqual([...proving, ...abilities]);
    for (const check of run.checks as Shown[]) {
      const required = proving.includes(check.name);
      expect(check).toMatchObject({ required, outcome: 'PASSED', reason: null, hint: null });
      expect(check).toMatchObject({ actor: null, retryable: null, docs: null });
      expect(check.durationMs).toBeGreaterThanOrEqual(0);
    }
    const evidence = Object.fromEntries(run.checks.map(({ name, evidence: found }: Shown) => [name, found]));
    const { id } = stage.simulator.world.repository('fabrikam/Fiber/web');
    expect(evidence).toMatchObject({
      secrets: { read: 1, referred: 1 },
      target: { organization: 'fabrikam', project: 'Fiber', repository: 'web' },
      tcp: { address: '127.0.0.1' },
      git: { status: 200, defaultBranch: 'main', commit: await commitOf('web', 'main'), empty: false },
      identity: { displayName: 'Ana Bowman', subjectKind: 'aad' },
      project: { projectName: 'Fiber', projectId: stage.simulator.world.project('fabrikam/Fiber').id },
      repository: { repositoryName: 'web', repositoryId: id, defaultBranch: 'main' },
    });
    for (const name of ['git', 'identity', 'project', 'repository', 'writeStatuses', 'manageHooks'])
      expect([name, evidence[name]]).toEqual([
        name,
        expect.objectContaining({ activityId: expect.stringMatching(guid) }),
      ]);
    expect(JSON.stringify(run)).not.toContain(patFor('alive'));
  });

  test.concurrent('a token without the scope for webhooks: PARTIAL, with who must act and where it is explained', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text(patFor('no-hooks-scope')));
    await account.put('connectors/web', connector('web', { spec: { apiAccess: apiAccess('account.pat') } }));
    const run = await account.verified('connectors/web');
    expect([run.outcome, run.reason]).toEqual(['PARTIAL', 'ScopeMissing']);
    expect(run.message).toContain('no webhook can be set up');
    expect(run.checks.find(({ name }: Shown) => name === 'manageHooks')).toMatchObject({
      required: false,
      outcome: 'FAILED',
      actor: 'credential owner',
      retryable: false,
      docs: 'docs/reasons.md#scopemissing',
    });
  });

  test.concurrent('a new commit shows in the next verification', async () => {
    const { folder } = await stage.simulator.world.addRepository('fabrikam/Fiber/moving');
    const { account } = await withConnector({ url: repository('moving') });
    const commit = await commitOf('moving', 'feature/paint');
    await promisify(execFile)('git', ['-C', folder, 'update-ref', 'refs/heads/main', commit]);
    const { body } = await account.post('connectors/web/verifications', undefined, wait);
    expect(body.checks.find(({ name }: Shown) => name === 'git').evidence.commit).toBe(commit);
  });

  test.concurrent('an empty repository is one, and says so', async () => {
    const { account } = await withConnector({ url: repository('empty') });
    const { checks } = await account.verified('connectors/web');
    const git = checks.find(({ name }: Shown) => name === 'git');
    expect(git.evidence).toMatchObject({ empty: true, defaultBranch: null, commit: null });
    expect(git.message).toContain('empty');
  });
});

describe('POST verifications', () => {
  test.concurrent('answers 202 at once and says where the result will be', async () => {
    const { account, uid } = await withConnector();
    const { status, headers, body } = await account.post('connectors/web/verifications');
    expect(status).toBe(202);
    expect(body).toMatchObject({ id: `${uid}-2`, outcome: null, completedAt: null });
    expect(['QUEUED', 'RUNNING']).toContain(body.status);
    expect(headers.get('retry-after')).toBe('1');
    const location = headers.get('operation-location') ?? '';
    const result = await stage.service.request('GET', location, undefined, wait);
    expect(result.body).toMatchObject({ id: body.id, status: 'COMPLETED', outcome: 'SUCCESS', revision: 1 });
    expect(result.headers.get('retry-after')).toBeNull();
  });

  test.concurrent('waits for the result when it is asked to; a body has no effect', async () => {
    const { account } = await withConnector();
    const { status, body } = await account.post('connectors/web/verifications', { anything: true }, wait);
    expect([status, body.status, body.outcome]).toEqual([200, 'COMPLETED', 'SUCCESS']);
    for (const time of [body.createdAt, body.startedAt, body.completedAt]) expect(new Date(time).toJSON()).toBe(time);
  });

  test.concurrent('does not make a new revision, and moves the time of the verdict', async () => {
    const { account } = await withConnector();
    const before = (await account.get('connectors/web')).body;
    const { body: run } = await account.post('connectors/web/verifications', undefined, wait);
    const after = (await account.get('connectors/web')).body;
    expect([after.revision, after.lastModifiedAt]).toEqual([before.revision, before.lastModifiedAt]);
    expect(after.status).toMatchObject({ testedAt: run.completedAt, verificationId: run.id });
  });

  test.concurrent('of a connector that does not exist: 404', async () => {
    const { status, body } = await stage.newAccount().post('connectors/web/verifications');
    expect([status, body.code]).toEqual([404, 'ConnectorNotFound']);
  });
});

describe('The history', () => {
  test.concurrent('is newest first, whole in each entry, and the same one by one', async () => {
    const { account, uid } = await withConnector();
    await account.put('secrets/pat', text(patFor('expired')));
    await account.atRest();
    await account.post('connectors/web/verifications', undefined, wait);
    const { value } = (await account.get('connectors/web/verifications')).body;
    expect(value.map(({ id, outcome }: Record<string, string>) => [id, outcome])).toEqual([
      [`${uid}-3`, 'FAILURE'],
      [`${uid}-2`, 'FAILURE'],
      [`${uid}-1`, 'SUCCESS'],
    ]);
    for (const run of value) expect((await account.get(`connectors/web/verifications/${run.id}`)).body).toEqual(run);
  });

  test.concurrent('a verification that does not exist: 404', async () => {
    const { account, uid } = await withConnector();
    for (const id of [`${uid}-2`, `${uid}-0`, `${uid}-01`, 'deadbeef-1', '1', `${uid}-99999999999`, 'x'.repeat(200)]) {
      const { status, body } = await account.get(`connectors/web/verifications/${id}`);
      expect([id, status, body.code]).toEqual([id, 404, 'VerificationNotFound']);
    }
    for (const path of ['connectors/nothing/verifications', `connectors/nothing/verifications/${uid}-1`])
      expect((await account.get(path)).body.code).toBe('ConnectorNotFound');
  });

  test.concurrent('a connector that is created again begins a new one', async () => {
    const { account, uid } = await withConnector();
    await account.delete('connectors/web');
    const created = await account.put('connectors/web', connector('web'), wait);
    expect(created.body.status.verificationId).toBe(`${created.body.uid.slice(0, 8)}-1`);
    expect((await account.get('connectors/web/verifications')).body.value).toHaveLength(1);
    expect((await account.get(`connectors/web/verifications/${uid}-1`)).status).toBe(404);
  });
});

describe('A run that has been overtaken ends as SUPERSEDED', () => {
  test.concurrent('when its connector was deleted while it ran', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text(patFor('alive')));
    await account.put('connectors/web', connector('web', { spec: { url: repository('slow') } }));
    expect((await account.delete('connectors/web')).status).toBe(200);
    await account.atRest();
    const runs = (await account.rows()).filter(({ rowKey }) => rowKey.startsWith('run!'));
    expect(runs).toMatchObject([{ state: 'COMPLETED', outcome: 'SUPERSEDED' }]);
    expect((await account.get('connectors/web')).status).toBe(404);
  });

  test.concurrent('when a newer definition came while it ran; the verdict is that of the newer one', async () => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text(patFor('alive')));
    await account.put('connectors/web', connector('web', { spec: { url: repository('slow') } }));
    // Not before the first has been taken up: it is to be overtaken while it asks.
    await stage.service.waitFor(async () => {
      const [first] = (await account.get('connectors/web/verifications')).body.value;
      return first.status === 'RUNNING';
    }, 'the first verification to run');
    const second = await account.put(
      'connectors/web',
      connector('web', { spec: { url: repository('nothing') } }),
      wait,
    );
    expect(second.body.status).toMatchObject({ status: 'FAILURE', reason: 'RepositoryNotFound', observedRevision: 2 });
    await account.atRest();
    const { value } = (await account.get('connectors/web/verifications')).body;
    expect(value).toMatchObject([{ outcome: 'FAILURE' }, { outcome: 'SUPERSEDED', supersededBy: value[0].id }]);
    expect((await account.get('connectors/web')).body.status.verificationId).toBe(value[0].id);
  });
});
