import { describe, expect, test } from 'vitest';
import { gitUrl, type RepositoryAddress, withTestRepository } from '../../../shared/model/repository-url.ts';
import { addressOf } from './address-of.ts';

const project = read('https://dev.azure.com/mycomp/my%20project');
const overSsh = read('git@ssh.dev.azure.com:v3/mycomp/my%20project');
const onServer = read('https://tfs.contoso.com:8443/tfs/Coll/Proj');

describe('Test Repository', () => {
  for (const [address, name, git] of [
    [project, 'myrepo', 'https://dev.azure.com/mycomp/my%20project/_git/myrepo'],
    [project, ' my repo ', 'https://dev.azure.com/mycomp/my%20project/_git/my%20repo'],
    [project, '/myrepo', 'https://dev.azure.com/mycomp/my%20project/_git/myrepo'],
    [project, 'repo.git', 'https://dev.azure.com/mycomp/my%20project/_git/repo.git'],
    [overSsh, 'myrepo', 'git@ssh.dev.azure.com:v3/mycomp/my%20project/myrepo'],
    [onServer, 'Proj', 'https://tfs.contoso.com:8443/tfs/Coll/Proj/_git/Proj'],
  ] as const)
    test(`${name} is joined to ${git}`, () => {
      const joined = withTestRepository(address, name);
      expect(joined).toMatchObject({ ok: true, warnings: [], address: { kind: 'repository' } });
      expect(joined.ok && gitUrl(joined.address)).toBe(git);
    });

  for (const [address, url] of [
    [project, 'https://mycomp@dev.azure.com/mycomp/My%20Project/_git/myrepo'],
    [project, 'https://mycomp.visualstudio.com/my%20project/_git/myrepo?version=GBmain'],
    [project, 'git@ssh.dev.azure.com:v3/mycomp/my%20project/myrepo'],
    [overSsh, 'https://dev.azure.com/mycomp/my%20project/_git/myrepo'],
    [onServer, 'https://tfs.contoso.com:8443/tfs/Coll/Proj/_git/myrepo'],
  ] as const)
    test(`as a full URL of the same project is read with a warning: ${url}`, () => {
      const joined = withTestRepository(address, url);
      expect(joined).toMatchObject({
        ok: true,
        address: { ...address, kind: 'repository', repository: 'myrepo' },
        warnings: [{ code: 'TestRepositoryIsUrl', corrected: 'myrepo' }],
      });
    });

  for (const [what, url] of [
    ['another project', 'https://dev.azure.com/mycomp/other/_git/myrepo'],
    ['another organization', 'https://dev.azure.com/other/my%20project/_git/myrepo'],
    ['no repository', 'https://dev.azure.com/mycomp/my%20project'],
  ] as const)
    test(`as a full URL of ${what} is refused`, () => {
      expect(withTestRepository(project, url)).toMatchObject({ ok: false, problem: { code: 'TestRepositoryInvalid' } });
    });

  test('as a URL of a server that the connector does not name is refused', () => {
    const joined = withTestRepository(project, 'https://tfs.contoso.com:8443/tfs/Coll/Proj/_git/myrepo');
    expect(joined).toMatchObject({ ok: false, problem: { code: 'UrlHostNotAllowed' } });
  });

  test('as a URL with a password is refused without repeating it', () => {
    const joined = withTestRepository(project, 'https://user:hunter2@dev.azure.com/mycomp/my%20project/_git/myrepo');
    expect(joined).toMatchObject({ ok: false, problem: { code: 'UrlContainsCredential' } });
    expect(JSON.stringify(joined)).not.toContain('hunter2');
  });

  for (const [name, why] of [
    ['../../other/_git/x', 'ATK-077: a path is not a name'],
    ['r?api-version=1.0&includeHidden=true', 'ATK-078: a query is not a name'],
    ['My%20Repo', 'an encoded name'],
    ['_git/repo', 'the end of a URL'],
    ['', 'nothing'],
    ['--upload-pack=x', 'an option of git'],
    ['re\u0000po', 'a control character'],
    ['re\ud800po', 'half a surrogate pair'],
  ] as const)
    test(`is refused, ${why}`, () => {
      expect(withTestRepository(project, name)).toMatchObject({
        ok: false,
        problem: { code: 'TestRepositoryInvalid', corrected: null },
      });
    });

  test('needs a project in the URL', () => {
    const organization = read('https://dev.azure.com/mycomp');
    expect(withTestRepository(organization, 'myrepo')).toMatchObject({ ok: false });
  });

  test('of a TFVC folder is the Git repository of its project, with a warning', () => {
    const folder = read('https://dev.azure.com/mycomp/my%20project/_versionControl?path=$/my%20project/src');
    expect(withTestRepository(folder, 'myrepo')).toMatchObject({
      ok: true,
      address: { kind: 'repository', repository: 'myrepo', tfvcPath: null },
      warnings: [{ code: 'UrlTfvcPathIgnored', corrected: 'https://dev.azure.com/mycomp/my%20project' }],
    });
  });
});

function read(url: string): RepositoryAddress {
  return addressOf(url, [{ host: 'tfs.contoso.com:8443', plainHttp: false }]);
}
