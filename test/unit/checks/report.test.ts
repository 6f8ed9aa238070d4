import { expect, test } from 'vitest';
import { blanksOfCredential } from '../../../shared/checks/blanks-of-credential.ts';
import { blanksOf } from '../../../shared/checks/report.ts';
import { commitStatusReasons } from '../../../shared/model/reasons/commit-status.ts';
import { webhookReasons } from '../../../shared/model/reasons/webhook.ts';
import { platformReasons } from '../../../shared/model/reasons/platform.ts';
import { explain, reasons } from '../../../shared/model/reasons/reason.ts';
import { receiverReasons } from '../../../shared/model/reasons/receiver.ts';
import { parseRepositoryUrl } from '../../../shared/model/repository-url.ts';
import type { CheckName, VerificationTask } from '../../../shared/model/verification.ts';
import { makeOutbound } from '../../../shared/outbound.ts';
import { patFor } from '../../simulator/world/tokens.ts';

const config = {
  azureDevOpsUrl: 'http://127.0.0.1:8181',
  azureDevOpsSsh: 'ssh.dev.azure.com:22',
  allowedHosts: [{ host: 'tfs.example:8443', plainHttp: false }],
  allowedNetworks: [],
  caCertificates: null,
  httpsProxy: null,
  noProxy: [],
  localProfile: true,
};

function blanksFor(url: string) {
  const parsed = parseRepositoryUrl(url, config);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  const { address } = parsed;
  const task = { address, urlType: 'Repo', authenticationType: 'Http', git: null, api: 'absent' } as const;
  return blanksOf({ task, outbound: makeOutbound(config) });
}

const basic = (token: string) => ({ kind: 'basic', username: '', token }) as const;

function taskWith({ git = 'one', api }: { git?: string; api?: string }): VerificationTask {
  const parsed = parseRepositoryUrl('https://dev.azure.com/fabrikam/Fiber/_git/web', config);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return {
    address: parsed.address,
    urlType: 'Repo',
    authenticationType: 'Http',
    git: basic(git),
    api: api === undefined ? 'absent' : basic(api),
  };
}

/** Reasons that are explained where they are found. */
const ofOthers = { ...platformReasons, ...commitStatusReasons, ...receiverReasons, ...webhookReasons };

/** Blanks that only the place of failure can fill in, beside those that the report fills in for every reason. */
const ownBlanks = {
  GlobalToken: ['organizations'],
  IdentityNotGranted: ['identity'],
  IdentityRefused: ['identity', 'problem', 'remedy'],
  CredentialUnusable: ['problem'],
  SchemeMismatch: ['scheme', 'authentication', 'correctedUrl'],
  TfvcPathNotFound: ['path'],
  RepositoryRenamed: ['newName'],
  ProjectRenamed: ['newName'],
  AnswerMismatch: ['asked', 'answered'],
  TlsFailed: ['code'],
  ProxyUnreachable: ['proxy', 'problem'],
  ProxyAuthenticationRequired: ['proxy'],
  ProxyRefused: ['proxy', 'status'],
  ProxyCannotReach: ['proxy', 'problem'],
  ProxyOpensTls: ['proxy'],
  HostKeyMismatch: ['place', 'hostKey', 'expected'],
  HostKeyUnknown: ['place', 'hostKey'],
  SshKeyUnusable: ['problem', 'remedy'],
  SshAlgorithmsOutdated: ['what'],
  SshPortFiltered: ['from'],
  SshFailed: ['problem'],
  ServiceUnavailable: ['status'],
  RedirectRefused: ['status'],
  GitAnswerMalformed: ['problem'],
  AnswerTooLarge: ['limit'],
  UnexpectedAnswer: ['status'],
};

test('Every other blank of a reason is filled in by the report', () => {
  const ofRun = Object.keys(blanksFor('https://dev.azure.com/o/p/_git/r'));
  const filled = new Set([...ofRun, ...Object.keys(blanksOfCredential('git', taskWith({}))), 'seconds']);
  const open = Object.entries(reasons)
    .filter(([reason]) => !(reason in ofOthers))
    .map(([reason, { message, hint }]) => {
      const names = [...`${message} ${hint}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      return [reason, [...new Set(names)].filter((name) => !filled.has(name))] as const;
    })
    .filter(([, names]) => names.length > 0);
  expect(Object.fromEntries(open)).toEqual(ownBlanks);
});

test('People are shown the public pages, also where a simulator answers', () => {
  expect(blanksFor('git@ssh.dev.azure.com:v3/fabrikam/My%20Project/web')).toMatchObject({
    host: 'dev.azure.com',
    tokenPage: 'https://dev.azure.com/fabrikam/_usersSettings/tokens',
    repositoriesPage: 'https://dev.azure.com/fabrikam/My%20Project/_settings/repositories',
    organizationPage: 'https://dev.azure.com/fabrikam',
  });
});

test('On a Server the pages are those of its collection', () => {
  expect(blanksFor('https://tfs.example:8443/tfs/Coll/p/_git/r')).toMatchObject({
    host: 'tfs.example:8443',
    port: '8443',
    tokenPage: 'https://tfs.example:8443/tfs/Coll/_usersSettings/tokens',
  });
});

/** What only Azure DevOps Services can answer. */
const ofServices = /^(Entra|Identity|GlobalToken|ConditionalAccess)/;

test.each(Object.entries(reasons).filter(([reason]) => !ofServices.test(reason)))(
  'On a Server %s sends nobody to pages of Services',
  (_, { message, hint }) => {
    const blanks = blanksFor('https://tfs.example:8443/tfs/Coll/p/_git/r');
    const said = `${message} ${hint}`.replaceAll(/\{(\w+)\}/g, (__, name: string) => String(blanks[name] ?? ''));
    expect(said).not.toMatch(/dev\.azure\.com|aka\.ms|Entra|Organization settings/);
  },
);

const whole = 'the scopes Code (Read), Code (Status), Project and Team (Read) and Service Hooks (Read & write)';

test.each<[string, CheckName, { git?: string; api?: string }, string]>([
  ['without API access', 'git', {}, 'the scope Code (Read)'],
  ['with API access, one token for both', 'git', { api: 'one' }, whole],
  ['with API access by a token of its own, the one for Git', 'git', { api: 'two' }, 'the scope Code (Read)'],
  ['with API access by a token of its own, the one for the API', 'identity', { api: 'two' }, whole],
])('A hint asks for the least that is needed: %s', (_, check, tokens, scopes) => {
  expect(blanksOfCredential(check, taskWith(tokens))).toMatchObject({ scopes });
});

test('A hint says what is odd about the token that it is about, and nothing of a good one', () => {
  const task = taskWith({ git: patFor('alive'), api: patFor('alive').slice(0, 51) });
  expect(blanksOfCredential('git', task)['oddity']).toBe('');
  expect(blanksOfCredential('identity', task)['oddity']).toMatch(/^ \(the present one is shorter than any token/);
});

const blanksOfApi = (check: CheckName) => blanksOfCredential(check, taskWith({ api: 'one' }));

test('A missing scope or permission is named with what does not work without it', () => {
  expect(
    explain('ScopeMissing', { organization: 'fabrikam', tokenPage: '', ...blanksOfApi('manageHooks') }).message,
  ).toBe(
    'The token is alive, but fabrikam refused it for this step: it lacks the scope Service Hooks (Read & write), without which no webhook can be set up.',
  );
  expect(explain('PermissionMissing', blanksOfApi('writeStatuses')).message).toContain('the permission Contribute');
});
