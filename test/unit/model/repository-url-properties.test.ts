import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCollectionName } from '../../../shared/model/azure-names.ts';
import {
  gitUrl,
  parseRepositoryUrl,
  printRepositoryUrl,
  type RepositoryAddress,
  sameRepository,
} from '../../../shared/model/repository-url.ts';
import { addressOf } from './address-of.ts';
import { anyName, anyServicesAddress } from './any-address.ts';

const allowedHosts = [
  { host: 'tfs.contoso.com:8443', plainHttp: false },
  { host: 'old.contoso.com', plainHttp: true },
];
const options = { allowedHosts };

describe('whatever the names', () => {
  test('an address of Services prints to a URL that reads to the same address without a warning', () => {
    fc.assert(
      fc.property(anyServicesAddress, (address) => {
        const printed = printRepositoryUrl(address);
        expect(printed).toMatch(/^[\x21-\x7e]+$/);
        expect(parseRepositoryUrl(printed, options)).toEqual({ ok: true, address, warnings: [] });
      }),
    );
  });

  test('every form of one repository on Services is the same repository', () => {
    fc.assert(
      fc.property(anyServicesAddress, (any) => {
        const address: RepositoryAddress = { ...any, kind: 'repository', repository: any.repository ?? 'repo' };
        const organization = encodeURIComponent(address.organization);
        const project = encodeURIComponent(address.project ?? '');
        const repository = encodeURIComponent(address.repository ?? '');
        for (const form of [
          `https://dev.azure.com/${organization}/${project}/_git/${repository}?version=GBmain#x`,
          `https://DEV.azure.com:443/${organization}/${project}/a%20team/_git/_full/${repository}/commits`,
          `http://dev.azure.com/${organization}/${project}/_GIT/${repository}/`,
          `git@ssh.dev.azure.com:v3/${organization}/${project}/_optimized/${repository}`,
          `ssh://git@ssh.dev.azure.com:22/v3/${organization}/${project}/${repository}`,
        ])
          expect(sameRepository(addressOf(form, []), address)).toBe(true);
      }),
    );
  });

  test('what git is given is a URL again, never an option or a transport of its own', () => {
    const repositories = anyServicesAddress.filter(({ repository }) => repository !== null);
    fc.assert(
      fc.property(repositories, (address) => {
        const url = gitUrl(address) ?? '';
        expect(url).toMatch(/^(https:\/\/dev\.azure\.com\/|git@ssh\.dev\.azure\.com:v3\/)/);
        expect(addressOf(url, [])).toEqual(address);
      }),
    );
  });

  test('a Server URL that is understood prints to one that reads to the same address', () => {
    const special = ['tfs', 'TFS', 'DefaultCollection', 'a', 'b', '_git', '_ssh', '_versionControl', '_build', '_full'];
    const segments = fc.array(fc.oneof(fc.constantFrom(...special), anyName(checkCollectionName, 4)), { maxLength: 5 });
    const origins = fc.constantFrom(
      'https://tfs.contoso.com:8443',
      'http://old.contoso.com',
      'ssh://old.contoso.com:99',
    );
    const ends = fc.constantFrom('', '/_git/a', '/_git/repo', '/_ssh/a', '?path=$/a/b');
    const printed = new Set<string>();
    fc.assert(
      fc.property(origins, segments, ends, (origin, path, end) => {
        const parsed = parseRepositoryUrl([origin, ...path.map(encodeURIComponent)].join('/') + end, options);
        if (!parsed.ok) return;
        const shown = printRepositoryUrl(parsed.address);
        printed.add(shown);
        expect(addressOf(shown, allowedHosts)).toEqual(parsed.address);
      }),
      { numRuns: 300 },
    );
    expect(printed.size).toBeGreaterThan(50);
  });
});

describe('whatever is typed', () => {
  const pieces = fc.constantFrom(
    ...'https:// ssh:// git@ dev.azure.com ssh.dev.azure.com tfs.contoso.com : :443 v3 / // @ % %2 %25 %2F'.split(' '),
    ...'_git _full _versionControl ?path=$/ $/ .. . ? # \\ [ ] - o p fabrikam.visualstudio.com'.split(' '),
    ' ',
    '\0',
    '\ud800',
    'é',
  );
  const anything = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) });
  const assembled = fc.array(fc.oneof({ weight: 9, arbitrary: pieces }, anything), { maxLength: 14 });
  const typed = fc.oneof(
    anything,
    assembled.map((parts) => parts.join('')),
    assembled.map((parts) => `https://dev.azure.com/${parts.join('/')}`),
  );

  test('the answer is an address or a refusal, and the URL that it shows is understood', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseRepositoryUrl(text, options);
        const shown = parsed.ok ? printRepositoryUrl(parsed.address) : parsed.problem.corrected;
        if (shown === null) return;
        const address = addressOf(shown, allowedHosts);
        expect(address).toEqual(parsed.ok ? parsed.address : address);
        expect(printRepositoryUrl(address)).toBe(shown);
      }),
      { numRuns: 600 },
    );
  });

  test('a password in front of the host is refused and nowhere repeated', () => {
    const secrets = fc.stringMatching(/^[a-z0-9]{16,24}$/);
    const noise = fc.string({
      unit: fc.constantFrom(':', '/', '?', '#', '%', '&', '+', '.', ' ', '\\', '@', 'a'),
      maxLength: 4,
    });
    const starts = fc.constantFrom('https://', 'http://', 'ssh://', 'https:', '', 'git://');
    const ends = fc.constantFrom(
      'dev.azure.com/o/p/_git/r',
      'ssh.dev.azure.com:v3/o/p/r',
      'evil.example/o',
      'dev.azure.com/o?q=@',
    );
    fc.assert(
      fc.property(starts, noise, secrets, noise, ends, (start, left, secret, right, end) => {
        const parsed = parseRepositoryUrl(`${start}user:${left}${secret}${right}@${end}`, options);
        expect(parsed.ok).toBe(false);
        expect(JSON.stringify(parsed)).not.toContain(secret);
      }),
      { numRuns: 400 },
    );
  });

  test('a token in place of the user is refused and nowhere repeated', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9]{51,84}$/), (token) => {
        const parsed = parseRepositoryUrl(`https://${token}@dev.azure.com/o/p/_git/r`, options);
        expect(parsed).toMatchObject({ ok: false, problem: { code: 'UrlContainsCredential' } });
        expect(JSON.stringify(parsed)).not.toContain(token);
      }),
    );
  });
});
