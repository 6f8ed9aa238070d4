import { createHmac, randomBytes } from 'node:crypto';
import { lazy } from '../lazy.ts';
import { privateKeyIn, type SecretBody, toVaultText } from '../model/secret.ts';
import { readPrivateKey } from '../model/ssh-key.ts';
import type { Vault } from './secrets.ts';

/**
 * What can be told of a secret without telling it. `digest` is keyed, so a row does not let anybody try values;
 * `fingerprint` is its first 8 hex characters, or for a private key the SHA256 of its public part, as Azure's key page
 * shows it.
 */
export type Fingerprints = { of: (body: SecretBody) => Promise<{ digest: string; fingerprint: string }> };

const keyName = 'fingerprint-key';

export function makeFingerprints(vault: Vault): Fingerprints {
  const key = lazy(() => readOrMakeKey(vault));
  return {
    async of(body) {
      const digest = createHmac('sha256', await key())
        .update(toVaultText(body))
        .digest('hex');
      const given = privateKeyIn(body);
      const read = given === null ? null : readPrivateKey(given.privateKey, given.passphrase);
      return { digest, fingerprint: read?.ok === true ? read.fingerprint : digest.slice(0, 8) };
    },
  };
}

/** Instances that start together on an empty vault each write a key; the oldest one counts for all of them. */
async function readOrMakeKey(vault: Vault): Promise<Buffer> {
  const known = await vault.readFirst(keyName);
  if (known !== null) return Buffer.from(known, 'base64');
  await vault.write(keyName, randomBytes(32).toString('base64'));
  const made = await vault.readFirst(keyName);
  if (made === null) throw new Error('The vault does not show the fingerprint key that was just written');
  return Buffer.from(made, 'base64');
}
