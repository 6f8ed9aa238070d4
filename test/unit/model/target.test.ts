import { describe, expect, test } from 'vitest';
import { readTarget } from '../../../shared/model/target.ts';
import { gitUrl } from '../../../shared/model/repository-url.ts';

const project = 'https://dev.azure.com/mycomp/myproject';
const repository = `${project}/_git/myrepo`;
const overSsh = 'git@ssh.dev.azure.com:v3/mycomp/myproject/myrepo';

type Fields = Parameters<typeof readTarget>[0];

function look(fields: Fields) {
  const { address, problems, warnings } = readTarget(fields, []);
  return {
    git: address === null ? null : gitUrl(address),
    problems: problems.map(({ code, pointer }) => `${code} ${pointer}`),
    warnings: warnings.map(({ code, corrected }) => [code, corrected]),
  };
}

describe('what a definition points to', () => {
  test.each<[string, Fields, ReturnType<typeof look>]>([
    [
      'a repository',
      { url: repository, type: 'Repo', authenticationType: 'Http' },
      { git: repository, problems: [], warnings: [] },
    ],
    [
      'a repository over SSH',
      { url: overSsh, type: 'Repo', authenticationType: 'Ssh' },
      { git: overSsh, problems: [], warnings: [] },
    ],
    [
      'a project with its Test Repository',
      { url: `${project}/`, type: 'Project', validationRepo: 'myrepo', authenticationType: 'Http' },
      { git: repository, problems: [], warnings: [] },
    ],
    [
      'a project without a Test Repository',
      { url: project, type: 'Project' },
      { git: null, problems: [], warnings: [['NoTestRepository', null]] },
    ],
    [
      'a project whose URL was copied from a repository',
      { url: repository, type: 'Project' },
      { git: repository, problems: [], warnings: [['ProjectUrlNamesRepository', project]] },
    ],
    [
      'the same, with another Test Repository',
      { url: repository, type: 'Project', validationRepo: 'other' },
      { git: `${project}/_git/other`, problems: [], warnings: [['ProjectUrlNamesRepository', project]] },
    ],
    [
      'a project with a full URL as Test Repository',
      { url: project, type: 'Project', validationRepo: repository },
      { git: repository, problems: [], warnings: [['TestRepositoryIsUrl', 'myrepo']] },
    ],
    [
      'a project with the URL of a repository elsewhere',
      { url: project, type: 'Project', validationRepo: 'https://dev.azure.com/mycomp/other/_git/myrepo' },
      { git: null, problems: ['TestRepositoryInvalid /connector/spec/validationRepo'], warnings: [] },
    ],
    [
      'a repository whose URL names only a project',
      { url: project, type: 'Repo' },
      { git: null, problems: [], warnings: [['RepositoryMissingInUrl', null]] },
    ],
    [
      'a repository with a Test Repository',
      { url: repository, type: 'Repo', validationRepo: 'other' },
      { git: repository, problems: [], warnings: [['TestRepositoryIgnored', null]] },
    ],
    [
      'an https URL for SSH',
      { url: repository, type: 'Repo', authenticationType: 'Ssh' },
      { git: repository, problems: [], warnings: [['SchemeMismatch', overSsh]] },
    ],
    [
      'an SSH URL for HTTP',
      { url: overSsh, type: 'Repo', authenticationType: 'Http' },
      { git: overSsh, problems: [], warnings: [['SchemeMismatch', repository]] },
    ],
    [
      'an empty URL',
      { url: ' ', type: 'Repo' },
      { git: null, problems: ['UrlEmpty /connector/spec/url'], warnings: [] },
    ],
    [
      'another host',
      { url: 'https://github.com/o/r', type: 'Repo' },
      { git: null, problems: ['UrlHostNotAllowed /connector/spec/url'], warnings: [] },
    ],
  ])('is %s', (_, fields, expected) => {
    expect(look(fields)).toEqual(expected);
  });

  test('a URL that can be read otherwise is shown corrected', () => {
    const { problems } = readTarget({ url: 'dev.azure.com/mycomp/my project/_git/myrepo', type: 'Repo' }, []);
    expect(problems[0]?.hint).toContain('Corrected: https://dev.azure.com/mycomp/my%20project/_git/myrepo');
  });
});
