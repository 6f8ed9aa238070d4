import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../shared/model/scope.ts';
import { resolveSecretRef } from '../../../shared/model/secret-ref.ts';
import { inAccount, inOrg, inProject } from './definition.ts';

describe('a reference to a secret', () => {
  const account = { org: null, project: null };
  const org = { org: 'retail', project: null };
  const project = { org: 'retail', project: 'shop' };

  test.each([
    ['account.pat', 'account', inAccount, account],
    ['account.pat', 'organization', inOrg, account],
    ['account.pat', 'project', inProject, account],
    ['org.pat', 'organization', inOrg, org],
    ['org.pat', 'project', inProject, org],
    ['pat', 'project', inProject, project],
  ])('%s in a connector of the %s', (reference, _, scope, place) => {
    expect(resolveSecretRef(reference, scope)).toEqual({ ok: true, key: { ...place, identifier: 'pat' } });
  });

  test.each([
    ['org.pat', inAccount, 'The org level secret cannot be used at account level.', 'Write account.pat.'],
    ['pat', inAccount, 'The project level secret cannot be used at account level.', 'Write account.pat.'],
    ['pat', inOrg, 'The project level secret cannot be used at org level.', 'Write org.pat or account.pat.'],
  ])('%s points downward and is refused (%#)', (reference, scope, message, hint) => {
    expect(resolveSecretRef(reference, scope)).toEqual({ ok: false, code: 'SecretRefInvalid', message, hint });
  });

  test.each([
    ['', 'The identifier in the reference cannot be empty.'],
    ['account.', 'The identifier in the reference cannot be empty.'],
    ['org.null', 'The identifier in the reference null is a keyword, so cannot be used.'],
    ['project.pat', 'What stands before the dot is not a scope that a reference can start with.'],
    ['.pat', 'What stands before the dot is not a scope that a reference can start with.'],
    ['Account.pat', 'What stands before the dot is not a scope that a reference can start with.'],
  ])('%j is refused', (reference, message) => {
    expect(resolveSecretRef(reference, inProject)).toMatchObject({ ok: false, message });
  });

  test.each([
    '../other-account/secret',
    'account.other/secret',
    'account.a.b',
    'https://evil.vault.azure.net/secrets/x',
    'secret;name',
    'a'.repeat(129),
    ' account.pat',
    'account.pat\n',
    'account.a!b',
    '__proto__',
  ])('%j never reaches a vault', (reference) => {
    expect(resolveSecretRef(reference, inProject)).toMatchObject({ ok: false, code: 'SecretRefInvalid' });
  });

  test('to a setting of the service is only a secret of the project with that name', () => {
    const key = { org: 'retail', project: 'shop', identifier: 'AzureWebJobsStorage' };
    expect(resolveSecretRef('AzureWebJobsStorage', inProject)).toEqual({ ok: true, key });
  });

  test('that is a token put in the wrong field is not repeated', () => {
    const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnkifQ.';
    for (const scope of [inAccount, inOrg, inProject] satisfies Scope[]) {
      const refused = JSON.stringify(resolveSecretRef(token, scope));
      for (const part of token.split('.').filter(Boolean)) expect(refused).not.toContain(part);
    }
  });
});
