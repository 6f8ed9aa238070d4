/** The conditional headers of a call (RFC 9110, 13.1), as they came; null when absent. */
export type Conditions = { ifMatch: string | null; ifNoneMatch: string | null };

export const unconditional: Conditions = { ifMatch: null, ifNoneMatch: null };

/** Names the definition: results and counts do not change it. */
export function entityTag(uid: string, revision: number): string {
  return `"${uid.slice(0, 8)}-${revision}"`;
}

/** Why the conditions are not met by what is stored (`null`: nothing is); null when they are. */
export function preconditionFault({ ifMatch, ifNoneMatch }: Conditions, current: string | null): string | null {
  if (ifMatch !== null && !matches(ifMatch, current)) {
    return current === null
      ? 'If-Match was given, but there is nothing yet.'
      : `If-Match was given, but the ETag is now ${current}.`;
  }
  if (ifNoneMatch !== null && matches(ifNoneMatch, current))
    return `If-None-Match was given, but it exists: ${current}.`;
  return null;
}

/** `*` or a list of entity tags; the weak prefix is ignored, since proxies that compress add it. */
export function matches(header: string, current: string | null): boolean {
  if (current === null) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === current);
}
