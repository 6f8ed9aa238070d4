import { expect, test } from 'vitest';
import {
  gitUrl,
  parseRepositoryUrl,
  sameRepository,
  withTestRepository,
} from '../../../shared/model/repository-url.ts';
import { readTarget } from '../../../shared/model/target.ts';
import { addressOf } from './address-of.ts';

const allowedHosts = [
  { host: 'tfs.contoso.com', plainHttp: false },
  { host: 'old.contoso.com:8080', plainHttp: true },
];
const plain = addressOf('https://dev.azure.com/o/p/_git/r', []);

function refused(url: string): { code: string; corrected: string | null } {
  const parsed = parseRepositoryUrl(url, { allowedHosts });
  if (parsed.ok) throw new Error(`${url} is accepted`);
  return { code: parsed.problem.code, corrected: parsed.problem.corrected };
}

function warnings(url: string): string[] {
  const parsed = parseRepositoryUrl(url, { allowedHosts });
  return parsed.ok ? parsed.warnings.map(({ code }) => code) : ['refused'];
}

function targetWarnings(type: 'Project' | 'Repo', url: string, validationRepo?: string): string[] {
  const named = validationRepo === undefined ? {} : { validationRepo };
  return readTarget({ type, url, authenticationType: 'Http', ...named }, allowedHosts).warnings.map(({ code }) => code);
}

test('trap 1: the organization before the @ of a clone URL is no user, and is dropped', () => {
  const url = 'https://fabrikam@dev.azure.com/fabrikam/p/_git/r';
  expect(warnings(url)).toEqual(['UrlUserIgnored']);
  expect(gitUrl(addressOf(url, []))).toBe('https://dev.azure.com/fabrikam/p/_git/r');
});

test.each(['a'.repeat(52), `${'b'.repeat(76)}AZDOcccc`])(
  'trap 2: a token in the URL is refused, and not repeated',
  (token) => {
    for (const user of [token, `user:${token}`]) {
      const parsed = parseRepositoryUrl(`https://${user}@dev.azure.com/o/p/_git/r`, { allowedHosts });
      expect(parsed).toMatchObject({ ok: false, problem: { code: 'UrlContainsCredential' } });
      expect(JSON.stringify(parsed)).not.toContain(token);
    }
  },
);

test('trap 3: the short form of a repository called like its project is that repository', () => {
  const long = addressOf('https://dev.azure.com/o/p/_git/p', []);
  for (const short of ['https://dev.azure.com/o/_git/p', 'https://o.visualstudio.com/_git/p']) {
    expect(sameRepository(addressOf(short, []), long)).toBe(true);
  }
});

test.each([
  'https://o.visualstudio.com/p/_git/r',
  'https://o.visualstudio.com/DefaultCollection/p/_git/r',
  'git@ssh.dev.azure.com:v3/o/p/r',
  'o@vs-ssh.visualstudio.com:v3/o/p/r',
])('trap 4: %s is the repository of dev.azure.com', (url) => {
  expect(sameRepository(addressOf(url, []), plain)).toBe(true);
});

test.each([
  '/_git/_optimized/r',
  '/_git/_full/r',
  '/a%20team/_git/r',
  '/_git/r?version=GBmain',
  '/_git/r#path=%2Fa',
  '/_git/r/pullrequest/12',
])('trap 5: the view in p%s is cut', (path) => {
  expect(addressOf(`https://dev.azure.com/o/p${path}`, [])).toEqual(plain);
});

test('trap 6: a repository for a project, a project for a repository, a URL for a name: each is told', () => {
  expect(targetWarnings('Project', 'https://dev.azure.com/o/p/_git/r')).toEqual(['ProjectUrlNamesRepository']);
  expect(targetWarnings('Repo', 'https://dev.azure.com/o/p')).toEqual(['RepositoryMissingInUrl']);
  expect(targetWarnings('Project', 'https://dev.azure.com/o/p', 'https://dev.azure.com/o/p/_git/r')).toEqual([
    'TestRepositoryIsUrl',
  ]);
});

test.each([
  ['My%20Project', 'My Project'],
  ['caf%C3%A9', 'café'],
  ['cafe%CC%81', 'cafe\u0301'],
])('trap 7: the project %s is "%s", encoded once', (typed, project) => {
  const address = addressOf(`https://dev.azure.com/o/${typed}/_git/r`, []);
  expect(address.project).toBe(project);
  expect(gitUrl(address)).toBe(`https://dev.azure.com/o/${encodeURIComponent(project)}/_git/r`);
});

test('trap 7: a raw space is refused with the URL that has it encoded', () => {
  expect(refused('https://dev.azure.com/o/My Project/_git/r')).toEqual({
    code: 'UrlContainsSpace',
    corrected: 'https://dev.azure.com/o/My%20Project/_git/r',
  });
});

test.each(['a%2520b', 'a%2Fb', 'a+b', 'a%b', '%2Project'])(
  'trap 7: no project is called %s, and nobody is asked',
  (name) => {
    expect(refused(`https://dev.azure.com/o/${name}/_git/r`).code).toMatch(/^Url/);
  },
);

test('trap 8: a repository may be called repo.git', () => {
  expect(addressOf('https://dev.azure.com/o/p/_git/repo.git', []).repository).toBe('repo.git');
});

test.each([
  'https://dev.azure.com/../p/_git/r',
  'https://dev.azure.com/o/%2e%2e/_git/r',
  'https://dev.azure.com/o/p/_git/..',
])('trap 9: %s climbs nowhere', (url) => {
  expect(refused(url).code).toMatch(/^Url/);
});

test.each([
  'https://attacker.example\\@dev.azure.com/o/p/_git/r',
  'https://dev.azure\t.com/o/p/_git/r',
  'https://dev.azure\n.com/o/p/_git/r',
  'https://dev.azure.com/o/p\0/_git/r',
  'https://ｄev.azure.com/o/p/_git/r',
  'https://dev。azure。com/o/p/_git/r',
  'https://dev.azure.com./o/p/_git/r',
  'https:dev.azure.com/o/p/_git/r',
])('trap 10: %j is refused, though new URL() takes it', (url) => {
  expect(URL.canParse(url)).toBe(true);
  expect(refused(url).code).toMatch(/^Url/);
});

test.each(['dev.azure.com.evil.example', 'notvisualstudio.com', 'artifacts.dev.azure.com'])(
  'trap 11: %s is not Azure DevOps, and no address comes of it to which a credential could go',
  (host) => {
    expect(refused(`https://${host}/o/p/_git/r`).code).toMatch(/^Url/);
  },
);

test.each([
  ['ssh://git@ssh.dev.azure.com:v3/o/p/r', 'git@ssh.dev.azure.com:v3/o/p/r'],
  ['git@ssh.dev.azure.com:o/p/r', 'git@ssh.dev.azure.com:v3/o/p/r'],
  ['https://git@ssh.dev.azure.com:v3/o/p/r', 'git@ssh.dev.azure.com:v3/o/p/r'],
  ['ssh://git@ssh.dev.azure.com:2222/v3/o/p/r', 'git@ssh.dev.azure.com:v3/o/p/r'],
])('trap 12: %s is refused with %s', (url, corrected) => {
  expect(refused(url).corrected).toBe(corrected);
});

test.each(['other@vs-ssh.visualstudio.com:v3/o/p/r', 'other@ssh.dev.azure.com:v3/o/p/r'])(
  'trap 13: the user in %s is the wrong one',
  (url) => {
    expect(refused(url).code).toMatch(/^Url/);
  },
);

test.each([
  ['Ssh', 'https://dev.azure.com/o/p/_git/r', 'git@ssh.dev.azure.com:v3/o/p/r'],
  ['Http', 'git@ssh.dev.azure.com:v3/o/p/r', 'https://dev.azure.com/o/p/_git/r'],
] as const)(
  'trap 14: connection type %s with %s is told before anybody is asked',
  (authenticationType, url, corrected) => {
    const { warnings } = readTarget({ type: 'Repo', url, authenticationType }, allowedHosts);
    expect(warnings).toMatchObject([{ code: 'SchemeMismatch', corrected }]);
  },
);

test('trap 15: on a Server the port counts, http only where it is allowed, and two readings stay two', () => {
  expect(addressOf('https://tfs.contoso.com/tfs/Main/p/_git/r', allowedHosts)).toMatchObject({
    virtualDirectory: 'tfs',
  });
  expect(refused('http://tfs.contoso.com/Main/p/_git/r').code).toBe('UrlPlainHttpNotAllowed');
  expect(addressOf('http://old.contoso.com:8080/Main/p/_git/r', allowedHosts).plainHttp).toBe(true);
  expect(addressOf('https://tfs.contoso.com/a/b/_git/c', allowedHosts).ambiguous).toBe(true);
});

test.each(['https://dev.azure.com/o/p/_versionControl?path=%24%2Fp%2Fa', 'https://dev.azure.com/o/p/_versionControl'])(
  'trap 16: %s is TFVC, and no repository that is missing',
  (url) => {
    expect(addressOf(url, []).kind).toBe('tfvc');
  },
);

test('trap 17: hosts and names compare in any case, and are shown as typed', () => {
  const shouted = addressOf('https://DEV.AZURE.COM/O/P/_GIT/R', []);
  expect(sameRepository(shouted, plain)).toBe(true);
  expect(gitUrl(shouted)).toBe('https://dev.azure.com/O/P/_git/R');
});

test.each([
  '--upload-pack=x',
  'ext::sh -c id',
  'file:///etc/passwd',
  '-oProxyCommand=id',
  'ssh://-oProxyCommand=id/v3/o/p/r',
])('trap 19: %s is no URL of a repository', (url) => {
  expect(refused(url).code).toMatch(/^Url/);
});

test('trap 19: a Test Repository that looks like an option is a name in a URL, or none', () => {
  const project = addressOf('https://dev.azure.com/o/p', []);
  const joined = withTestRepository(project, '--upload-pack=x');
  expect(joined.ok).toBe(false);
});
