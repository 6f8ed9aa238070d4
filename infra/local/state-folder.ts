import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Says in one sentence why the folder cannot be had. */
export class StateFolderInUse extends Error {}

/**
 * Makes the folder, readable by its owner alone, and holds it against a second start: two storages writing the same
 * files would destroy each other's. A lock whose process is gone does not count.
 * @returns gives it back
 * @throws StateFolderInUse
 */
export async function holdStateFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  const lock = join(folder, 'lock');
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx', mode: 0o600 });
      return () => rm(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (isAlive(holder)) {
      throw new StateFolderInUse(
        `Process ${holder} already runs this service on ${folder}: stop it first (or delete ${lock} if that process is something else).`,
      );
    }
    await rm(lock, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
