import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

const root = join(import.meta.dirname, '../../..');

/** A copy of a small app that uses tables, a queue and the vault, where its imports are found; not built yet. */
export async function notesApp(): Promise<{ path: string } & AsyncDisposable> {
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await temporaryFolder(cache);
  await cp(join(import.meta.dirname, 'app'), folder.path, { recursive: true });
  await cp(join(root, 'host.json'), join(folder.path, 'host.json'));
  return folder;
}
