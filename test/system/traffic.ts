/** Whether a piece of traffic carries a text: as it is, or as JSON, URLs, XML, queue messages and Binary properties hold it. */
export function carries(traffic: string, text: string): boolean {
  const json = JSON.stringify(text).slice(1, -1);
  const xml = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const plain = [text, json, xml, encodeURIComponent(text)];
  return [...plain, ...insideBase64(text), ...insideBase64(json)].some((form) => traffic.includes(form));
}

/**
 * How a text looks somewhere inside base64, which takes three bytes at a time: one form for each place in the three
 * where it may begin, without the characters at either end that its neighbours have a part in.
 */
function insideBase64(text: string): string[] {
  return [0, 1, 2]
    .map((before) => {
      const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
      const complete = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString('base64');
      return complete.slice(before === 0 ? 0 : 4);
    })
    .filter((form) => form.length >= 8);
}
