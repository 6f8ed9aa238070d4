import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Secret } from './vault.ts';
import type { Vault } from './vault.ts';

const Contents = z.object({ v: z.literal(1), secrets: z.array(Secret) });

export type VaultFile = {
  read(): Vault;
  /**
   * Makes a change durable, then visible: whoever got an answer finds it again after any crash. Changes wait for one
   * another; one that throws, or cannot be written, changes nothing.
   */
  change(make: (vault: Vault) => Vault): Promise<Vault>;
};

/** @throws when the file is there and cannot be understood: the secrets in it are not to be overwritten */
export async function openVaultFile(file: string): Promise<VaultFile> {
  let vault = await load(file);
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: () => vault,
    change(make) {
      const changed = last.then(async () => {
        const next = make(vault);
        await save(file, next);
        vault = next;
        return next;
      });
      last = changed.catch(() => undefined);
      return changed;
    },
  };
}

async function load(file: string): Promise<Vault> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return new Map();
  try {
    const { secrets } = Contents.parse(JSON.parse(text));
    return new Map(secrets.map((secret) => [secret.name.toLowerCase(), secret]));
  } catch {
    // The cause is left out: a parser's message may quote what it could not read, and that is a secret.
    throw new Error(`${file} is not a vault that this version wrote: move it away to start with an empty one`);
  }
}

async function save(file: string, vault: Vault): Promise<void> {
  const unfinished = `${file}.unfinished`;
  const handle = await open(unfinished, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify({ v: 1, secrets: [...vault.values()] }));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, file);
  await syncFolder(dirname(file));
}

/** Without it the rename itself may be lost with the power. */
async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; it writes renames through.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
