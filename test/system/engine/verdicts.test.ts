import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sentinels } from '../../simulator/sentinels.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { patFor } from '../../simulator/world/tokens.ts';
import { type Engine, makeEngine, type Question, type Report } from './engine.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

/** A new one for each question, since one that was asked to slow down keeps to it. */
function newEngine(): Engine {
  return makeEngine({ azureDevOpsUrl: simulator.url });
}

function verify(repository: string, question: Partial<Question> = {}, project = 'Fiber'): Promise<Report> {
  const url = `https://dev.azure.com/fabrikam/${project}/_git/${encodeURIComponent(repository)}`;
  return newEngine().verify({ url, token: patFor('alive'), ...question });
}

const withApi = (name: string, length?: 52) => ({ token: patFor(name, length), apiToken: patFor(name, length) });
/** Of the checks that the verdict needs. */
const reasonsOf = (report: Report) => {
  const wanting = report.checks.filter(({ required, reason }) => required && reason !== null);
  return Object.fromEntries(wanting.map(({ name, reason }) => [name, reason]));
};

describe('Success', () => {
  test.each(['web', 'Fiber', 'My Repo', 'réseau', 'WEB', 'empty', 'bom', 'no-refs', 'refs-10000'])(
    'repository %s',
    async (name) => {
      const report = await verify(name, withApi('alive'));
      expect(reasonsOf(report)).toEqual({});
      expect(report.verdict).toBe('SUCCESS');
      const proving = ['target', 'dns', 'tcp', 'git', 'identity', 'project', 'repository'];
      expect(report.names).toEqual([...proving, 'readCode', 'readProjects', 'writeStatuses', 'manageHooks']);
    },
  );

  test('traps 31, 32: with an old token, with any user name, with white space around the token', async () => {
    expect((await verify('web', withApi('alive', 52))).verdict).toBe('SUCCESS');
    for (const username of ['', 'fabrikam', 'ana@fabrikam.example', 'a:b']) {
      expect((await verify('web', { username })).verdict).toBe('SUCCESS');
    }
    expect((await verify('web', { token: ` ${patFor('alive')}\n` })).verdict).toBe('SUCCESS');
  });

  test('trap 45: an empty repository says so', async () => {
    const report = await verify('empty', withApi('alive'));
    expect(report.check('git').evidence).toMatchObject({ empty: true, defaultBranch: null, commit: null });
    expect(report.check('git').message).toContain('empty');
  });

  test('Azure DevOps that asks to slow down is heard, and it stays a success', async () => {
    const report = await verify('delayed', withApi('alive'));
    expect(report.verdict).toBe('SUCCESS');
    expect(report.retryAfterSeconds).toBe(30);
  });
});

describe('Tokens, for Git and the API', () => {
  test.each([
    ['expired', { git: 'CredentialExpiredOrRevoked', identity: 'CredentialExpiredOrRevoked' }],
    ['revoked', { git: 'CredentialExpiredOrRevoked', identity: 'CredentialExpiredOrRevoked' }],
    ['other-organization', { git: 'CredentialExpiredOrRevoked', identity: 'CredentialExpiredOrRevoked' }],
    ['unknown', { git: 'CredentialNotRecognised', identity: 'CredentialNotRecognised' }],
    ['global-blocked', { git: 'GlobalTokenBlocked', identity: 'GlobalTokenBlocked' }],
    ['not-a-member', { git: 'NotInOrganization', identity: 'NotInOrganization' }],
    ['conditional-access', { git: 'ConditionalAccess', identity: 'ConditionalAccess' }],
  ])('%s', async (name, expected) => {
    const report = await verify('web', withApi(name));
    const skipped = { project: 'DependsOnFailedCheck', repository: 'DependsOnFailedCheck' };
    expect(report.verdict).toBe('FAILURE');
    expect(reasonsOf(report)).toEqual({ ...expected, ...skipped });
  });

  test('a token without Code (Read) is told from a dead one, and the scope is named', async () => {
    const report = await verify('web', withApi('no-code-scope'));
    expect(reasonsOf(report)).toEqual({ git: 'ScopeMissing', repository: 'ScopeMissing' });
    expect(report.check('git').hint).toContain('https://dev.azure.com/fabrikam/_usersSettings/tokens');
    expect(report.check('git').hint).toContain('Code (Read)');
  });

  test('a token without Project and Team (Read)', async () => {
    const report = await verify('web', withApi('no-project-scope'));
    expect(reasonsOf(report)).toEqual({ project: 'ScopeMissing', repository: 'DependsOnFailedCheck' });
    expect(report.check('project').message).toContain('Project and Team (Read)');
  });

  test.each([
    ['expired', 'CredentialExpiredOrRevoked'],
    ['no-code-scope', 'ScopeMissing'],
    ['not-a-member', 'NotInOrganization'],
  ])('%s without API access: one more question tells', async (name, reason) => {
    const report = await verify('web', { token: patFor(name) });
    expect(reasonsOf(report)).toEqual({ git: reason });
  });

  test('different tokens are judged apart', async () => {
    const report = await verify('web', { token: patFor('expired'), apiToken: patFor('alive') });
    expect(reasonsOf(report)).toEqual({ git: 'CredentialExpiredOrRevoked' });
  });
});

describe('Targets', () => {
  test.each([
    ['nothing', 'Fiber', { git: 'RepositoryNotFound', repository: 'RepositoryNotFound' }],
    ['disabled', 'Fiber', { git: 'RepositoryDisabled', repository: 'RepositoryDisabled' }],
    ['in-maintenance', 'Fiber', { repository: 'RepositoryInMaintenance' }],
    ['web', 'Nowhere', { git: 'ProjectNotFound', project: 'ProjectNotFound', repository: 'DependsOnFailedCheck' }],
    ['web', 'Legacy', { git: 'ProjectIsTfvc', project: 'ProjectIsTfvc', repository: 'DependsOnFailedCheck' }],
    ['web', 'Both', {}],
  ])('%s in %s', async (name, project, expected) => {
    expect(reasonsOf(await verify(name, withApi('alive'), project))).toEqual(expected);
  });

  test('traps 44, 46: a disabled repository is no missing one, and one in maintenance comes back', async () => {
    const [disabled, maintained] = await Promise.all([
      verify('disabled', withApi('alive')),
      verify('in-maintenance', withApi('alive')),
    ]);
    expect(disabled.check('repository')).toMatchObject({ outcome: 'FAILED', reason: 'RepositoryDisabled' });
    expect([maintained.check('repository').outcome, maintained.verdict]).toEqual(['UNKNOWN', 'UNKNOWN']);
  });

  test('an organization that does not exist', async () => {
    const report = await newEngine().verify({ url: 'https://dev.azure.com/nobody/p/_git/r', ...withApi('alive') });
    expect(report.verdict).toBe('FAILURE');
    expect(report.check('git').reason).toBe('NotAzureDevOps');
    expect(report.check('git').message).toContain('nobody');
  });

  test('a project without Test Repository is proven in part by the API', async () => {
    const url = 'https://dev.azure.com/fabrikam/Fiber';
    const report = await newEngine().verify({ url, urlType: 'Project', ...withApi('alive') });
    expect(report.verdict).toBe('PARTIAL');
    expect(reasonsOf(report)).toEqual({ git: 'NoTestRepository' });
    const proving = ['target', 'dns', 'tcp', 'git', 'identity', 'project'];
    expect(report.names).toEqual([...proving, 'readCode', 'readProjects', 'manageHooks']);
  });
});

/** What each name that the simulator knows comes to, at Git and at the repository check; null is passed. */
const outcomes: Record<string, [git: string | null, repository: string | null]> = {
  throttled: ['RateLimited', 'RateLimited'],
  'throttled-briefly': ['RateLimited', 'RateLimited'],
  'throttled-silently': ['RateLimited', 'RateLimited'],
  delayed: [null, null],
  outage: ['ServiceUnavailable', 'ServiceUnavailable'],
  stopped: ['OrganizationStopped', 'OrganizationStopped'],
  forbidden: [null, 'PermissionMissing'],
  protected: [null, 'PolicyForbids'],
  'no-item': [null, 'ItemNotFound'],
  french: [null, 'RepositoryNotFound'],
  'sign-in': ['CredentialNotRecognised', 'CredentialNotRecognised'],
  'sign-in-redirect': ['CredentialNotRecognised', 'CredentialNotRecognised'],
  redirects: ['RedirectRefused', 'RedirectRefused'],
  'expired-told': [null, 'CredentialExpired'],
  'expired-page': [null, 'CredentialExpired'],
  'conditional-access': [null, 'ConditionalAccess'],
  'conditional-access-page': ['ConditionalAccess', 'ConditionalAccess'],
  html: ['NotAzureDevOps', 'NotAzureDevOps'],
  'no-content': ['UnexpectedAnswer', 'UnexpectedAnswer'],
  'null-json': [null, 'NotAzureDevOps'],
  'wrong-shape': [null, 'NotAzureDevOps'],
  'not-json': [null, 'NotAzureDevOps'],
  bom: [null, null],
  foreign: [null, 'AnswerMismatch'],
  'wrong-service': ['GitAnswerMalformed', null],
  truncated: ['GitAnswerMalformed', null],
  'bad-pkt': ['GitAnswerMalformed', null],
  'no-capabilities': ['GitAnswerMalformed', null],
  'remote-error': ['GitAnswerMalformed', null],
  'no-refs': [null, null],
  'refs-10000': [null, null],
  slow: ['TimedOut', 'TimedOut'],
  hangs: ['TimedOut', 'TimedOut'],
  drops: ['ConnectionReset', 'ConnectionReset'],
  resets: ['ConnectionReset', 'ConnectionReset'],
  drips: ['TimedOut', 'TimedOut'],
  floods: [null, 'AnswerTooLarge'],
  'gzip-bomb': ['GitAnswerMalformed', 'AnswerTooLarge'],
  'long-header': ['AnswerTooLarge', 'AnswerTooLarge'],
};

/** What may be gone the next time. */
const passing = new Set(['RateLimited', 'ServiceUnavailable', 'TimedOut', 'ConnectionReset']);

describe('Misbehaviour', () => {
  test('every name of the simulator is tried', () => {
    expect(Object.keys(outcomes).toSorted()).toEqual(sentinels.map(({ name }) => name).toSorted());
  });

  test.concurrent.each(Object.entries(outcomes))('%s', async (name, [git, repository]) => {
    const report = await verify(name, { ...withApi('alive'), deadlineMs: 2000 });
    expect([report.check('git').reason, report.check('repository').reason]).toEqual([git, repository]);
    const tried = report.checks.filter(({ required, reason }) => required && reason !== null);
    for (const { reason, outcome } of tried) expect(outcome).toBe(passing.has(reason ?? '') ? 'UNKNOWN' : 'FAILED');
  });

  test('trap 37: nothing that was sent appears in a report, and no redirect was followed', async () => {
    const reports = await Promise.all(
      Object.keys(outcomes).map((name) => verify(name, { ...withApi('alive'), deadlineMs: 2000 })),
    );
    const text = JSON.stringify(reports);
    expect(text).not.toContain(patFor('alive'));
    expect(text).not.toContain(
      Buffer.from(`:${patFor('alive')}`)
        .toString('base64')
        .slice(0, 60),
    );
    expect(simulator.requests.filter(({ host }) => host.startsWith('localhost'))).toEqual([]);
  });
});

test('The plain way asks once over Git, three times over REST, and twice in vain', async () => {
  // One of its own: what an earlier question gave up may still be on its way to the other.
  const quiet = await startSimulator();
  const url = 'https://dev.azure.com/fabrikam/Fiber/_git/web';
  await makeEngine({ azureDevOpsUrl: quiet.url }).verify({ url, ...withApi('alive') });
  const asked = quiet.requests.map(({ method, path }) => `${method} ${path.split('?')[0]}`);
  await quiet.close();
  expect(asked.toSorted()).toEqual([
    'GET /fabrikam/Fiber/_apis/git/repositories/web',
    'GET /fabrikam/Fiber/_git/web/info/refs',
    'GET /fabrikam/_apis/connectionData',
    'GET /fabrikam/_apis/projects/Fiber',
    `POST /fabrikam/Fiber/_apis/git/repositories/web/commits/${'0'.repeat(40)}/statuses`,
    'POST /fabrikam/_apis/hooks/subscriptions',
  ]);
});
