import { describe, expect, test } from 'vitest';
import { parseAllowedHosts } from '../../../shared/model/allowed-hosts.ts';

describe('ALLOWED_HOSTS', () => {
  test('is empty by default', () => {
    expect(parseAllowedHosts('')).toEqual([]);
    expect(parseAllowedHosts(' , ')).toEqual([]);
  });

  test('takes hosts with and without port, and http:// where it is meant', () => {
    expect(parseAllowedHosts('TFS.contoso.com, http://old:8080,https://b.example:8443/, [fd00::1]:444')).toEqual([
      { host: 'tfs.contoso.com', plainHttp: false },
      { host: 'old:8080', plainHttp: true },
      { host: 'b.example:8443', plainHttp: false },
      { host: '[fd00::1]:444', plainHttp: false },
    ]);
  });

  test('drops default ports, as URLs do', () => {
    expect(parseAllowedHosts('a.example:443,http://b.example:80,http://c.example:443')).toEqual([
      { host: 'a.example', plainHttp: false },
      { host: 'b.example', plainHttp: true },
      { host: 'c.example:443', plainHttp: true },
    ]);
  });

  for (const bad of [
    '*.contoso.com',
    'tfs.contoso.com/tfs',
    'ftp://x',
    'a b',
    'tfs:0',
    'tfs:65536',
    '-x',
    'tfs.',
    'ｔfs',
  ])
    test(`names the entry that is not a host: ${bad}`, () => {
      expect(() => parseAllowedHosts(`ok.example,${bad}`)).toThrow(`"${bad}"`);
    });

  test('does not repeat an entry that may hold a password', () => {
    expect(() => parseAllowedHosts('ok.example,user:hunter2@tfs.contoso.com')).toThrow(
      /^((?!hunter2).)*number 2((?!hunter2).)*$/,
    );
  });
});
