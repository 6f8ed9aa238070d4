import { createHash } from 'node:crypto';

/** The anonymous identity of Azure DevOps: what a credential that means nothing is taken for. */
export const anonymousId = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa';

/** The same names give the same id in every run, so that a test or a person may write one down. */
export function guidOf(...names: string[]): string {
  const hex = createHash('sha256').update(names.join('\n')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
