import { expect, test } from 'vitest';
import { makeEngine } from '../../system/engine/engine.ts';
import type { Check } from '../../../shared/model/verification.ts';

/** Whoever looks up a name here has gone too far. */
const engine = makeEngine({}, () => Promise.reject(new Error('looked up')));
const repo = 'https://dev.azure.com/fabrikam/Fiber/_git/web';
const project = 'https://dev.azure.com/fabrikam/Fiber';
const ssh = 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web';

test.each([
  ['Repo URL without repository', { url: project }, 'RepositoryMissingInUrl', 'Repository'],
  ['SSH URL with HTTP', { url: ssh }, 'SchemeMismatch', 'ssh'],
  ['https URL with SSH', { url: repo, authenticationType: 'Ssh' as const }, 'SchemeMismatch', 'https'],
])('%s fails without a connection, with API access too', async (_, question, reason, word) => {
  const report = await engine.verify({ ...question, apiToken: 'token' });
  expect(report.verdict).toBe('FAILURE');
  expect(report.check('target')).toMatchObject({ outcome: 'FAILED', reason });
  expect(report.check('target').message).toContain(word);
  const rest = report.checks.filter(({ name }) => name !== 'target');
  expect(rest.length).toBeGreaterThan(3);
  for (const check of rest) {
    expect(check).toMatchObject({ outcome: 'SKIPPED', reason: 'DependsOnFailedCheck', durationMs: 0 });
    expect(check.message).toBe('Not tried, because the check target did not pass.');
  }
});

test('A project without Test Repository and without API access has nothing to prove it', async () => {
  const report = await engine.verify({ url: project, urlType: 'Project' });
  expect(report.names).toEqual(['target', 'git']);
  expect(report.check('target').outcome).toBe('PASSED');
  expect(report.check('git')).toMatchObject({ outcome: 'SKIPPED', reason: 'NoTestRepository' });
  expect(report.verdict).toBe('UNKNOWN');
});

test('An organization without a project, and without API access, has nothing to prove it', async () => {
  const report = await engine.verify({ url: 'https://dev.azure.com/fabrikam', urlType: 'Project' });
  expect([report.verdict, report.names]).toEqual(['UNKNOWN', ['target', 'git']]);
  expect(report.check('git')).toMatchObject({ outcome: 'SKIPPED', reason: 'ProjectMissingInUrl' });
  expect(report.check('git').hint).toContain('https://dev.azure.com/fabrikam/project');
});

test('What does not agree is shown as it would', async () => {
  const report = await engine.verify({ url: ssh });
  expect(report.check('target').hint).toBe(`Give the URL ${repo}, or change the connection type.`);
  const server = makeEngine({ allowedHosts: [{ host: 'tfs.example:8443', plainHttp: false }] });
  const onServer = await server.verify({
    url: 'https://tfs.example:8443/Coll/p',
    urlType: 'Project',
    authenticationType: 'Ssh',
  });
  expect(onServer.check('target').hint).toContain('ssh://tfs.example/Coll/p');
});

test.each(['secrets', 'delegate'] as const)(
  'What needs a check %s that the platform failed is skipped',
  async (name) => {
    const failed: Check = {
      name,
      required: true,
      outcome: 'UNKNOWN',
      reason: 'SecretStoreUnavailable',
      message: 'm',
      hint: null,
      evidence: {},
      durationMs: 1,
    };
    const report = await engine.verify({ url: repo, apiToken: null, decided: [failed] });
    expect(report.checks[0]).toEqual(failed);
    expect(report.check('target').outcome).toBe('PASSED');
    for (const other of ['dns', 'tcp', 'tls', 'git', 'identity', 'project', 'repository'] as const) {
      expect(report.check(other)).toMatchObject({ outcome: 'SKIPPED', reason: 'DependsOnFailedCheck' });
      expect(report.check(other).hint).toBe(`See the check ${name}.`);
    }
    expect(report.verdict).toBe('UNKNOWN');
  },
);

test('A caller that ends the run gets what was found so far', async () => {
  const report = await engine.verify({ url: repo, signal: AbortSignal.abort() });
  expect(report.check('dns')).toMatchObject({ outcome: 'UNKNOWN', reason: 'NameLookupFailed' });
  expect(report.check('git').outcome).toBe('SKIPPED');
});
