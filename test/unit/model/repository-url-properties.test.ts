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

function withRepository(address: RepositoryAddress): RepositoryAddress {
  return { ...address, kind: 'repository', repository: address.repository ?? 'repo' };
}

function encoded(...names: (string | null)[]): string[] {
  return names.map((name) => encodeURIComponent(name ?? ''));
}

/** The old hosts carry the organization in front, where only a label of DNS can stand. */
function isLabel(organization: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(organization);
}

/** Hosts, users, views, case and composition of accents: all that people paste for one repository. */
function formsOf({ organization: typed, project: inside, repository: name }: RepositoryAddress): string[] {
  const [organization = '', project = '', repository = ''] = encoded(typed, inside, name);
  const [o, p, r] = encoded(typed, apart(inside), apart(name));
  const swapped = encoded(swapAscii(typed), swapAscii(inside ?? ''), swapAscii(name ?? ''));
  const forms = [
    `https://dev.azure.com/${organization}/${project}/_git/${repository}`,
    `https://dev.azure.com/${organization}/${project}/_git/${repository}?version=GBmain#x`,
    `https://DEV.azure.com:443/${organization}/${project}/a%20team/_git/_full/${repository}/commits`,
    `http://dev.azure.com/${organization}/${project}/_GIT/${repository}/`,
    `https://dev.azure.com/${o}/${p}/_git/${r}`,
    `https://dev.azure.com/${swapped[0]}/${swapped[1]}/_git/${swapped[2]}`,
    `git@ssh.dev.azure.com:v3/${organization}/${project}/_optimized/${repository}`,
    `ssh://git@ssh.dev.azure.com:22/v3/${organization}/${project}/${repository}`,
  ];
  if (!isLabel(typed)) return forms;
  return [
    ...forms,
    `https://${typed}@dev.azure.com/${organization}/${project}/_git/${repository}`,
    `https://${typed}.visualstudio.com/${project}/_git/${repository}`,
    `https://${typed.toUpperCase()}.VISUALSTUDIO.com/DefaultCollection/${project}/_git/${repository}/pullrequest/12`,
    `${typed}@vs-ssh.visualstudio.com:v3/${organization}/${project}/${repository}`,
  ];
}

/** Accents as characters of their own; not where that makes a character that no name can have. */
function apart(name: string | null): string {
  const decomposed = (name ?? '').normalize('NFD');
  return decomposed.length > 64 || /[\ud800-\udfff]/.test(decomposed) ? (name ?? '') : decomposed;
}

/** Only the letters in which upper and lower case are one to one. */
function swapAscii(name: string): string {
  return name.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}

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
        const address = withRepository(any);
        const others = formsOf(address).filter((form) => !sameRepository(addressOf(form, []), address));
        expect(others).toEqual([]);
      }),
    );
  });

  test('a repository called like its project has a short form on both hosts', () => {
    fc.assert(
      fc.property(anyServicesAddress, (any) => {
        const address = { ...withRepository(any), project: any.project, repository: any.project };
        const [organization, name] = encoded(address.organization, address.project);
        const forms = [`https://dev.azure.com/${organization}/_git/${name}`];
        if (isLabel(address.organization)) forms.push(`https://${organization}.visualstudio.com/_git/${name}`);
        for (const form of forms) expect(sameRepository(addressOf(form, []), address)).toBe(true);
      }),
    );
  });

  test('no form of one repository is another repository', () => {
    fc.assert(
      fc.property(anyServicesAddress, anyServicesAddress, (one, two) => {
        const [left, right] = [withRepository(one), withRepository(two)];
        fc.pre(formsOf(left)[0]?.toLowerCase() !== formsOf(right)[0]?.toLowerCase());
        fc.pre(!sameRepository(left, right));
        for (const form of formsOf(left)) expect(sameRepository(addressOf(form, []), right)).toBe(false);
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
