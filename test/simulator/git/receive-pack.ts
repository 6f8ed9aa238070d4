import { buffer } from 'node:stream/consumers';
import { text } from '../exchange.ts';
import type { Answer, Outcome, SignedIn } from '../exchange.ts';
import { runHttpBackend } from './http-backend.ts';
import { readBody } from './read-body.ts';
import { findRemote } from './remote.ts';

const mostBytes = 64 * 1024 * 1024;
const service = 'git-receive-pack';

/** `GET {remote}/info/refs?service=git-receive-pack`: as git itself advertises. */
export async function advertiseForPush(exchange: SignedIn): Promise<Outcome> {
  const place = findRemote(exchange);
  if ('answer' in place) return place;
  const refusal = mayNotPush(exchange);
  if (refusal !== null) return { answer: refusal };
  const { folder } = place.found.repository;
  const body = await buffer(runHttpBackend(exchange.git, { method: 'GET', folder, path: '/info/refs', service }));
  return { answer: { status: 200, headers: { 'Content-Type': `application/x-${service}-advertisement` }, body } };
}

/** `POST {remote}/git-receive-pack`: git does it, and the world learns what has changed before git's client does. */
export async function receivePack(exchange: SignedIn): Promise<Outcome> {
  const pack = await readBody(exchange.request, mostBytes);
  if (pack === null) return { answer: text(400, 'TF401041: The Git protocol sent is not as expected.') };
  const place = findRemote(exchange);
  if ('answer' in place) return place;
  const refusal = mayNotPush(exchange);
  if (refusal !== null || exchange.caller === null) return { answer: refusal ?? text(403, '') };
  const { git, organization, world, caller } = exchange;
  const { folder } = place.found.repository;
  const site = { organization, ...place.found };
  const request = { method: 'POST', folder, path: `/${service}`, service, body: pack } as const;
  const { result } = await world.code.changing(site, caller, () => buffer(runHttpBackend(git, request)));
  return { answer: { status: 200, headers: { 'Content-Type': `application/x-${service}-result` }, body: result } };
}

function mayNotPush({ caller }: SignedIn): Answer | null {
  if (caller?.changes === 'everything') return null;
  const message = `TF401027: You need the Git 'GenericContribute' permission to perform this action. Details: identity '${caller?.account ?? ''}', scope 'repository'.`;
  return text(403, message);
}
