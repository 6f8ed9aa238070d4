import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sentinels } from '../simulator/sentinels.ts';
import { patFor, seedTokens } from '../simulator/world/tokens.ts';
import { apiAccess, connector, text, webUrl } from './definition.ts';
import { ownToken } from './own-token.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

type Given = { url?: string; git?: string; api?: string | null };
type Verdict = readonly [verdict: string, reason: string | null];

/** Stores a connector with these tokens, and gives the verdict with its reason as the connector shows them. */
async function verdictOf({ url = webUrl, git = patFor('alive'), api = null }: Given) {
  const account = stage.newAccount();
  const sent = connector('web', {
    spec: { url, ...(api === null ? {} : { apiAccess: apiAccess('account.api') }) },
    secrets: { 'account.pat': text(git), ...(api === null ? {} : { 'account.api': text(api) }) },
  });
  expect((await account.put('connectors/web', sent)).status).toBe(201);
  const run = await account.verified('connectors/web');
  const { status } = (await account.get('connectors/web')).body;
  expect([run.outcome, run.reason]).toEqual([status.status, status.reason]);
  // Both say the same, and to the person who must act.
  expect([status.message, status.hint]).toEqual([run.message, run.hint]);
  expect(status.hint === null).toBe(status.status === 'SUCCESS');
  return { verdict: [status.status, status.reason] as const, run, status };
}

const repository = (name: string) => `https://dev.azure.com/fabrikam/Fiber/_git/${name}`;
const succeeds: Verdict = ['SUCCESS', null];
const fails = (reason: string): Verdict => ['FAILURE', reason];
const partly = (reason: string): Verdict => ['PARTIAL', reason];
const passes = (reason: string): Verdict => ['UNKNOWN', reason];

describe('Every token of the simulator', { concurrent: true }, () => {
  /** With API access, and without. */
  const expected: Record<string, readonly [Verdict, Verdict]> = {
    alive: [succeeds, succeeds],
    expired: [fails('CredentialExpiredOrRevoked'), fails('CredentialExpiredOrRevoked')],
    revoked: [fails('CredentialExpiredOrRevoked'), fails('CredentialExpiredOrRevoked')],
    'no-code-scope': [fails('ScopeMissing'), fails('ScopeMissing')],
    'no-project-scope': [fails('ScopeMissing'), succeeds],
    'no-status-scope': [partly('ScopeMissing'), succeeds],
    'no-hooks-scope': [partly('ScopeMissing'), succeeds],
    'read-only': [partly('PermissionMissing'), succeeds],
    'other-organization': [fails('CredentialExpiredOrRevoked'), fails('CredentialExpiredOrRevoked')],
    'global-blocked': [fails('GlobalTokenBlocked'), fails('GlobalTokenBlocked')],
    'not-a-member': [fails('NotInOrganization'), fails('NotInOrganization')],
    'conditional-access': [fails('ConditionalAccess'), fails('ConditionalAccess')],
    outsider: [fails('ProjectNotFound'), fails('ProjectNotFound')],
  };

  test('is tried', () => {
    expect(Object.keys(expected).toSorted()).toEqual(
      seedTokens()
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  test.each(Object.entries(expected))('%s', async (name, [withApi, without]) => {
    const token = patFor(name);
    const [api, git] = await Promise.all([verdictOf({ git: token, api: token }), verdictOf({ git: token })]);
    expect([api.verdict, git.verdict]).toEqual([withApi, without]);
  });

  test.each<[string, Given, Verdict]>([
    ['a token of the old form', { git: patFor('alive', 52) }, succeeds],
    ['a text that is no token', { git: 'swordfish' }, fails('CredentialNotRecognised')],
    [
      'a good token for git, an expired one for the API',
      { api: patFor('expired') },
      fails('CredentialExpiredOrRevoked'),
    ],
    [
      'an expired token for git, a good one for the API',
      { git: patFor('expired'), api: patFor('alive') },
      fails('CredentialExpiredOrRevoked'),
    ],
    [
      'a token without Code for git, a good one for the API',
      { git: patFor('no-code-scope'), api: patFor('alive') },
      fails('ScopeMissing'),
    ],
  ])('%s', async (_, given, verdict) => {
    expect((await verdictOf(given)).verdict).toEqual(verdict);
  });
});

describe('Every place of the simulator', { concurrent: true }, () => {
  test.each<[string, string, Verdict, Verdict?]>([
    ['a repository with a space in its name', repository('My%20Repo'), succeeds],
    ['a repository with an accent in its name', repository('r%C3%A9seau'), succeeds],
    ['a repository of the name of its project, in short', 'https://dev.azure.com/fabrikam/_git/Fiber', succeeds],
    ['in the old form', 'https://fabrikam.visualstudio.com/Fiber/_git/web', succeeds],
    ['in capitals', 'https://dev.azure.com/FABRIKAM/FIBER/_git/WEB', succeeds],
    ['a project with both kinds of version control', 'https://dev.azure.com/fabrikam/Both/_git/web', succeeds],
    ['an empty repository', repository('empty'), succeeds],
    ['a disabled repository', repository('disabled'), fails('RepositoryDisabled'), fails('RepositoryNotFound')],
    ['a repository in maintenance', repository('in-maintenance'), passes('RepositoryInMaintenance'), succeeds],
    ['a repository that does not exist', repository('nothing'), fails('RepositoryNotFound')],
    ['a project that does not exist', 'https://dev.azure.com/fabrikam/Nothing/_git/web', fails('ProjectNotFound')],
    ['an organization that does not exist', 'https://dev.azure.com/nobody/Fiber/_git/web', fails('NotAzureDevOps')],
    ['a project without Git', 'https://dev.azure.com/fabrikam/Legacy/_git/web', fails('ProjectIsTfvc')],
    ['an organization out of service', 'https://dev.azure.com/outage/Fiber/_git/web', passes('ServiceUnavailable')],
    [
      'a project that may not be read',
      'https://dev.azure.com/fabrikam/forbidden/_git/web',
      fails('PermissionMissing'),
      succeeds,
    ],
  ])('%s', async (_, url, withApi, without = withApi) => {
    const [api, git] = await Promise.all([verdictOf({ url, api: patFor('alive') }), verdictOf({ url })]);
    expect([api.verdict, git.verdict]).toEqual([withApi, without]);
  });

  test('an organization with public projects: a token that it ignores is no success', async () => {
    const given = { url: 'https://dev.azure.com/wingtip/Open/_git/web', git: 'swordfish', api: 'swordfish' };
    expect((await verdictOf(given)).verdict).toEqual(fails('AnonymousIdentity'));
  });
});

/** With API access, and without where that differs. Those that ask to wait are a matter of their own. */
const misbehaviours: Record<string, readonly [Verdict, Verdict?]> = {
  hangs: [passes('TimedOut')],
  drips: [passes('TimedOut')],
  slow: [succeeds],
  delayed: [succeeds],
  outage: [passes('ServiceUnavailable')],
  stopped: [fails('OrganizationStopped')],
  forbidden: [fails('PermissionMissing'), succeeds],
  protected: [fails('PolicyForbids'), succeeds],
  'no-item': [fails('ItemNotFound'), succeeds],
  french: [fails('RepositoryNotFound'), succeeds],
  'sign-in': [fails('CredentialNotRecognised')],
  'sign-in-redirect': [fails('CredentialNotRecognised')],
  redirects: [fails('RedirectRefused')],
  'expired-told': [fails('CredentialExpired'), succeeds],
  'expired-page': [fails('CredentialExpired'), succeeds],
  'conditional-access': [fails('ConditionalAccess'), succeeds],
  'conditional-access-page': [fails('ConditionalAccess')],
  html: [fails('NotAzureDevOps')],
  'no-content': [fails('UnexpectedAnswer')],
  'null-json': [fails('NotAzureDevOps'), succeeds],
  'wrong-shape': [fails('NotAzureDevOps'), succeeds],
  'not-json': [fails('NotAzureDevOps'), succeeds],
  bom: [succeeds],
  foreign: [fails('AnswerMismatch'), succeeds],
  'wrong-service': [fails('GitAnswerMalformed')],
  truncated: [fails('GitAnswerMalformed')],
  'bad-pkt': [fails('GitAnswerMalformed')],
  'no-capabilities': [fails('GitAnswerMalformed')],
  'remote-error': [fails('GitAnswerMalformed')],
  'no-refs': [succeeds],
  'refs-10000': [succeeds],
  drops: [passes('ConnectionReset')],
  resets: [passes('ConnectionReset')],
  floods: [fails('AnswerTooLarge'), succeeds],
  'gzip-bomb': [fails('GitAnswerMalformed')],
  'long-header': [fails('AnswerTooLarge')],
};

describe('Every misbehaviour of the simulator', () => {
  const elsewhere = ['throttled', 'throttled-briefly', 'throttled-silently'];

  test('is tried', () => {
    expect([...Object.keys(misbehaviours), ...elsewhere].toSorted()).toEqual(
      sentinels.map(({ name }) => name).toSorted(),
    );
  });

  // All at once, since some take as long as a step may take.
  test('comes to the verdict and the reason that it deserves', async () => {
    const found = await Promise.all(
      Object.keys(misbehaviours).map(async (name) => {
        const url = repository(name);
        const first = ownToken(stage.simulator.world, `${name}-first`);
        const second = ownToken(stage.simulator.world, `${name}-second`);
        const [api, git] = await Promise.all([
          verdictOf({ url, git: first, api: first }),
          verdictOf({ url, git: second }),
        ]);
        return [name, [api.verdict, git.verdict]];
      }),
    );
    const expected = Object.entries(misbehaviours).map(([name, [api, git = api]]) => [name, [api, git]]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  test('no redirect was followed', () => {
    expect(stage.simulator.requests.filter(({ host }) => host.startsWith('localhost'))).toEqual([]);
  });
});

async function withoutRepository(url: string, api: boolean) {
  const account = stage.newAccount();
  const sent = connector('web', {
    spec: { url, type: 'Project', ...(api ? { apiAccess: apiAccess('account.pat') } : {}) },
    secrets: { 'account.pat': text(patFor('alive')) },
  });
  const { body } = await account.put('connectors/web', sent);
  const run = await account.verified('connectors/web');
  // Nobody asked for a repository of that name, or spoke of one.
  expect(stage.simulator.requests.filter(({ path }) => /\/null(?=[/?]|$)/.test(path))).toEqual([]);
  expect(`${run.message} ${run.hint}`).not.toContain('null');
  const checks = run.checks.map(({ name, outcome }: { name: string; outcome: string }) => [name, outcome]);
  const { status } = (await account.get('connectors/web')).body;
  return { status, warnings: body.warnings, checks: Object.fromEntries(checks) };
}

describe('A URL without a repository, and no Test Repository', () => {
  test.each([
    [
      'a project',
      'https://dev.azure.com/fabrikam/Fiber',
      'NoTestRepository',
      'Name a Test Repository (validationRepo) of that project to prove Git.',
      { identity: 'PASSED', project: 'PASSED' },
    ],
    [
      'an organization',
      'https://dev.azure.com/fabrikam',
      'ProjectMissingInUrl',
      'Add the project to the URL (https://dev.azure.com/fabrikam/project), and name a Test Repository (validationRepo) of it to prove Git.',
      { identity: 'PASSED' },
    ],
  ])('%s: what the API proves is PARTIAL, without API access UNKNOWN', async (_, url, reason, hint, proven) => {
    const [withApi, without] = await Promise.all([withoutRepository(url, true), withoutRepository(url, false)]);
    expect(withApi.status).toMatchObject({ status: 'PARTIAL', reason, hint });
    expect(withApi.checks).toMatchObject({ git: 'SKIPPED', ...proven });
    expect(without.status).toMatchObject({ status: 'UNKNOWN', reason, hint });
    expect(without.checks).toEqual({ secrets: 'PASSED', target: 'PASSED', git: 'SKIPPED' });
    expect(without.warnings.length).toBeGreaterThan(0);
  });
});
