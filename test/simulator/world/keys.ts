import { createHash } from 'node:crypto';
import type { Identity } from './tokens.ts';

/** A public key on somebody's key page. Azure DevOps keeps one page per person and organization. */
export type SshKey = {
  name: string;
  fingerprint: string;
  owner: Identity;
  /** Names of organizations. */
  organizations: readonly string[];
  /** Past its year, where the policy "Validate SSH key expiration" is on. */
  state: 'alive' | 'expired';
};

/** OpenSSH's fingerprint of a line as it stands in a `.pub` file: `SHA256:…`. */
export function fingerprintOf(publicKey: string): string {
  const [, blob = ''] = publicKey.trim().split(/\s+/);
  const digest = createHash('sha256').update(Buffer.from(blob, 'base64')).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}
