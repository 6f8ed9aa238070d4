import type { Problem, Warning } from './errors.ts';
import { looksLikePrivateKey, looksLikePublicKey } from './ssh-key.ts';

/** What is known of where a text secret will be used; `username` is the plain one beside it. */
export type IntendedUse = { as: 'token' | 'user name' | 'unknown'; username: string | null };

export const unknownUse: IntendedUse = { as: 'unknown', username: null };

type Remark = Pick<Warning, 'code' | 'message' | 'hint'>;

/**
 * The value as it was meant: without the white space that comes along with a copied line, and without the quotes around
 * a token. A private key keeps its last line break and is not spoken of.
 */
export function tidyValue(value: string): { value: string; remarks: Remark[] } {
  if (looksLikePrivateKey(value)) return { value: `${value.trim()}\n`, remarks: [] };
  const bare = value.trim();
  const quoted = /^(["'`])\s*([A-Za-z0-9_-]{20,})\s*\1$/.exec(bare)?.[2];
  const hint = 'Nothing to do; store it without them next time.';
  const remarks: Remark[] = [];
  if (bare !== value && bare !== '') {
    remarks.push({ code: 'SecretValueTrimmed', message: 'White space around the value was taken away.', hint });
  }
  if (quoted !== undefined) {
    remarks.push({ code: 'SecretValueTrimmed', message: 'The quotes around the token were taken away.', hint });
  }
  return { value: quoted ?? bare, remarks };
}

/**
 * Why a tidy value cannot be a text secret. Control characters would end up in a header. A URL and a public key are never
 * what a field asks for. Null when the value can be sent. The sentences never repeat it.
 */
export function valueFault(value: string): Pick<Problem, 'message' | 'hint'> | null {
  if (value === '') return { message: 'The value is only white space.', hint: 'Copy the token again.' };
  if (looksLikePublicKey(value)) {
    const message = 'The value is a public SSH key.';
    return { message, hint: 'Give the personal access token, or for SSH the private key: the file without .pub.' };
  }
  if (/^(?:https?|ssh|git):\/\/|^git@[\w.-]+:/i.test(value)) {
    return { message: 'The value is a URL.', hint: 'Give the personal access token; the URL goes into spec.url.' };
  }
  if (/\p{Cc}/u.test(value)) {
    const message = 'The value contains a control character or a line break.';
    return { message, hint: 'Copy the token again, in one piece.' };
  }
  return null;
}

/** What looks wrong without being so for sure: a password of an Azure DevOps Server can have any form. */
export function valueDoubt(value: string, { as, username }: IntendedUse): Remark | null {
  if (as === 'user name' || !looksLikeUserName(value, username)) return null;
  return {
    code: 'SecretLooksLikeUserName',
    message: 'The value looks like a user name, not like a personal access token.',
    hint: 'A token has 52 or 84 letters and digits. Correct it if one is meant; as the secret of a user name it is fine.',
  };
}

const shortestToken = 20;

function looksLikeUserName(value: string, username: string | null): boolean {
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return true;
  // With a token any user name will do, so some write the token twice.
  if (value.length < 52 && value === username) return true;
  return value.length < shortestToken && !/\d/.test(value);
}
