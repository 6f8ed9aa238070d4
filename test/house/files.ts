import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

/** Every TypeScript file below some folders of the house, with its path from the root. */
export function sourcesIn(...folders: readonly string[]): { path: string; text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
      .filter((path) => !path.includes('node_modules/'))
      .map((path) => ({ path, text: textOf(path) })),
  );
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
