import { describe, expect, test } from 'vitest';
import { readConnectorRequest } from '../../../shared/model/connector-request.ts';
import { changed, inProject, overHttp, read } from './definition.ts';

describe('an unknown field', () => {
  test.each([
    ['/spec/apiAcces', 'apiAccess'],
    ['/spec/APIACCESS', 'apiAccess'],
    ['/spec/validationRepository', null],
    ['/spec/validationrepo', 'validationRepo'],
    ['/spec/executeOnDelegates', 'executeOnDelegate'],
    ['/spec/delegateSelector', 'delegateSelectors'],
    ['/spec/authentication/spec/spec/userName', 'username'],
    ['/spec/authentication/spec/spec/token', null],
    ['/identifer', 'identifier'],
    ['/colour', null],
  ])('%s is stored without it, and told with what was probably meant: %s', (pointer, meant) => {
    const field = pointer.split('/').at(-1) ?? '';
    const { definition, problems, warnings } = read(changed(overHttp, pointer, 'x'));
    expect({ definition, problems }).toEqual({ definition: overHttp, problems: [] });
    expect(warnings).toEqual([
      {
        pointer: `/connector${pointer}`,
        code: 'UnknownField',
        message: `${field} is not a field here and has no effect.`,
        hint: meant === null ? 'Leave it out.' : `Did you mean ${meant}?`,
        corrected: meant,
      },
    ]);
  });

  test('beside the connector is told too', () => {
    const { warnings } = readConnectorRequest({ connector: overHttp, secret: {} }, inProject, null);
    expect(warnings).toMatchObject([{ code: 'UnknownField', pointer: '/secret', corrected: 'secrets' }]);
  });

  test.each(['__proto__', 'constructor', 'hasOwnProperty'])('%s is a field like any other', (field) => {
    const definition: unknown = JSON.parse(
      JSON.stringify(overHttp).replace('{', `{"${field}":{"isAdmin":true,"prototype":{"isAdmin":true}},`),
    );
    expect(read(definition)).toMatchObject({ problems: [], warnings: [{ pointer: `/connector/${field}` }] });
    expect('isAdmin' in {}).toBe(false);
  });

  test.each(['accountIdentifier', 'parentUniqueId', 'uniqueId'])(
    '%s, which exports of Harness carry, is passed over in silence',
    (field) => {
      expect(read({ ...overHttp, [field]: 'acme' })).toMatchObject({
        problems: [],
        warnings: [],
        definition: overHttp,
      });
    },
  );

  test('a name as long as a body takes no time to compare', () => {
    const { warnings } = read({ ...overHttp, ['x'.repeat(60_000)]: 1 });
    expect(warnings).toMatchObject([{ code: 'UnknownField', hint: 'Leave it out.' }]);
    expect(warnings[0]?.message.length).toBeLessThan(200);
  });
});

test('another account in the body is told and has no effect', () => {
  expect(read({ ...overHttp, accountIdentifier: 'other' }).warnings).toEqual([
    {
      pointer: '/connector/accountIdentifier',
      code: 'AccountIgnored',
      message: 'The body names another account than the query; the connector belongs to acme.',
      hint: 'Leave accountIdentifier out of the body.',
      corrected: 'acme',
    },
  ]);
});
