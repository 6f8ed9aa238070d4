import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { apiAccess, connector, ssh, sshKey, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const key = sshKey();

/** Stores a connector, waits for its verdict, and gives what each check found. */
async function store(spec: object, { withApi = false } = {}) {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  await account.put('secrets/key', key);
  const access = withApi ? { apiAccess: apiAccess('account.pat') } : {};
  const { status, body } = await account.put('connectors/web', connector('web', { spec: { ...spec, ...access } }), {
    Prefer: 'wait=20',
  });
  expect(status).toBe(201);
  const run = await account.verified('connectors/web');
  const checks: Record<string, string> = Object.fromEntries(
    run.checks.map(({ name, outcome, reason }: Record<string, string>) => [name, reason ?? outcome]),
  );
  return { verdict: [body.status.status, body.status.reason], checks, body };
}

/** What arrived for an organization: its name is the first of every path. */
const requestsOf = (organization: string) =>
  stage.simulator.requests.filter(({ path }) => path.startsWith(`/${organization}/`));

describe('Delegates', () => {
  test.concurrent('a connector with selectors is never verified from the platform', async () => {
    const spec = { url: 'https://dev.azure.com/for-delegates/Fiber/_git/web', delegateSelectors: ['eu', 'vnet'] };
    for (const withApi of [false, true]) {
      const { verdict, checks } = await store(spec, { withApi });
      expect(verdict).toEqual(['UNKNOWN', 'NoEligibleDelegate']);
      expect(checks).toEqual({ delegate: 'NoEligibleDelegate' });
    }
    expect(requestsOf('for-delegates')).toEqual([]);
  });

  test.concurrent.each([
    ['executeOnDelegate: false', { delegateSelectors: ['eu'], executeOnDelegate: false }, ['SelectorsWithoutDelegate']],
    ['no selectors', { delegateSelectors: [], executeOnDelegate: true }, []],
    ['null for both', { delegateSelectors: null, executeOnDelegate: null }, []],
  ])('%s: the platform verifies', async (_, spec, warnings) => {
    const { verdict, body } = await store(spec);
    expect(verdict).toEqual(['SUCCESS', null]);
    expect(body.warnings.map(({ code }: { code: string }) => code)).toEqual(warnings);
  });
});

describe('A definition that contradicts itself fails without a call', () => {
  const contradictions: [string, string, object, string][] = [
    [
      'type Repo, and a URL without repository',
      'no-repository',
      { url: 'https://dev.azure.com/no-repository/Fiber' },
      'RepositoryMissingInUrl',
    ],
    [
      'HTTP, and an SSH URL',
      'http-but-ssh',
      { url: 'git@ssh.dev.azure.com:v3/http-but-ssh/Fiber/web' },
      'SchemeMismatch',
    ],
    [
      'SSH, and an HTTP URL',
      'ssh-but-http',
      { url: 'https://dev.azure.com/ssh-but-http/Fiber/_git/web', authentication: ssh('account.key') },
      'SchemeMismatch',
    ],
  ];

  test.concurrent.each(contradictions)('%s', async (_, organization, spec, reason) => {
    for (const withApi of [false, true]) {
      const { verdict, checks, body } = await store(spec, { withApi });
      expect(verdict).toEqual(['FAILURE', reason]);
      expect([checks['secrets'], checks['target'], checks['git']]).toEqual(['PASSED', reason, 'DependsOnFailedCheck']);
      expect(body.warnings.map(({ code }: { code: string }) => code)).toEqual([reason]);
    }
    expect(requestsOf(organization)).toEqual([]);
  });
});

describe('A project', () => {
  const project = { url: 'https://dev.azure.com/fabrikam/Fiber', type: 'Project' };

  test.concurrent('with a Test Repository is verified through it', async () => {
    const { verdict, checks } = await store({ ...project, validationRepo: 'My Repo' }, { withApi: true });
    expect(verdict).toEqual(['SUCCESS', null]);
    expect(checks).toMatchObject({ git: 'PASSED', repository: 'PASSED' });
  });

  test.concurrent('whose URL names a repository uses that one', async () => {
    const { verdict, body } = await store({ ...project, url: 'https://dev.azure.com/fabrikam/Fiber/_git/web' });
    expect(verdict).toEqual(['SUCCESS', null]);
    expect(body.repository).toMatchObject({ project: 'Fiber', repository: 'web' });
    expect(body.warnings).toMatchObject([{ code: 'ProjectUrlNamesRepository', corrected: project.url }]);
  });

  test.concurrent('whose URL names a repository, with another as Test Repository, uses the latter', async () => {
    const spec = { ...project, url: 'https://dev.azure.com/fabrikam/Fiber/_git/nothing', validationRepo: 'web' };
    const { verdict, body } = await store(spec);
    expect([verdict[0], body.repository.repository]).toEqual(['SUCCESS', 'web']);
  });

  test.concurrent('without a Test Repository: the API tells a part of it', async () => {
    const { verdict, checks } = await store(project, { withApi: true });
    expect(verdict).toEqual(['PARTIAL', 'NoTestRepository']);
    expect(checks).toMatchObject({ git: 'NoTestRepository', identity: 'PASSED', project: 'PASSED' });
    expect(checks).not.toHaveProperty('repository');
  });

  test.concurrent('without a Test Repository and without the API: nothing is known, and nobody was asked', async () => {
    const { verdict, checks } = await store({ ...project, url: 'https://dev.azure.com/bare-project/Fiber' });
    expect(verdict).toEqual(['UNKNOWN', 'NoTestRepository']);
    expect(checks).toEqual({ secrets: 'PASSED', target: 'PASSED', git: 'NoTestRepository' });
    expect(requestsOf('bare-project')).toEqual([]);
  });
});
