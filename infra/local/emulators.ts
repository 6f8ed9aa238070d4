// A program: storage, vault and identity in one process, started by world.ts.
//   node emulators.ts <state folder> [--temporary]
// Temporary: storage stays in memory, and the folder goes with the process, even when nobody is left to remove it.
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startAzurite } from './azurite/azurite.ts';
import type { StorageAddresses } from './azurite/azurite.ts';
import { ensureCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { startEntra } from './identity/entra.ts';
import { startIdentity } from './identity/identity.ts';
import { startKeyVault } from './key-vault/key-vault.ts';

/** What this program sends its parent when all of it listens. */
export type Emulators = {
  type: 'ready';
  storage: StorageAddresses;
  vaultUrl: string;
  /** `authority`: a Microsoft Entra, for whoever sets AZURE_AUTHORITY_HOST to it. */
  identity: { endpoint: string; header: string; authority: string };
  certificate: Certificate;
};

type Running = { ready: Emulators; close(): Promise<void> };

async function start(stateFolder: string, temporary: boolean): Promise<Running> {
  await mkdir(stateFolder, { recursive: true });
  const certificate = await ensureCertificate(stateFolder);
  const header = randomBytes(24).toString('hex');
  const key = randomBytes(32).toString('hex');
  const azuriteFolder = temporary ? {} : { folder: join(stateFolder, 'azurite') };
  const [azurite, vault, identity, entra] = await Promise.all([
    startAzurite({ certificate, ...azuriteFolder }),
    startKeyVault({ certificate, file: join(stateFolder, 'key-vault.json'), tokenKey: key }),
    startIdentity({ header, key }),
    startEntra({ certificate, key }),
  ]);
  const { blob, queue, table } = azurite;
  return {
    ready: {
      type: 'ready',
      storage: { blob, queue, table },
      vaultUrl: vault.url,
      identity: { endpoint: identity.endpoint, header, authority: entra.authority },
      certificate,
    },
    async close() {
      await Promise.all([azurite.close(), vault.close(), identity.close(), entra.close()]);
      if (temporary) await rm(stateFolder, { recursive: true, force: true });
    },
  };
}

async function main(stateFolder: string, temporary: boolean): Promise<void> {
  // Azurite chooses no modes for its files; everything below the state folder is its owner's alone.
  process.umask(0o077);
  // Would replace the well-known account that the addresses name.
  delete process.env.AZURITE_ACCOUNTS;

  const starting = start(stateFolder, temporary);
  let stopping: Promise<never> | undefined;
  const stop = () => {
    stopping ??= starting
      .then((running) => running.close())
      .then(() => process.exit(0))
      .catch(fail);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  // A closed channel is a parent that is gone, however it went: what is in memory is still saved.
  process.on('disconnect', stop);
  if (!process.connected) return stop();

  const { ready } = await starting;
  if (process.connected) process.send?.(ready);
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

if (import.meta.main) {
  const [stateFolder, flag] = process.argv.slice(2);
  if (stateFolder === undefined) fail('Usage: node emulators.ts <state folder> [--temporary]');
  else await main(stateFolder, flag === '--temporary').catch(fail);
}
