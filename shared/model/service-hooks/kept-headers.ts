/** Credentials, and what belongs to the way that the request took. */
const leftOut = new Set(
  (
    'authorization proxy-authorization cookie host connection keep-alive transfer-encoding content-length ' +
    'content-encoding expect max-forwards via forwarded disguised-host client-ip was-default-hostname'
  ).split(' '),
);
const ofTheWay = /^x-(?:forwarded|original|arr|site-deployment|waws|appservice|functions|azure-fdid|client)/;

const longestName = 64;
const longestValue = 500;
const mostCharacters = 4_000;

/** The headers of a delivery that conditions may ask for, by name in lower case. */
export function keptHeaders(headers: Iterable<readonly [string, string]>): Record<string, string> {
  const kept: [string, string][] = [];
  let left = mostCharacters;
  for (const [given, value] of headers) {
    const name = given.toLowerCase();
    if (leftOut.has(name) || ofTheWay.test(name) || name.length > longestName || value.length > longestValue) continue;
    left -= name.length + value.length;
    if (left < 0) break;
    kept.push([name, value]);
  }
  return Object.fromEntries(kept);
}
