import { z } from 'zod';

/** A key of 4096 bits with its passphrase is under 4 KB; Key Vault takes 25 KB. */
const maxTextLength = 20_000;

export const EncryptedText = z.strictObject({
  kind: z.literal('EncryptedText'),
  value: z.string().min(1).max(maxTextLength),
});

export const SshKey = z.strictObject({
  kind: z.literal('SSHKey'),
  privateKey: z.string().min(1).max(maxTextLength),
  passphrase: z.string().min(1).max(1_000).optional(),
});

/** What a client sends. Goes in, never comes out. */
export const SecretBody = z.discriminatedUnion('kind', [EncryptedText, SshKey]);
export type SecretBody = z.infer<typeof SecretBody>;
export type SecretKind = SecretBody['kind'];

/** What a secret's row knows about it. The value is in the vault under `vaultName`, written once, never overwritten. */
export type Secret = {
  identifier: string;
  org: string | null;
  project: string | null;
  kind: SecretKind;
  vaultName: string;
  /** Counts values, starting at 1. */
  revision: number;
  /** What people see: 8 hex characters, or the SHA256 of an SSH key's public part. */
  fingerprint: string;
  /** Keyed digest of the whole value, to notice that the same value came again. */
  digest: string;
  createdAt: string;
  lastModifiedAt: string;
};

/** The text that the vault holds for a body, and `fromVaultText` back. */
export function toVaultText(body: SecretBody): string {
  return body.kind === 'EncryptedText'
    ? body.value
    : JSON.stringify({ privateKey: body.privateKey, passphrase: body.passphrase ?? null });
}

const SshKeyText = z.object({ privateKey: z.string(), passphrase: z.string().nullable() });

export function fromVaultText(kind: SecretKind, text: string): SecretBody {
  if (kind === 'EncryptedText') return { kind, value: text };
  const { privateKey, passphrase } = SshKeyText.parse(JSON.parse(text));
  return { kind, privateKey, ...(passphrase === null ? {} : { passphrase }) };
}

/**
 * White space around a token is a paste error that Azure DevOps answers with its sign-in page; control characters in
 * the middle would end up in a header. Null when the value can be sent.
 */
export function textFault(value: string): string | null {
  if (/\p{Cc}/u.test(value)) return 'contains a control character or a line break';
  if (value.trim() === '') return 'is only white space';
  return value.trim() === value ? null : 'begins or ends with white space';
}
