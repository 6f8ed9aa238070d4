import { expect, test } from 'vitest';
import { isDirect, parseProxy } from '../../../shared/outbound/proxy.ts';

test('HTTPS_PROXY is read with its port and credentials', () => {
  expect(parseProxy('http://proxy.example')).toEqual({ hostname: 'proxy.example', port: 80, authorization: null });
  const authorization = `Basic ${Buffer.from('us er:p:w').toString('base64')}`;
  expect(parseProxy('http://us%20er:p%3Aw@10.0.0.9:3128')).toEqual({ hostname: '10.0.0.9', port: 3128, authorization });
  expect(parseProxy('http://[fd00::9]:3128')).toMatchObject({ hostname: 'fd00::9', port: 3128 });
});

test.each(['proxy:3128', 'https://proxy.example', 'socks5://proxy.example', 'not a url'])(
  'HTTPS_PROXY "%s" is refused without repeating it',
  (setting) => {
    expect(() => parseProxy(setting)).toThrow(/^HTTPS_PROXY must be an URL such as http:\/\/proxy\.example:3128$/);
  },
);

test.each([
  ['tfs.example', ['tfs.example'], true],
  ['tfs.example', ['.example'], true],
  ['tfs.example', ['*.example'], true],
  ['tfs.example', ['EXAMPLE'], true],
  ['tfs.example', ['*'], true],
  ['tfs.example', ['fs.example', 'other'], false],
  ['tfs.example', [' '], false],
  ['tfs.example', [], false],
])('NO_PROXY: %s and %j: direct is %s', (hostname, noProxy, direct) => {
  expect(isDirect(hostname, noProxy)).toBe(direct);
});
