import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from '../../simulator/git/git.ts';

/** Leaves a bare repository with so many refs, HEAD included, in the one file where git itself would put them. */
export async function makeManyRefs(git: Git, folder: string, count: number): Promise<void> {
  const objectId = (await git.run(['-C', folder, 'rev-parse', 'refs/heads/main'])).trim();
  const branches = Array.from(
    { length: count - 2 },
    (_, index) => `refs/heads/feature/${String(index).padStart(6, '0')}-paint`,
  );
  const lines = [...branches, 'refs/heads/main'].map((name) => `${objectId} ${name}\n`);
  await rm(join(folder, 'refs'), { recursive: true });
  await git.run(['init', '--quiet', '--bare', folder]);
  await writeFile(join(folder, 'packed-refs'), `# pack-refs with: peeled fully-peeled sorted \n${lines.join('')}`);
}
