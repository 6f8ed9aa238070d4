import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';

/**
 * Calls `changed` after files below the folders were saved: once for a burst, never twice at the same time.
 * @param changed must not reject
 * @returns stops watching
 */
export function watchFolders(root: string, folders: string[], changed: () => Promise<void>): () => void {
  /** Milliseconds: an editor writes one file in several steps, and a formatter many files in a row. */
  const burst = 100;
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;

  async function run(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      await changed();
    } while (again);
    running = false;
  }

  const watchers = folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      watch(folder, { recursive: true }, () => {
        clearTimeout(timer);
        timer = setTimeout(() => void run(), burst);
      }).on('error', (error) => console.error(`Saved files in ${folder} are no longer noticed: ${error.message}`)),
    );
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
