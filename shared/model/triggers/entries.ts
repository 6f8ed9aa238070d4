/**
 * The entries of a comma-separated value, quoted as CSV quotes: `"a,b"` is one entry, a doubled quote inside is one.
 * Spaces around an entry do not count, empty entries do not exist.
 */
export function entriesOf(text: string): string[] {
  const entries: string[] = [];
  let entry = '';
  let quoted = false;
  let wasQuoted = false;
  const end = () => {
    const found = wasQuoted ? entry : entry.trim();
    if (found !== '') entries.push(found);
    entry = '';
    wasQuoted = false;
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (quoted) {
      if (letter !== '"') entry += letter;
      else if (text[at + 1] === '"') {
        entry += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && entry.trim() === '' && !wasQuoted) {
      entry = '';
      quoted = true;
      wasQuoted = true;
    } else if (letter === ',') end();
    // Behind a closing quote there is nothing but space before the next comma.
    else if (!wasQuoted || letter.trim() !== '') entry += letter;
  }
  end();
  return entries;
}
