import { createPrivateKey } from 'node:crypto';
import type { ParsedKey } from 'ssh2';
import { readPrivateKey } from '../model/ssh-key.ts';
import type { SshCredential } from '../model/verification.ts';
import type * as Ssh2 from './ssh2.ts';

/** A key that logs in, or what is wrong with it and what to do. */
export type LoginKey = { ok: true; key: ParsedKey } | { ok: false; problem: string; remedy: string };

/**
 * The key as the SSH client takes it: one that signs with `rsa-sha2-256` and never with SHA-1. That algorithm is asked
 * for whatever the server says that it takes, as RFC 8332 allows; Azure DevOps takes no other RSA signature than SHA-2.
 */
export function toLoginKey({ parseKey }: typeof Ssh2, { privateKey, passphrase }: SshCredential): LoginKey {
  const judged = readPrivateKey(privateKey, passphrase ?? undefined);
  if (!judged.ok) return { ok: false, problem: judged.message, remedy: judged.hint };
  const text = `${privateKey.trim().replaceAll('\r\n', '\n')}\n`;
  const parsed = text.startsWith('-----BEGIN OPENSSH')
    ? parseKey(text, passphrase ?? undefined)
    : parseKey(toPkcs1(text, passphrase));
  const key = Array.isArray(parsed) ? (parsed[0] as ParsedKey) : parsed;
  if (key instanceof Error || !key.isPrivateKey()) {
    // Only now, since the OpenSSH form shows what is wrong with its private part to nobody but the passphrase.
    const problem = 'The key does not open with its passphrase, or its private part is damaged.';
    return { ok: false, problem, remedy: 'Give the whole file again, with the passphrase that it was made with.' };
  }
  const sign = key.sign.bind(key);
  return { ok: true, key: Object.assign(key, { type: 'rsa-sha2-256', sign: (data: Buffer) => sign(data, 'sha256') }) };
}

/** The one PEM form that the client reads, whichever of them the key is in. */
function toPkcs1(pem: string, passphrase: string | null): string {
  const key = createPrivateKey({ key: pem, ...(passphrase === null ? {} : { passphrase }) });
  return key.export({ type: 'pkcs1', format: 'pem' }).toString();
}
