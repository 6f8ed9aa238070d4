import type { Answered } from '../model/reasons/refusal.ts';
import { bareToken } from '../model/token-shape.ts';
import type { HttpCredential } from '../model/verification.ts';

/**
 * The value of an Authorization header. Azure DevOps ignores the user name, but a colon in it would become the beginning
 * of the token.
 */
export function authorizationOf(credential: HttpCredential): string {
  if (credential.kind === 'bearer') return `Bearer ${credential.token}`;
  const { username, token } = credential;
  return `Basic ${Buffer.from(`${username.replaceAll(':', '')}:${bareToken(token)}`).toString('base64')}`;
}

/** Every text by which an answer could give the credential away. */
export function secretsOf(credential: HttpCredential): string[] {
  return [credential.token, bareToken(credential.token), authorizationOf(credential)];
}

/** The answer to a token with nothing in it: it is not worth a question to the other end. */
export const unusable: Answered<never> = {
  ok: false,
  reason: 'CredentialUnusable',
  blanks: { problem: 'the token is empty' },
  evidence: {},
  retryAfterSeconds: null,
};
