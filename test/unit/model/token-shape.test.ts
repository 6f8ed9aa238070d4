import { describe, expect, test } from 'vitest';
import { readConnectorRequest } from '../../../shared/model/connector-request.ts';
import { accountFault, identifierFault } from '../../../shared/model/identifier.ts';
import { withoutValues } from '../../../shared/model/reasons/excerpt.ts';
import { bareToken, oddityOf } from '../../../shared/model/token-shape.ts';
import { patFor } from '../../simulator/world/tokens.ts';

const scope = { account: 'acme', org: null, project: null };

function definition(credentials: Record<string, string>) {
  return {
    name: 'web',
    identifier: 'web',
    type: 'AzureRepo',
    spec: {
      url: 'https://dev.azure.com/fabrikam/Fiber/_git/web',
      type: 'Repo',
      authentication: { type: 'Http', spec: { type: 'UsernameToken', spec: credentials } },
    },
  };
}

describe.each([
  ['84 characters', `T${patFor('pasted').slice(1)}`],
  ['52 characters', `t${patFor('pasted', 52).slice(1)}`],
])('A token of %s that was pasted in the wrong place', (_, token) => {
  test.each([
    ['as the user name', { username: token, tokenRef: 'account.pat' }, 'UsernameInvalid', 'username'],
    ['as a reference', { username: 'ci', tokenRef: `account.${token}` }, 'SecretRefInvalid', 'tokenRef'],
  ])('%s is refused there and not repeated', (_, credentials, code, field) => {
    const { problems } = readConnectorRequest({ connector: definition(credentials) }, scope, 'web');
    const pointer = `/connector/spec/authentication/spec/spec/${field}`;
    expect(problems.map((problem) => [problem.code, problem.pointer])).toEqual([[code, pointer]]);
    expect(JSON.stringify(problems)).not.toContain(token);
  });

  test('is no identifier and no account', () => {
    expect(identifierFault(token)).toMatch(/^cannot be a personal access token/);
    expect(accountFault(token)).not.toBeNull();
    expect(identifierFault(`${token.slice(0, 40)}_`)).toBeNull();
  });

  test('as another identifier in the body is not repeated', () => {
    const connector = { ...definition({ username: 'ci', tokenRef: 'account.pat' }), identifier: token };
    const { problems } = readConnectorRequest({ connector }, scope, 'web');
    expect(problems.map(({ code }) => code)).toEqual(['IdentifierInvalid', 'IdentifierMismatch']);
    expect(JSON.stringify(problems)).not.toContain(token);
  });
});

test.each([
  ['as it is', 'It said p&ss "w0rd" twice: p&ss "w0rd".', 'It said … twice: ….'],
  ['in a URL', 'GET /?q=p%26ss%20%22w0rd%22', 'GET /?q=…'],
  ['in JSON', '{"sent":"p&ss \\"w0rd\\""}', '{"sent":"…"}'],
])('A value that was sent is taken out of what came back, %s', (_, text, safe) => {
  expect(withoutValues(text, ['p&ss "w0rd"', ''])).toBe(safe);
});

const [pat, oldPat] = [patFor('shape'), patFor('shape', 52)];

describe('A token as people paste it (trap 31)', () => {
  test.each([
    ['with a line break', `${pat}\r\n`],
    ['with spaces', `  ${pat} `],
    ['in quotes', `"${pat}"`],
    ['in single quotes with spaces', ` ' ${pat} ' `],
  ])('%s is the token alone', (_, pasted) => {
    expect(bareToken(pasted)).toBe(pat);
    expect(oddityOf(pasted)).toBeNull();
  });

  test.each([
    ['an old token of 51 characters', oldPat.slice(1), 'shorter than any token'],
    ['an old token of 53 characters', `${oldPat}a`, 'shorter than a new token'],
    ['an old token in capitals', oldPat.toUpperCase(), 'characters that those never have'],
    ['a new token without its end', pat.slice(0, -1), 'breaks off after its mark'],
    ['a new token without its beginning', pat.slice(1), 'shorter than a new token'],
    ['84 characters without AZDO', pat.replace('AZDO', 'AZDx'), 'lacks its mark'],
    ['two tokens', `${pat}${pat}`, 'longer than any token'],
    ['a token with a line break inside', `${pat.slice(0, 40)}\n${pat.slice(40)}`, 'white space inside'],
    ['a password', 'swordfish', 'shorter than any token'],
    ['a token of Entra', `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.${pat}.${pat}`, 'token of Microsoft Entra'],
  ])('%s', (_, value, oddity) => {
    const found = oddityOf(value);
    expect(found).toContain(oddity);
    expect(found).not.toContain(value.slice(0, 8));
  });

  test.each([pat, oldPat])('%#: the two forms that Azure DevOps hands out are not odd', (value) => {
    expect(oddityOf(value)).toBeNull();
  });
});
