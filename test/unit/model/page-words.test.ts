import { describe, expect, test } from 'vitest';
import type { Scope } from '../../../shared/model/scope.ts';
import { changed, inAccount, inOrg, inProject, overHttp, overSsh, read, told } from './definition.ts';

const place = '/spec/authentication/spec';

/** The definition with other credentials; `fields` stand where username and tokenRef stood. */
function withCredentials(type: string | undefined, fields: object): object {
  return changed(overHttp, place, { ...(type === undefined ? {} : { type }), spec: fields });
}

/** The body that the hint holds. */
function advised(definition: object, scope: Scope = inProject) {
  const { problems } = read(definition, { scope });
  const problem = problems.find(({ code }) => code === 'PasswordNotSupported');
  return JSON.parse((problem?.hint ?? '').replace(/^Send /, '')) as { connector: object; secrets?: object };
}

describe("the page's own words", () => {
  test.each([
    ['UsernamePassword', { username: 'ana', passwordRef: 'account.pat' }, `${place}/spec/passwordRef`],
    ['UsernamePassword', { username: 'ana', password: 'hunter2' }, `${place}/spec/password`],
    ['UsernamePassword', { username: 'ana', tokenRef: 'account.pat' }, `${place}/type`],
    ['UsernameToken', { username: 'ana', passwordRef: 'account.pat' }, `${place}/spec/passwordRef`],
    ['UsernameToken', { username: 'ana', password: 'hunter2' }, `${place}/spec/password`],
    [undefined, { username: 'ana', passwordRef: 'account.pat' }, `${place}/spec/passwordRef`],
  ])('%s with %j is one mistake at one place', (type, fields, pointer) => {
    const answer = read(withCredentials(type, fields));
    expect(told(answer)).toEqual([`PasswordNotSupported /connector${pointer}`]);
    expect(answer).toMatchObject({ definition: null, warnings: [] });
  });

  test('in the form of the plain git connector are understood too', () => {
    const definition = changed(overHttp, place, { username: 'ana', passwordRef: 'account.pat' });
    expect(told(read(definition))).toEqual([`PasswordNotSupported /connector${place}/passwordRef`]);
    expect(advised(definition)).toEqual({ connector: changed(overHttp, `${place}/spec/username`, 'ana') });
  });

  test('are answered with the whole body in the right form, which has nothing wrong with it', () => {
    const given = {
      ...withCredentials('UsernamePassword', { username: 'ana', passwordRef: 'account.pat' }),
      tags: { a: 'b' },
    };
    const { connector, secrets } = advised(given);
    expect(connector).toEqual({ ...changed(overHttp, `${place}/spec/username`, 'ana'), tags: { a: 'b' } });
    expect(secrets).toBeUndefined();
    expect(read(connector)).toMatchObject({ problems: [], warnings: [] });
  });

  test('keep a usernameRef, and need no user name', () => {
    const byReference = advised(withCredentials('UsernamePassword', { usernameRef: 'account.user', passwordRef: 'p' }));
    expect(byReference).toMatchObject({
      connector: { spec: { authentication: { spec: { spec: { usernameRef: 'account.user', tokenRef: 'p' } } } } },
    });
    const nameless = advised(withCredentials('UsernamePassword', { passwordRef: 'p' }));
    expect(nameless).toMatchObject({
      connector: { spec: { authentication: { spec: { spec: { username: 'any' } } } } },
    });
  });

  test.each([
    [inAccount, 'account.azure_repos_token'],
    [inOrg, 'org.azure_repos_token'],
    [inProject, 'azure_repos_token'],
  ])('with a literal password get a reference for it, and a place for its value (%#)', (scope, reference) => {
    const { connector, secrets } = advised(
      withCredentials('UsernamePassword', { username: 'ana', password: 'hunter2' }),
      scope,
    );
    expect(connector).toMatchObject({ spec: { authentication: { spec: { spec: { tokenRef: reference } } } } });
    expect(secrets).toEqual({ [reference]: { kind: 'EncryptedText', value: '\u2026' } });
  });

  test.each([
    ['the password', withCredentials('UsernamePassword', { username: 'ana', password: 'canary-84120399' })],
    ['a password that is a number', withCredentials('UsernamePassword', { username: 'ana', password: 84_120_399 })],
    ['a password in place of a reference', withCredentials('UsernamePassword', { passwordRef: 'canary-84120399' })],
    [
      'a password that is the user name',
      withCredentials('UsernamePassword', { username: '84120399', password: '84120399' }),
    ],
    [
      'a token in the URL',
      changed(
        withCredentials('UsernamePassword', { password: 'x' }),
        '/spec/url',
        'https://a:84120399@dev.azure.com/a/b',
      ),
    ],
    ['a field that nobody knows', { ...withCredentials('UsernamePassword', { password: 'x' }), pass: '84120399' }],
  ])('never repeat %s', (_, definition) => {
    expect(JSON.stringify(read(definition))).toContain('PasswordNotSupported');
    const { problems, warnings } = read(definition);
    expect(JSON.stringify([problems, warnings])).not.toContain('84120399');
  });

  test('do not hide the other mistakes', () => {
    const definition = { ...withCredentials('UsernamePassword', { username: 'ana', password: 'x' }), name: '' };
    expect(told(read(definition))).toEqual([
      `PasswordNotSupported /connector${place}/spec/password`,
      'NameInvalid /connector/name',
    ]);
  });

  test('may come with the secret that passwordRef names', () => {
    const definition = withCredentials('UsernamePassword', { username: 'ana', passwordRef: 'account.pw' });
    const secrets = { 'account.pw': { kind: 'EncryptedText', value: 'a'.repeat(52) } };
    expect(told(read(definition, { secrets }))).toEqual([`PasswordNotSupported /connector${place}/spec/passwordRef`]);
  });

  test('mean nothing over SSH', () => {
    const leftOver = changed(overSsh, `${place}/password`, 'x');
    expect(read(leftOver)).toMatchObject({ problems: [], warnings: [{ code: 'UnknownField' }] });
  });
});

test('API access without its token is none, as in Harness, with a warning', () => {
  const idle = changed(overHttp, '/spec/apiAccess', { type: 'Token' });
  const { definition, problems, warnings } = read(idle);
  expect([definition, problems]).toEqual([changed(overHttp, '/spec/apiAccess', undefined), []]);
  expect(warnings).toMatchObject([{ code: 'ApiAccessWithoutToken', pointer: '/connector/spec/apiAccess' }]);
});
