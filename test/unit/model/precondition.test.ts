import { expect, test } from 'vitest';
import { entityTag, preconditionFault } from '../../../shared/model/precondition.ts';

const tag = entityTag('0123456789abcdef', 3);

test('an ETag names the connector and the revision of its definition', () => {
  expect(tag).toBe('"01234567-3"');
});

const moved = `If-Match was given, but the ETag is now ${tag}.`;
const nothing = 'If-Match was given, but there is nothing yet.';
const exists = `If-None-Match was given, but it exists: ${tag}.`;

test.each([
  ['no condition', null, null, null, null],
  ['no condition, something there', null, null, tag, null],
  ['If-Match that still holds', tag, null, tag, null],
  ['If-Match made weak by a proxy', `W/${tag}`, null, tag, null],
  ['If-Match with several tags', `"x-1", ${tag}`, null, tag, null],
  ['If-Match of an older revision', '"01234567-2"', null, tag, moved],
  ['If-Match of a connector that was deleted and made again', '"89abcdef-3"', null, tag, moved],
  ['If-Match without quotes', '01234567-3', null, tag, moved],
  ['If-Match: * and something there', '*', null, tag, null],
  ['If-Match: * and nothing there', '*', null, null, nothing],
  ['If-Match of something that is gone', tag, null, null, nothing],
  ['If-None-Match: * and nothing there', null, '*', null, null],
  ['If-None-Match: * and something there', null, '*', tag, exists],
  ['If-None-Match of another revision', null, '"01234567-2"', tag, null],
  ['both, which cannot both hold', tag, '*', tag, exists],
])('%s', (_, ifMatch, ifNoneMatch, current, fault) => {
  expect(preconditionFault({ ifMatch, ifNoneMatch }, current)).toBe(fault);
});
