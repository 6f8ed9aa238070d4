import { createHash } from 'node:crypto';

/** As OpenSSH and the pages of Azure DevOps show it. */
export function fingerprintOf(publicKey: Buffer): string {
  return `SHA256:${createHash('sha256').update(publicKey).digest('base64').replace(/=+$/, '')}`;
}
