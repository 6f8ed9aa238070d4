import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Emulators } from './emulators.ts';

export type Settings = Record<string, string>;

/** Where the host finds the neighbours that something may stand in front of. */
export type Neighbours = { queue: string; table: string; vault: string };

/** What in Azure the deployment sets: where storage, vault and identity are, and who we are. */
export function hostSettings(places: {
  told: Neighbours;
  blob: string;
  identity: Emulators['identity'];
  url: string;
  noProxy: string | undefined;
}): Settings {
  const { told, blob, identity, url, noProxy } = places;
  return {
    AzureWebJobsStorage__blobServiceUri: blob,
    AzureWebJobsStorage__queueServiceUri: told.queue,
    AzureWebJobsStorage__tableServiceUri: told.table,
    KEY_VAULT_URL: told.vault,
    IDENTITY_ENDPOINT: identity.endpoint,
    IDENTITY_HEADER: identity.header,
    // A developer's own AZURE_CLIENT_ID and the like must not win over the identity of this world.
    AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential',
    // What goes to this machine goes there directly, whatever proxy the way out needs.
    NO_PROXY: [noProxy, '127.0.0.1', 'localhost'].filter(Boolean).join(','),
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    AUTH: 'off',
    PUBLIC_URL: url,
  };
}

/** What a process needs to run at all. */
export function leastEnvironment(): Settings {
  const names = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP', 'USERPROFILE'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/**
 * @param trust PEM of the emulators
 * @param inherited a file with the authorities that this machine's owner already has to trust (a company's proxy):
 *   Node takes one file only, so ours has both
 * @returns the file, for NODE_EXTRA_CA_CERTS
 */
export async function writeTrustFile(folder: string, trust: string, inherited: string | undefined): Promise<string> {
  const others = inherited ? await readFile(inherited, 'utf8').catch(() => '') : '';
  const file = join(folder, 'trust.pem');
  await writeFile(file, `${trust}\n${others}`, { mode: 0o600 });
  return file;
}
