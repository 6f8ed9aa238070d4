import type { Reason } from '../model/reasons/reason.ts';
import { reasonOfCode } from '../model/reasons/refusal.ts';

/**
 * What Azure DevOps means by what it writes on the error stream of `git-upload-pack`, where all of its refusals over SSH
 * are: it lets every key log in. Null for words that no rule knows.
 */
export function reasonInWords(text: string): Reason | null {
  const code = /\b(?:TF|VS)\d{5,6}\b/.exec(text)?.[0] ?? null;
  const known = reasonOfCode(code);
  if (known !== null) return known;
  // The order counts: the sentence about an expired key is followed by the one about an unknown key.
  if (/ssh key has expired|ado-ssh-public-key-expired/i.test(text)) return 'SshKeyExpired';
  if (/\bssh-rsa\b.*\b(?:unsupported|not supported|deprecated|no longer)/i.test(text)) return 'SshSignatureRefused';
  // Nobody has recorded this one.
  if (/\bssh\b.*\b(?:polic|disabled|not allowed|disallowed)|\bpolic.*\bssh\b/i.test(text)) return 'SshPolicyForbids';
  if (/public key authentication failed/i.test(text)) return 'SshKeyRefused';
  return null;
}
