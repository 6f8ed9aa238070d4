/**
 * At most `limit` characters of foreign text, fit for a record or a log: no control or formatting characters (a terminal
 * would obey them), and nothing that may be a credential. `secrets` are the values that were sent.
 */
export function excerpt(text: string, secrets: readonly string[] = [], limit: number = 200): string {
  // Cut before the patterns run, so that a megabyte of hostile text costs nothing; late enough for a secret to be whole.
  return (
    withoutValues(text.slice(0, limit * 10), secrets)
      .replaceAll(/\b(basic|bearer)\s+\S+/gi, '$1 …')
      // No word of a message is this long, and a GUID has 36 characters; tokens have 52 or 84.
      .replaceAll(/[\w+/=~-]{40,}/g, '…')
      .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim()
      .slice(0, limit)
  );
}

/** A text in which `…` stands for each of these values, plain or as URLs and JSON write it. */
export function withoutValues(text: string, values: readonly string[]): string {
  let safe = text;
  for (const value of values) {
    if (value === '') continue;
    for (const form of [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]) {
      safe = safe.replaceAll(form, '…');
    }
  }
  return safe;
}
