import type { Git } from '../git/git.ts';

export type Change = {
  changeType: 'add' | 'edit' | 'delete' | 'rename' | 'edit, rename';
  path: string;
  originalPath: string | null;
  isFolder: boolean;
  objectId: string | null;
  originalObjectId: string | null;
};

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const folderMode = '040000';

/** What differs between two trees, folders included; `from` null: everything is new. Paths begin with a slash. */
export async function readChanges(git: Git, folder: string, from: string | null, to: string): Promise<Change[]> {
  const args = ['diff-tree', '--no-commit-id', '--raw', '-r', '-t', '-z', '-M', '--no-abbrev', from ?? emptyTree, to];
  const fields = (await git.run(['-C', folder, ...args])).split('\0');
  const changes: Change[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const [modeBefore = '', modeAfter = '', before = '', after = '', letter = ''] = (fields[at] ?? '')
      .replace(':', '')
      .split(' ');
    const isRename = /^[RC]/.test(letter);
    const first = fields[at + 1] ?? '';
    const path = isRename ? (fields[at + 2] ?? '') : first;
    at += isRename ? 3 : 2;
    changes.push({
      changeType: typeOf(letter),
      path: `/${path}`,
      originalPath: isRename ? `/${first}` : null,
      isFolder: (/^0+$/.test(after) ? modeBefore : modeAfter) === folderMode,
      objectId: realOrNull(after),
      originalObjectId: realOrNull(before),
    });
  }
  return changes;
}

function realOrNull(objectId: string): string | null {
  return /^0+$/.test(objectId) ? null : objectId;
}

function typeOf(letter: string): Change['changeType'] {
  switch (letter.slice(0, 1)) {
    case 'A':
    case 'C':
      return 'add';
    case 'D':
      return 'delete';
    case 'R':
      return letter === 'R100' ? 'rename' : 'edit, rename';
    default:
      return 'edit';
  }
}
