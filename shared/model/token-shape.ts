/** Personal access tokens, new and old form: whatever is stored or repeated in clear must not hold one. */
export const tokenShape = /[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}|(?<![a-z2-7])[a-z2-7]{52}(?![a-z2-7])/;

/** Tokens are pasted by people: white space and quotes around one are never part of it. */
export function bareToken(token: string): string {
  return token
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
}

/**
 * What is odd about a value as a personal access token; null when it has one of the two known forms. Only ever a hint
 * after a refusal: a future form must not be turned away. Says nothing of the value but its kind.
 */
export function oddityOf(token: string): string | null {
  const value = bareToken(token);
  if (new RegExp(`^(?:${tokenShape.source})$`).test(value)) return null;
  if (/^ey[\w-]+\.[\w-]+\.[\w-]*$/.test(value)) {
    return 'is a token of Microsoft Entra, which lives for an hour, and no personal access token';
  }
  if (/\s/.test(value)) return 'has white space inside';
  const marked = /^[A-Za-z0-9]{76}AZDO/.test(value);
  if (value.length < 52) return 'is shorter than any token: a part is missing, or it is a password';
  if (value.length === 52) return 'is as long as an old token and has characters that those never have';
  if (value.length < 84)
    return marked ? 'breaks off after its mark AZDO' : 'is shorter than a new token: a part is missing';
  if (value.length === 84) return 'is as long as a new token and lacks its mark, AZDO before the last four characters';
  return 'is longer than any token: something else was pasted with it';
}
