import { expect, test } from 'vitest';
import { parseHostKeys, pinnedKeys } from '../../../shared/model/host-keys.ts';

const one = `SHA256:${'a'.repeat(43)}`;
const other = `SHA256:${'b/+9'.repeat(10)}bbb`;

test('SSH_HOST_KEYS is a list of places and fingerprints', () => {
  expect(parseHostKeys(`tfs.example=${one}, TFS.example:2222=${other}=,[::1]:22=${one},`)).toEqual([
    { place: 'tfs.example:22', fingerprint: one },
    { place: 'tfs.example:2222', fingerprint: other },
    { place: '[::1]:22', fingerprint: one },
  ]);
  expect(parseHostKeys('')).toEqual([]);
});

test.each([
  'tfs.example',
  'tfs.example=',
  `=${one}`,
  `tfs.example=${one.slice(0, -1)}`,
  'tfs.example=MD5:97:70:33:82:fd:29:3a:73:39:af:6a:07:ad:f8:80:49',
  `tfs.example:99999=${one}`,
  `git@tfs.example=${one}`,
  `ssh://tfs.example=${one}`,
])('%s is refused by its number', (entry) => {
  expect(() => parseHostKeys(`good.example=${one},${entry}`)).toThrow('entry number 2 is not of the form');
});

test('The published key of Azure DevOps Services is known, and a setting adds to it', () => {
  const published = 'SHA256:ohD8VZEXGWo6Ez8GSEJQ9WpafgLFsOfLOtGGQCQo6Og';
  expect(pinnedKeys('ssh.dev.azure.com:22', [])).toEqual([published]);
  expect(pinnedKeys('vs-ssh.visualstudio.com:22', [])).toEqual([published]);
  expect(pinnedKeys('ssh.dev.azure.com:22', parseHostKeys(`ssh.dev.azure.com=${one}`))).toEqual([published, one]);
  expect(pinnedKeys('ssh.dev.azure.com:2222', [])).toEqual([]);
});
