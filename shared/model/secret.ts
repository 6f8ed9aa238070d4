import { z } from 'zod';
import { looksLikePrivateKey } from './ssh-key.ts';

/** A key of 4096 bits with its passphrase is under 4 KB; Key Vault takes 25 KB. */
const maxTextLength = 20_000;

/** When the value stops working, as its owner knows it: RFC 3339 with an offset. Null takes a known one away. */
const expiresAt = z.iso.datetime({ offset: true, error: 'Write it like 2027-01-31T00:00:00Z.' }).nullable().optional();

/** Goes in and never comes out. */
function secretText(longest: number) {
  return z.string().min(1).max(longest).meta({ writeOnly: true });
}

export const EncryptedText = z
  .strictObject({
    kind: z.literal('EncryptedText'),
    value: secretText(maxTextLength),
    expiresAt,
  })
  .meta({ id: 'EncryptedText' });

export const SshKey = z
  .strictObject({
    kind: z.literal('SSHKey'),
    privateKey: secretText(maxTextLength),
    passphrase: secretText(1_000).optional(),
    expiresAt,
  })
  .meta({ id: 'SSHKey' });

/** What a client sends. Goes in, never comes out. */
export const SecretBody = z.discriminatedUnion('kind', [EncryptedText, SshKey]).meta({ id: 'SecretRequest' });
export type SecretBody = z.infer<typeof SecretBody>;
export type SecretKind = SecretBody['kind'];

/** What a value is, whatever the kind it was stored under: people store SSH keys as text too. */
export type Holds = 'text' | 'privateKey';

/**
 * What a secret's row knows about it. The value is in the vault under `vaultName`, written once, never overwritten. A
 * secret without a value is an empty slot: it has a kind and may be referred to, and waits to be filled.
 */
export type Secret = {
  identifier: string;
  org: string | null;
  project: string | null;
  kind: SecretKind;
  holds: Holds;
  /** Null: an empty slot. */
  vaultName: string | null;
  /** Counts values; 0 for an empty slot. */
  revision: number;
  /** What people see: 8 hex characters, or the SHA256 of a key's public part. Null for an empty slot. */
  fingerprint: string | null;
  /** Keyed digest of the whole value, to notice that the same value came again. Null for an empty slot. */
  digest: string | null;
  /** UTC; null when nobody said. */
  expiresAt: string | null;
  /** The only place that the value is sent to (see `deploymentOf`); null until it is used. */
  deployment: string | null;
  /** Organizations of Services in which this value was accepted; two tell a global token. */
  aliveIn: string[];
  createdAt: string;
  lastModifiedAt: string;
};

/** The text that the vault holds for a body, and `fromVaultText` back. */
export function toVaultText(body: SecretBody): string {
  return body.kind === 'EncryptedText'
    ? body.value
    : JSON.stringify({ privateKey: body.privateKey, passphrase: body.passphrase ?? null });
}

/** The private key in a body, under whichever kind it comes; null when there is none. */
export function privateKeyIn(body: SecretBody): { privateKey: string; passphrase?: string } | null {
  if (body.kind === 'SSHKey') {
    const { privateKey, passphrase } = body;
    return { privateKey, ...(passphrase === undefined ? {} : { passphrase }) };
  }
  return looksLikePrivateKey(body.value) ? { privateKey: body.value } : null;
}

export function whatItHolds(body: SecretBody): Holds {
  return privateKeyIn(body) === null ? 'text' : 'privateKey';
}

export function usualFor(kind: SecretKind): Holds {
  return kind === 'SSHKey' ? 'privateKey' : 'text';
}

/** Whether a field that needs a kind can use a secret: a key does as a key, however it was stored. */
export function serves(need: SecretKind, { kind, holds }: Pick<Secret, 'kind' | 'holds'>): boolean {
  return need === 'SSHKey' ? holds === 'privateKey' : kind === 'EncryptedText' && holds === 'text';
}

/** A secret keeps what it is, since the fields that refer to it rely on that; an empty slot takes what serves them. */
export function mayBecome(stored: Pick<Secret, 'kind' | 'holds' | 'vaultName'>, body: SecretBody): boolean {
  const next = { kind: body.kind, holds: whatItHolds(body) };
  if (stored.vaultName === null) return serves(stored.kind, next);
  return stored.kind === next.kind && stored.holds === next.holds;
}

const SshKeyText = z.object({ privateKey: z.string(), passphrase: z.string().nullable() });

export function fromVaultText(kind: SecretKind, text: string): SecretBody {
  if (kind === 'EncryptedText') return { kind, value: text };
  const { privateKey, passphrase } = SshKeyText.parse(JSON.parse(text));
  return { kind, privateKey, ...(passphrase === null ? {} : { passphrase }) };
}
