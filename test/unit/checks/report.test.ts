import { expect, test } from 'vitest';
import { blanksOf } from '../../../shared/checks/report.ts';
import { platformReasons } from '../../../shared/model/reasons/platform.ts';
import { reasons } from '../../../shared/model/reasons/reason.ts';
import { parseRepositoryUrl } from '../../../shared/model/repository-url.ts';
import { makeOutbound } from '../../../shared/outbound.ts';

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

/** Blanks that only the place of failure can fill in, beside those that the report fills in for every reason. */
const ownBlanks = {
  CredentialUnusable: ['problem'],
  ScopeMissing: ['scope'],
  SchemeMismatch: ['scheme', 'authentication'],
  RepositoryRenamed: ['newName'],
  ProjectRenamed: ['newName'],
  AnswerMismatch: ['asked', 'answered'],
  TlsFailed: ['code'],
  ProxyRefused: ['status'],
  ServiceUnavailable: ['status'],
  RedirectRefused: ['status'],
  GitAnswerMalformed: ['problem'],
  AnswerTooLarge: ['limit'],
  UnexpectedAnswer: ['status'],
};

test('Every other blank of a reason is filled in by the report', () => {
  const filled = new Set([...Object.keys(blanksFor('https://dev.azure.com/o/p/_git/r')), 'seconds']);
  const open = Object.entries(reasons)
    .filter(([reason]) => !(reason in platformReasons))
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
