import { expect, test } from 'vitest';
import { authorizationOf } from '../../../shared/outbound/authorization.ts';

const sent = (username: string, token: string) =>
  Buffer.from(authorizationOf({ kind: 'basic', username, token }).replace('Basic ', ''), 'base64').toString();

test.each([
  ['me', 'token', 'me:token'],
  ['', 'token', ':token'],
  ['me@example.com', ' token\r\n', 'me@example.com:token'],
  ['me', '"token"', 'me:token'],
  ['me', "'token'\n", 'me:token'],
  ['me', '"half', 'me:"half'],
  ['a:b', 'token', 'ab:token'],
  ['me', 'to:ken', 'me:to:ken'],
  ['me', 'wörd', 'me:wörd'],
])('A user "%s" with the token %j is sent as "%s"', (username, token, expected) => {
  expect(sent(username, token)).toBe(expected);
});

test('A token of Entra is sent as it is', () => {
  expect(authorizationOf({ kind: 'bearer', token: 'header.claims.signature' })).toBe('Bearer header.claims.signature');
});
