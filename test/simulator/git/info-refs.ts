import { buffer } from 'node:stream/consumers';
import type { Answer, Outcome, SignedIn } from '../exchange.ts';
import { routeUnknown } from '../refusals.ts';
import { advertisementType, printAdvertisement, readAdvertisement } from './advertisement.ts';
import { runHttpBackend } from './http-backend.ts';
import { advertiseForPush } from './receive-pack.ts';
import { findRemote } from './remote.ts';

/** `GET {remote}/info/refs?service=git-upload-pack`, or for a push `git-receive-pack`. */
export async function advertiseRefs(exchange: SignedIn): Promise<Outcome> {
  const service = exchange.address.query.get('service');
  if (service === 'git-receive-pack') return advertiseForPush(exchange);
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
