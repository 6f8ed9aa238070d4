import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle, install } from '../../infra/build.ts';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/azure-repos-connector-service');

/**
 * A built app: one folder for each state of its sources, made by whoever needs it first. Test files start at the same
 * time in several processes, so a folder is filled under another name and appears whole.
 * @param source a folder with functions/, host.json and package.json; absent: the product
 */
export async function builtApp(source = root): Promise<string> {
  await forgetOldOnes();
  const folder = join(cache, await fingerprint(source));
  if (await exists(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, 'unfinished-'));
  try {
    for (const file of ['host.json', 'package.json']) await copyFile(join(source, file), join(unfinished, file));
    await install(await bundle(source), join(unfinished, 'dist'));
    await rename(unfinished, folder);
  } catch (error) {
    // Another process was first: what it made is the same.
    if (!(await exists(folder))) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** The lock file stands for the dependencies that are bundled in. */
async function fingerprint(source: string): Promise<string> {
  const parts = ['functions', 'shared', 'docs/openapi.json', 'host.json', 'package.json'].map((name) =>
    join(source, name),
  );
  const hash = createHash('sha256').update(source);
  for (const part of [...parts, join(root, 'package-lock.json'), join(root, 'infra/build.ts')]) {
    for (const file of await filesOf(part)) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await exists(path))) return [];
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

/** Those of earlier days; a younger one may be in use by another run. */
async function forgetOldOnes(): Promise<void> {
  const day = 24 * 60 * 60 * 1000;
  for (const name of await readdir(cache).catch(() => [])) {
    const age = await stat(join(cache, name)).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > day) await rm(join(cache, name), { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
