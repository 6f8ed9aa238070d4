import type { Problem, Warning } from './errors.ts';
import { schemaProblems } from './schema-problems.ts';
import { privateKeyIn, SecretBody } from './secret.ts';
import { type IntendedUse, tidyValue, unknownUse, valueDoubt, valueFault } from './secret-value.ts';
import { readPrivateKey } from './ssh-key.ts';

/** `body` is null when it is not well-formed; else it is as it will be stored, which is not always as it was sent. */
export type SecretRequest = { body: SecretBody | null; problems: Problem[]; warnings: Warning[] };

/** A body of PUT secret, or one of the secrets sent along with a connector, which then stands at `pointer`. */
export function readSecretRequest(sent: unknown, pointer = '', use: IntendedUse = unknownUse): SecretRequest {
  const parsed = SecretBody.safeParse(sent);
  if (!parsed.success) return { body: null, problems: schemaProblems(parsed.error, sent, pointer), warnings: [] };
  if (parsed.data.kind === 'SSHKey') {
    return { body: parsed.data, problems: keyProblems(parsed.data, `${pointer}/privateKey`), warnings: [] };
  }
  const place = `${pointer}/value`;
  const { value, remarks } = tidyValue(parsed.data.value);
  const body = { ...parsed.data, value };
  if (privateKeyIn(body) !== null) return { body, problems: keyProblems(body, place), warnings: [] };
  const fault = valueFault(value);
  const doubt = fault === null ? valueDoubt(value, use) : null;
  return {
    body,
    problems: fault === null ? [] : [{ pointer: place, code: 'SecretValueInvalid', ...fault }],
    warnings: [...remarks, ...(doubt === null ? [] : [doubt])].map((remark) => ({
      pointer: place,
      ...remark,
      corrected: null,
    })),
  };
}

function keyProblems(body: SecretBody, pointer: string): Problem[] {
  const given = privateKeyIn(body);
  const key = given === null ? null : readPrivateKey(given.privateKey, given.passphrase);
  if (key === null || key.ok) return [];
  const needsPassphrase = body.kind === 'EncryptedText' && key.needsPassphrase === true;
  const hint = needsPassphrase ? 'Store it as {"kind": "SSHKey", "privateKey": ..., "passphrase": ...}.' : key.hint;
  return [{ pointer, code: 'SshKeyInvalid', message: key.message, hint }];
}

/** A value that has already stopped working is a mistake; `now` decides. */
export function expiryProblems({ expiresAt }: SecretBody, pointer: string, now: Date): Problem[] {
  if (typeof expiresAt !== 'string' || Date.parse(expiresAt) > now.getTime()) return [];
  return [
    {
      pointer: `${pointer}/expiresAt`,
      code: 'SecretExpired',
      message: 'The secret has already expired.',
      hint: 'Give a value that is still good, with its own date; leave expiresAt out when it is not known.',
    },
  ];
}
