import type { Answer, Outcome, SignedIn } from '../exchange.ts';
import { permissionMissing } from '../refusals.ts';
import type { Site } from '../world/site.ts';
import type { Identity } from '../world/tokens.ts';
import { findRepository } from './lookup.ts';

/** The repository of the path with its organization, and who asks. */
export function findSite(exchange: SignedIn): { site: Site; caller: Identity } | { answer: Answer } {
  const place = findRepository(exchange);
  if ('answer' in place) return place;
  const { organization, caller } = exchange;
  // Nobody who is nobody sees a repository.
  if (caller === null) return { answer: permissionMissing('') };
  return { site: { organization, ...place.found }, caller };
}

/** The same for somebody who wants to change something. */
export function findSiteToChange(exchange: SignedIn, permission = 'GenericContribute'): ReturnType<typeof findSite> {
  const place = findSite(exchange);
  if ('answer' in place || place.caller.changes === 'everything') return place;
  return { answer: permissionMissing(place.caller.account, permission) };
}

export function noContent(): Outcome {
  return { answer: { status: 204, headers: {}, body: '' } };
}
