import { describe, expect, test } from 'vitest';
import {
  apiUrl,
  gitUrl,
  parseRepositoryUrl,
  printRepositoryUrl,
  type RepositoryAddress,
  sameRepository,
  webUrl,
} from '../../../shared/model/repository-url.ts';
import { addressOf } from './address-of.ts';
import attacks from './url-attacks.json' with { type: 'json' };
import table from './urls.json' with { type: 'json' };

const { allowedHosts } = table;
const services = { allowedHosts: [] };

describe('a URL that is understood', () => {
  for (const { id, what, input, is, prints, warnings } of table.accepted) {
    test(`${what} [${id}] ${input.trim()}`, () => {
      const parsed = parseRepositoryUrl(input, { allowedHosts });
      const expected = warnings.map((code) => ({ code, corrected: prints }));
      expect(parsed).toMatchObject({ ok: true, address: is, warnings: expected });
      const address = read(input);
      expect(printRepositoryUrl(address)).toBe(prints);
      expect(read(prints)).toEqual(address);
    });
  }
});

describe('a URL that is refused', () => {
  for (const { id, what, input, refused, corrected } of table.refused) {
    test(`${what} [${id}]`, () => {
      const parsed = parseRepositoryUrl(input, { allowedHosts });
      expect(parsed).toMatchObject({ ok: false, problem: { code: refused, corrected } });
    });
  }

  test('half a surrogate pair, which JSON can carry but no encoding can', () => {
    const parsed = parseRepositoryUrl('https://dev.azure.com/fabrikam/Pr\ud800j', { allowedHosts });
    expect(parsed).toMatchObject({ ok: false, problem: { code: 'UrlCharacterNotAllowed', corrected: null } });
  });

  test('is shown corrected in the form that is printed', () => {
    const corrected = table.refused.map((row) => row.corrected).filter((url) => url !== null);
    expect(corrected.length).toBeGreaterThan(30);
    for (const url of corrected) expect(printRepositoryUrl(read(url))).toBe(url);
  });
});

describe('an attack through the URL of a connector', () => {
  for (const { id, note, input, refused } of attacks.refused)
    test(`${id} is refused: ${note}`, () => {
      expect(parseRepositoryUrl(input, services)).toMatchObject({ ok: false, problem: { code: refused } });
    });

  for (const { id, note, input } of attacks.harmless)
    test(`${id} is none: ${note}`, () => {
      const address = addressOf(input, []);
      expect(address).toMatchObject({ host: 'dev.azure.com', kind: 'repository' });
      expect(gitUrl(address)).not.toMatch(/dev\.azure\.com.*[@?#]/);
    });
});

describe('an address', () => {
  test('gives git, the API and the browser their URLs, each name encoded once', () => {
    const address = read('git@ssh.dev.azure.com:v3/fabrikam/My%20Project/r%C3%A9po');
    expect(gitUrl(address)).toBe('git@ssh.dev.azure.com:v3/fabrikam/My%20Project/r%C3%A9po');
    expect(gitUrl({ ...address, transport: 'https' })).toBe(
      'https://dev.azure.com/fabrikam/My%20Project/_git/r%C3%A9po',
    );
    expect(apiUrl(address)).toBe('https://dev.azure.com/fabrikam');
    expect(webUrl(address)).toBe('https://dev.azure.com/fabrikam/My%20Project/_git/r%C3%A9po');
  });

  test('of a Server over SSH knows the web address of that Server', () => {
    const address = read('ssh://old.contoso.com:2222/tfs/Coll%20A/Proj/_git/repo');
    expect(gitUrl(address)).toBe('ssh://old.contoso.com:2222/tfs/Coll%20A/Proj/_git/repo');
    expect(apiUrl(address)).toBe('http://old.contoso.com:8080/tfs/Coll%20A');
    expect(webUrl(address)).toBe('http://old.contoso.com:8080/tfs/Coll%20A/Proj/_git/repo');
  });

  test('without a repository has no URL for git', () => {
    expect(gitUrl(read('https://dev.azure.com/fabrikam/Proj'))).toBeNull();
    expect(gitUrl(read('https://dev.azure.com/fabrikam/Proj/_versionControl?path=$/Proj'))).toBeNull();
  });
});

describe('two URLs of one repository', () => {
  const one = read('https://dev.azure.com/Fabrikam/Straße/_git/Straße');
  for (const other of [
    'https://fabrikam@dev.azure.com/fabrikam/Stra%C3%9Fe/_git/stra%c3%9fe',
    'https://fabrikam.visualstudio.com/DefaultCollection/_git/Straße',
    'https://dev.azure.com/fabrikam/STRAßE/Team/_git/_optimized/straße?version=GBmain',
    'git@ssh.dev.azure.com:v3/FABRIKAM/Straße/Straße',
    'fabrikam@vs-ssh.visualstudio.com:v3/fabrikam/Straße/Straße',
  ])
    test(`are the same: ${other}`, () => {
      expect(sameRepository(one, read(other))).toBe(true);
    });

  test('are the same when composed differently, and with either Greek sigma', () => {
    const [composed, decomposed] = [
      read('https://dev.azure.com/o/p/_git/%C3%A9'),
      read('https://dev.azure.com/o/p/_git/E%CC%81'),
    ];
    expect(sameRepository(composed, decomposed)).toBe(true);
    expect(sameRepository(read('https://dev.azure.com/o/ΟΔΟΣ'), read('https://dev.azure.com/o/οδος'))).toBe(true);
    expect(sameRepository(read('https://dev.azure.com/o/ΟΔΟΣ'), read('https://dev.azure.com/o/οδοσ'))).toBe(true);
  });

  for (const other of [
    'https://dev.azure.com/Fabrikam/Straße/_git/Strasse',
    'https://dev.azure.com/Fabrikam/Straße',
    'https://dev.azure.com/contoso/Straße/_git/Straße',
    'https://tfs.contoso.com/Fabrikam/_git/Straße',
  ])
    test(`are not the same: ${other}`, () => {
      expect(sameRepository(one, read(other))).toBe(false);
    });

  test('are not the same only because a letter of another script looks or folds alike', () => {
    expect(sameRepository(read('https://dev.azure.com/o/p/_git/i'), read('https://dev.azure.com/o/p/_git/ı'))).toBe(
      false,
    );
    expect(sameRepository(read('https://dev.azure.com/o/p/_git/s'), read('https://dev.azure.com/o/p/_git/ſ'))).toBe(
      false,
    );
  });
});

function read(url: string): RepositoryAddress {
  return addressOf(url, allowedHosts);
}

test.each(['?token=', '#', '/path/'])('a token behind %s of a URL is refused and never repeated', (before) => {
  const token = `${'a2'.repeat(38)}AZDO1234`;
  const parsed = parseRepositoryUrl(`https://dev.azure.com/o/p/_git/r${before}${token}`, { allowedHosts: [] });
  expect(parsed).toMatchObject({ ok: false, problem: { code: 'UrlContainsCredential' } });
  expect(JSON.stringify(parsed)).not.toContain(token);
});
