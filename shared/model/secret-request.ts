import type { Problem } from './errors.ts';
import { schemaProblems } from './schema-problems.ts';
import { SecretBody, textFault } from './secret.ts';
import { readPrivateKey } from './ssh-key.ts';

export type SecretRequest = { ok: true; body: SecretBody } | { ok: false; problems: Problem[] };

/** A body of PUT secret. */
export function readSecretRequest(body: unknown): SecretRequest {
  const parsed = SecretBody.safeParse(body);
  if (!parsed.success) return { ok: false, problems: schemaProblems(parsed.error, body) };
  const problems = secretProblems(parsed.data, '');
  return problems.length === 0 ? { ok: true, body: parsed.data } : { ok: false, problems };
}

/** What keeps a well-formed secret from being useful. The sentences never repeat the value. */
export function secretProblems(body: SecretBody, pointer: string): Problem[] {
  if (body.kind === 'SSHKey') {
    const key = readPrivateKey(body.privateKey, body.passphrase);
    if (key.ok) return [];
    return [{ pointer: `${pointer}/privateKey`, code: 'SshKeyInvalid', message: key.message, hint: key.hint }];
  }
  const fault = textFault(body.value);
  if (fault === null) return [];
  return [
    {
      pointer: `${pointer}/value`,
      code: 'SecretValueInvalid',
      message: `The value ${fault}.`,
      hint: 'Copy the token again, without the line break or blanks around it.',
    },
  ];
}
