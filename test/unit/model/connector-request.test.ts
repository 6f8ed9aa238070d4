import { describe, expect, test } from 'vitest';
import { readConnectorRequest } from '../../../shared/model/connector-request.ts';
import { changed, credentials, inAccount, inOrg, inProject, overHttp, overSsh, read, told } from './definition.ts';

describe('a connector definition', () => {
  test.each([
    ['HTTP', overHttp],
    ['SSH', overSsh],
  ])('over %s with all it needs has nothing wrong with it', (_, definition) => {
    expect(read(definition)).toEqual({
      definition,
      raw: definition,
      secrets: new Map(),
      problems: [],
      warnings: [],
    });
  });

  describe('needs', () => {
    test.each([
      '/name',
      '/identifier',
      '/type',
      '/spec',
      '/spec/url',
      '/spec/type',
      '/spec/authentication',
      '/spec/authentication/type',
      '/spec/authentication/spec',
      '/spec/authentication/spec/type',
      '/spec/authentication/spec/spec',
      `${credentials}/tokenRef`,
      '/spec/apiAccess/type',
      '/spec/apiAccess/spec/tokenRef',
    ])('%s, and null is the same as absent', (pointer) => {
      const missing = [`FieldMissing /connector${pointer}`];
      expect(told(read(changed(overHttp, pointer, undefined)))).toEqual(missing);
      expect(told(read(changed(overHttp, pointer, null)))).toEqual(missing);
    });

    test('sshKeyRef over SSH', () => {
      const pointer = '/spec/authentication/spec/sshKeyRef';
      expect(told(read(changed(overSsh, pointer, undefined)))).toEqual([`FieldMissing /connector${pointer}`]);
    });
  });

  describe('does without', () => {
    test.each([
      '/description',
      '/orgIdentifier',
      '/projectIdentifier',
      '/tags',
      '/spec/validationRepo',
      '/spec/apiAccess',
      '/spec/delegateSelectors',
      '/spec/executeOnDelegate',
      '/spec/ignoreTestConnection',
    ])('%s, and null is the same as absent', (pointer) => {
      const without = changed(overHttp, pointer, undefined);
      expect(read(without)).toMatchObject({ problems: [], definition: without });
      expect(read(changed(overHttp, pointer, null))).toMatchObject({ problems: [], definition: without });
    });

    test.each([
      '/description',
      '/orgIdentifier',
      '/projectIdentifier',
      '/spec/validationRepo',
      `${credentials}/usernameRef`,
    ])('%s, and "" is the same as absent', (pointer) => {
      expect(read(changed(overHttp, pointer, ''))).toMatchObject({ problems: [], definition: overHttp });
    });
  });

  test('keeps the optional fields', () => {
    const definition = {
      ...changed(overHttp, '/spec/delegateSelectors', ['eu', 'linux']),
      description: 'of the shop',
      orgIdentifier: 'retail',
      projectIdentifier: 'shop',
      tags: { team: 'a', description: '' },
    };
    expect(read(definition)).toMatchObject({ problems: [], warnings: [], definition });
  });

  test('with delegateSelectors and executeOnDelegate false is accepted, as Terraform sends it', () => {
    const selected = changed(overHttp, '/spec/delegateSelectors', ['eu']);
    expect(told(read(changed(selected, '/spec/executeOnDelegate', false)))).toEqual([]);
  });

  test.each([
    ['/name', 'caf\u00e9', 'NameInvalid'],
    ['/name', ' ', 'NameInvalid'],
    ['/identifier', '1st', 'IdentifierInvalid'],
    ['/identifier', '__proto__', 'IdentifierInvalid'],
    ['/identifier', 5, 'FieldTypeInvalid'],
    ['/description', 5, 'FieldTypeInvalid'],
    ['/tags', ['a'], 'FieldTypeInvalid'],
    ['/type', 'Github', 'FieldValueInvalid'],
    ['/spec', [], 'FieldTypeInvalid'],
    ['/spec/url', 5, 'FieldTypeInvalid'],
    ['/spec/type', 'Account', 'FieldValueInvalid'],
    ['/spec/type', 'REPO', 'FieldValueInvalid'],
    ['/spec/validationRepo', true, 'FieldTypeInvalid'],
    ['/spec/authentication/type', 'OAuth', 'FieldValueInvalid'],
    ['/spec/authentication/spec/type', 'Password', 'FieldValueInvalid'],
    ['/spec/apiAccess/type', 'OAuth', 'FieldValueInvalid'],
    ['/spec/delegateSelectors', 'eu', 'FieldTypeInvalid'],
    ['/spec/executeOnDelegate', 'false', 'FieldTypeInvalid'],
    ['/spec/ignoreTestConnection', 1, 'FieldTypeInvalid'],
    [`${credentials}/username`, 'user:name', 'UsernameInvalid'],
    [`${credentials}/username`, 'user\r\nX-Evil: 1', 'UsernameInvalid'],
    [`${credentials}/username`, 'a'.repeat(257), 'UsernameInvalid'],
    [`${credentials}/tokenRef`, '', 'SecretRefInvalid'],
    [`${credentials}/tokenRef`, 'project.pat', 'SecretRefInvalid'],
    [`${credentials}/tokenRef`, { account: 'pat' }, 'FieldTypeInvalid'],
  ])('is refused with %s being %j', (pointer, value, code) => {
    expect(told(read(changed(overHttp, pointer, value)))).toContain(`${code} /connector${pointer}`);
  });

  test('a tag that is not a text is refused at its place', () => {
    const { problems } = read({ ...overHttp, tags: { 'cost/centre': 12 } });
    expect(problems).toEqual([
      {
        pointer: '/connector/tags/cost~1centre',
        code: 'FieldTypeInvalid',
        message: 'cost/centre is a number, not a text.',
        hint: 'Write it in quotes.',
      },
    ]);
  });

  test.each([
    ['neither username nor usernameRef', undefined, undefined, 'Neither username nor usernameRef is given.'],
    ['both', 'john', 'account.user', 'Both username and usernameRef are given.'],
    ['a username of ""', '', undefined, 'Neither username nor usernameRef is given.'],
    ['both, the second ""', 'john', '', null],
    ['both, the first null', null, 'account.user', null],
  ])('with %s', (_, username, usernameRef, message) => {
    const named = changed(overHttp, `${credentials}/username`, username);
    const { problems } = read(changed(named, `${credentials}/usernameRef`, usernameRef));
    const pointer = `/connector${credentials}/username`;
    const hint = 'Give exactly one of them. With a personal access token any user name will do.';
    expect(problems).toEqual(message === null ? [] : [{ pointer, code: 'UsernameAmbiguous', message, hint }]);
  });

  test.each([
    ['an organization that the query does not name', inAccount, { orgIdentifier: 'retail' }, ['orgIdentifier']],
    ['another organization', inOrg, { orgIdentifier: 'Retail' }, ['orgIdentifier']],
    ['another project', inProject, { orgIdentifier: 'retail', projectIdentifier: 'web' }, ['projectIdentifier']],
    ['the same scope', inProject, { orgIdentifier: 'retail', projectIdentifier: 'shop' }, []],
    ['only the organization', inProject, { orgIdentifier: 'retail' }, []],
  ])('in the body names %s', (_, scope, place, fields) => {
    const mismatches = fields.map((field) => `ScopeMismatch /connector/${field}`);
    expect(told(read({ ...overHttp, ...place }, { scope }))).toEqual(mismatches);
  });

  test.each([
    ['an organization that cannot be', { orgIdentifier: '1x' }, ['IdentifierInvalid /connector/orgIdentifier']],
    [
      'a project without its organization',
      { projectIdentifier: 'shop' },
      ['ScopeInvalid /connector/projectIdentifier'],
    ],
    [
      'a project of an organization that cannot be',
      { orgIdentifier: '1x', projectIdentifier: 'shop' },
      ['IdentifierInvalid /connector/orgIdentifier'],
    ],
  ])('in the body has %s', (_, place, problems) => {
    expect(told(read({ ...overHttp, ...place }, { scope: inAccount }))).toEqual(problems);
  });

  test('has the identifier of its address', () => {
    expect(told(read(overHttp, { identifier: 'azure_repos' }))).toEqual([]);
    expect(read(overHttp, { identifier: 'other' }).problems).toEqual([
      {
        pointer: '/connector/identifier',
        code: 'IdentifierMismatch',
        message: 'The body is about azure_repos, the address about other.',
        hint: 'Use the same identifier in both. An identifier cannot be changed.',
      },
    ]);
  });

  test.each([[undefined], [null], ['text'], [[]], [5]])('that is %j is refused as a whole', (connector) => {
    expect(read(connector)).toMatchObject({ definition: null, problems: [{ pointer: '/connector' }] });
  });

  test.each([[undefined], [null], ['text'], [[overHttp]], [overHttp]])('is missed in the body %j', (body) => {
    expect(told(readConnectorRequest(body, inProject, null))).toEqual(['FieldMissing /connector']);
  });

  test('tells every mistake at once, each with its place', () => {
    const definition = {
      name: '',
      identifier: 'azure repos',
      orgIdentifier: 'other',
      tags: { a: 1 },
      type: 'AzureRepo',
      spec: {
        type: 'Organization',
        authentication: {
          type: 'Http',
          spec: { type: 'UsernameToken', spec: { username: 'a:b', usernameRef: 'x', tokenRef: 'project.pat' } },
        },
        apiAccess: { type: 'Token', spec: { tokenRef: 5 } },
        executeOnDelegate: 'no',
      },
    };
    const secrets = { 'account.pat': { kind: 'EncryptedText', value: '' } };
    expect(told(read(definition, { secrets, identifier: 'azure_repos' })).toSorted()).toEqual([
      'FieldMissing /connector/spec/url',
      'FieldTypeInvalid /connector/spec/apiAccess/spec/tokenRef',
      'FieldTypeInvalid /connector/spec/executeOnDelegate',
      'FieldTypeInvalid /connector/tags/a',
      'FieldValueInvalid /connector/spec/type',
      'FieldValueInvalid /secrets/account.pat/value',
      'IdentifierInvalid /connector/identifier',
      'IdentifierMismatch /connector/identifier',
      'NameInvalid /connector/name',
      'ScopeMismatch /connector/orgIdentifier',
      'SecretNotReferenced /secrets/account.pat',
      'SecretRefInvalid /connector/spec/authentication/spec/spec/tokenRef',
      `UsernameAmbiguous /connector${credentials}/username`,
      `UsernameInvalid /connector${credentials}/username`,
    ]);
  });

  test('every mistake says what to do', () => {
    const { problems } = read({ ...overHttp, name: 5, type: 'x', spec: {} }, { secrets: [], identifier: 'other' });
    for (const { message, hint } of problems) {
      expect(message).toMatch(/^\S.*\.$/);
      expect(hint).toMatch(/^\S.*\.$/);
    }
    expect(problems.length).toBeGreaterThan(5);
  });
});

test('a definition of more than 30,000 characters is refused, by PUT as by validate', () => {
  const long = changed(overHttp, '/description', 'a'.repeat(30_000));
  expect(told(read(long))).toEqual(['FieldValueInvalid /connector']);
});
