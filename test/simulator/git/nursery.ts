import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git.ts';
import { seedHistory } from './seed-history.ts';

/** Bare repositories under one folder: git makes one with a history and one without, all others are copies. */
export async function makeNursery(
  git: Git,
  folder: string,
): Promise<(place: string, empty: boolean) => Promise<string>> {
  const models = { empty: join(folder, 'empty.git'), full: join(folder, 'full.git') };
  await git.run(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', models.empty]);
  await cp(models.empty, models.full, { recursive: true });
  await git.run(['-C', models.full, 'fast-import', '--quiet', '--date-format=raw'], seedHistory());
  let planted = 0;
  return async (place, empty) => {
    planted += 1;
    // The place's name may be one that no file system takes.
    const name = place.replaceAll(/[^a-z0-9]+/gi, '-');
    const planting = join(folder, `${planted}-${name}.git`);
    await cp(empty ? models.empty : models.full, planting, { recursive: true });
    return planting;
  };
}
