import { buffer } from 'node:stream/consumers';
import { text } from '../exchange.ts';
import type { Answer, Outcome, SignedIn } from '../exchange.ts';
import { routeUnknown } from '../refusals.ts';
import { advertisementType, printAdvertisement, readAdvertisement } from './advertisement.ts';
import { runHttpBackend } from './http-backend.ts';
import { findRemote } from './remote.ts';

/** `GET {remote}/info/refs?service=git-upload-pack` */
export async function advertiseRefs(exchange: SignedIn): Promise<Outcome> {
  const service = exchange.address.query.get('service');
  if (service === 'git-receive-pack') return { answer: pushRefused(exchange) };
  if (service !== 'git-upload-pack') return { answer: routeUnknown(exchange.address.path) };
  const place = findRemote(exchange);
  if ('answer' in place) return place;
  const { folder } = place.found.repository;
  const fromGit = await buffer(runHttpBackend(exchange.git, { method: 'GET', folder, path: '/info/refs' }));
  return { answer: advertisement(printAdvertisement(readAdvertisement(fromGit))) };
}

export function advertisement(body: Answer['body']): Answer {
  return { status: 200, headers: { 'Content-Type': advertisementType }, body };
}

function pushRefused({ caller }: SignedIn): Answer {
  const message = `TF401027: You need the Git 'GenericContribute' permission to perform this action. Details: identity '${caller?.account ?? ''}', scope 'repository'.`;
  return text(403, message);
}
