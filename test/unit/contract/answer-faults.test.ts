import { expect, test } from 'vitest';
import { answerFaults } from '../../contract/answer-faults.ts';
import { calls } from '../../contract/document.ts';

const health = calls.find(({ path }) => path.endsWith('/health'));
const common = { 'content-type': 'application/json', 'request-id': '1', 'cache-control': 'no-store' };

test.each([
  ['nothing', 200, common, { status: 'ok' }, []],
  ['a status', 204, common, '', [/^status 204 is not declared/]],
  ['a header', 200, { ...common, 'request-id': null }, { status: 'ok' }, [/^header Request-Id is missing/]],
  ['a content type', 200, { ...common, 'content-type': 'text/html' }, { status: 'ok' }, [/^content type text\/html/]],
  ['a value', 200, common, { status: 'ill' }, [/^\/status must be equal to constant/]],
  [
    'a field too many',
    200,
    common,
    { status: 'ok', value: 'secret' },
    [/^the body must NOT have additional properties/],
  ],
  ['a field too few', 200, common, {}, [/^the body must have required property 'status'/]],
])('an answer that is wrong in %s is noticed', (_, status, headers, body, faults) => {
  if (health === undefined) throw new Error('The contract has no health');
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null);
  const found = answerFaults(health, 'GET', { status, headers: new Headers(given), body });
  expect(found).toEqual(faults.map((fault) => expect.stringMatching(fault)));
});

test('a body to HEAD is noticed', () => {
  if (health === undefined) throw new Error('The contract has no health');
  const answer = { status: 200, headers: new Headers(common), body: '{}' };
  expect(answerFaults(health, 'HEAD', answer)).toEqual(['a body to HEAD']);
});
