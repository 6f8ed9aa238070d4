import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import { patFor } from '../../simulator/world/tokens.ts';
import { type Engine, makeEngine, type Question, type Report } from './engine.ts';

let simulator: Simulator;
let engine: Engine;
beforeAll(async () => {
  simulator = await startSimulator();
  const server = { host: new URL(simulator.url).host, plainHttp: true };
  engine = makeEngine({ azureDevOpsUrl: simulator.url, allowedHosts: [server] });
});
afterAll(() => simulator.close());

const organization = 'https://dev.azure.com/fabrikam';
const web = `${organization}/Fiber/_git/web`;
const capabilities = ['readCode', 'readProjects', 'writeStatuses', 'manageHooks'] as const;

function verify(name: string, question: Partial<Question> = {}): Promise<Report> {
  return engine.verify({ url: web, token: patFor(name), apiToken: patFor(name), ...question });
}

/** What the run says of each ability: passed, or why not. */
function abilitiesIn(report: Report): Record<string, string> {
  const found = report.checks.filter(({ name }) => capabilities.some((capability) => capability === name));
  return Object.fromEntries(found.map(({ name, outcome, reason }) => [name, reason ?? outcome]));
}

const all = { readCode: 'PASSED', readProjects: 'PASSED', writeStatuses: 'PASSED', manageHooks: 'PASSED' };
const none = Object.fromEntries(capabilities.map((name) => [name, 'DependsOnFailedCheck']));

describe('What a token may do (trap 36)', () => {
  test.each([
    ['alive', 'SUCCESS', all],
    ['no-status-scope', 'PARTIAL', { ...all, writeStatuses: 'ScopeMissing' }],
    ['no-hooks-scope', 'PARTIAL', { ...all, manageHooks: 'ScopeMissing' }],
    ['read-only', 'PARTIAL', { ...all, writeStatuses: 'PermissionMissing', manageHooks: 'PermissionMissing' }],
    ['no-code-scope', 'FAILURE', { ...all, readCode: 'ScopeMissing', writeStatuses: 'DependsOnFailedCheck' }],
    ['no-project-scope', 'FAILURE', { ...all, readProjects: 'ScopeMissing', writeStatuses: 'DependsOnFailedCheck' }],
    ['expired', 'FAILURE', none],
    ['nobody', 'FAILURE', none],
  ])('%s: %s', async (name, verdict, abilities) => {
    const report = await verify(name);
    expect(report.verdict).toBe(verdict);
    expect(abilitiesIn(report)).toEqual(abilities);
  });

  test('a refusal names the scope or permission and what will not work without it', async () => {
    const [hooks, statuses, reader] = await Promise.all(
      ['no-hooks-scope', 'no-status-scope', 'read-only'].map((name) => verify(name)),
    );
    expect(hooks?.check('manageHooks').message).toMatch(/Service Hooks \(Read & write\), without which no webhook/);
    expect(hooks?.check('manageHooks').hint).toContain('https://dev.azure.com/fabrikam/_usersSettings/tokens');
    expect(statuses?.check('writeStatuses').message).toMatch(/Code \(Status\), without which no status/);
    expect(reader?.check('manageHooks').message).toContain('Edit subscriptions');
    expect(reader?.check('writeStatuses').message).toContain('Contribute');
  });

  test('what was only refused for its content is told as probable, what was read as proven', async () => {
    const report = await verify('alive');
    const proofs = capabilities.map((name) => [name, report.check(name).evidence['proof']]);
    expect(Object.fromEntries(proofs)).toEqual({
      readCode: 'read',
      readProjects: 'read',
      writeStatuses: 'probable',
      manageHooks: 'probable',
    });
    expect(report.check('manageHooks').message).toContain('probably');
    expect(report.check('readCode').message).not.toContain('probably');
  });

  test('without API access nobody is asked what it may do', async () => {
    const report = await engine.verify({ url: web, token: patFor('alive') });
    expect(report.verdict).toBe('SUCCESS');
    expect(abilitiesIn(report)).toEqual({});
  });

  test('two tokens: it is that of API access which is judged', async () => {
    const report = await verify('no-hooks-scope', { token: patFor('alive') });
    expect([report.verdict, report.check('manageHooks').reason]).toEqual(['PARTIAL', 'ScopeMissing']);
    const other = await verify('alive', { token: patFor('no-hooks-scope') });
    expect(other.verdict).toBe('SUCCESS');
  });
});

async function asked(question: Partial<Question>): Promise<string[]> {
  const before = simulator.requests.length;
  await verify('alive', question);
  return simulator.requests.slice(before).map(({ method, path }) => `${method} ${path.split('?')[0]}`);
}

describe('What it costs', () => {
  const noCommit = '0'.repeat(40);

  test('two requests more for a repository, which go out with the others', async () => {
    expect((await asked({})).toSorted()).toEqual([
      'GET /fabrikam/Fiber/_apis/git/repositories/web',
      'GET /fabrikam/Fiber/_git/web/info/refs',
      'GET /fabrikam/_apis/connectionData',
      'GET /fabrikam/_apis/projects/Fiber',
      `POST /fabrikam/Fiber/_apis/git/repositories/web/commits/${noCommit}/statuses`,
      'POST /fabrikam/_apis/hooks/subscriptions',
    ]);
  });

  test('a project without Test Repository has its list of repositories read', async () => {
    const question = { url: `${organization}/Fiber`, urlType: 'Project' } as const;
    expect((await asked(question)).toSorted()).toEqual([
      'GET /fabrikam/Fiber/_apis/git/repositories',
      'GET /fabrikam/_apis/connectionData',
      'GET /fabrikam/_apis/projects/Fiber',
      'POST /fabrikam/_apis/hooks/subscriptions',
    ]);
    const report = await verify('alive', question);
    expect(abilitiesIn(report)).toEqual({ readCode: 'PASSED', readProjects: 'PASSED', manageHooks: 'PASSED' });
    expect((await verify('no-code-scope', question)).check('readCode').reason).toBe('ScopeMissing');
  });

  test('an organization is asked for one project and for a repository that cannot exist', async () => {
    const question = { url: organization, urlType: 'Project' } as const;
    expect((await asked(question)).toSorted()).toEqual([
      'GET /fabrikam/_apis/connectionData',
      'GET /fabrikam/_apis/git/repositories/00000000-0000-0000-0000-000000000000',
      'GET /fabrikam/_apis/projects',
      'POST /fabrikam/_apis/hooks/subscriptions',
    ]);
    const report = await verify('alive', question);
    expect(abilitiesIn(report)).toEqual({ readCode: 'PASSED', readProjects: 'PASSED', manageHooks: 'PASSED' });
    expect(report.check('readCode').evidence['proof']).toBe('probable');
    expect((await verify('no-code-scope', question)).check('readCode').reason).toBe('ScopeMissing');
    expect((await verify('no-project-scope', question)).check('readProjects').reason).toBe('ScopeMissing');
  });
});

test('A Server is asked the same, where it says that it has these doors', async () => {
  const url = `${simulator.url}/tfs/DefaultCollection/Fiber/_git/web`;
  expect(abilitiesIn(await verify('alive', { url }))).toEqual(all);
  expect((await verify('no-hooks-scope', { url })).check('manageHooks').reason).toBe('ScopeMissing');
});
