import { describe, expect, test } from 'vitest';
import {
  checkCollectionName,
  checkOrganizationName,
  checkProjectName,
  checkRepositoryName,
  sameName,
} from '../../../shared/model/azure-names.ts';

describe('names of Azure DevOps', () => {
  for (const character of '/:\\~&%;@\'"?<>|#$*}{,+=[]')
    test(`cannot contain ${character}`, () => {
      for (const check of [checkProjectName, checkRepositoryName, checkCollectionName])
        expect(check(`a${character}b`)).toContain(`cannot contain ${character} `);
      expect(checkOrganizationName(`a${character}b`)).not.toBeNull();
    });

  for (const bad of ['', '_a', '.a', 'a.', ' a', 'a ', 'a\u0000', 'a\u0085', 'a\ud83d\ude80', 'n'.repeat(65)])
    test(`cannot be ${JSON.stringify(bad)}`, () => {
      for (const check of [checkProjectName, checkRepositoryName, checkCollectionName])
        expect(check(bad)).not.toBeNull();
    });

  for (const good of ['a', 'My Project', 'a.b', 'a_b', '-a', 'Ünï', '倉庫', 'repo.git', '(a)!', 'n'.repeat(64)])
    test(`can be ${good}`, () => {
      for (const check of [checkProjectName, checkRepositoryName, checkCollectionName]) expect(check(good)).toBeNull();
    });

  test('can hold a decomposed character that has a forbidden one in it', () => {
    expect(checkProjectName('a≠b'.normalize('NFD'))).toBeNull();
  });

  test('are reserved for projects without binding repositories', () => {
    for (const word of ['CON', 'com10', 'LPT9', 'server', 'SIGNALR', 'defaultcollection', 'Web', 'BIN', 'web.config']) {
      expect(checkProjectName(word)).toContain('reserved');
      expect(checkRepositoryName(word)).toBeNull();
    }
    expect(checkProjectName('COM11')).toBeNull();
  });

  test('of collections can be DefaultCollection, but not Web or with two periods', () => {
    expect(checkCollectionName('DefaultCollection')).toBeNull();
    expect(checkCollectionName('web')).toContain('reserved');
    expect(checkCollectionName('a..b')).toContain('".."');
    expect(checkCollectionName('a…b')).toContain('".."');
  });

  test('of organizations are letters and digits with hyphens inside', () => {
    for (const good of ['a', 'fabrikam', '0-1', '組織', 'été', 'o'.repeat(50)])
      expect(checkOrganizationName(good)).toBeNull();
    for (const bad of ['', '-a', 'a-', 'a.b', 'a_b', 'a b', '..', 'o'.repeat(51)])
      expect(checkOrganizationName(bad)).not.toBeNull();
  });

  test('are compared without regard to case and composition', () => {
    expect(sameName('Répo', 'RE\u0301PO')).toBe(true);
    expect(sameName('ß', 'SS')).toBe(false);
    expect(sameName('a', 'b')).toBe(false);
  });
});
