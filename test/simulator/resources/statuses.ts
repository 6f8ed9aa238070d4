import { resolveCommit } from '../code/history.ts';
import { identityReference } from '../code/shapes.ts';
import type { Answer, Outcome, SignedIn } from '../exchange.ts';
import { sevenDigits } from '../hooks/event.ts';
import { nothingGiven } from '../hooks/validate.ts';
import { commitMissing } from '../refusals.ts';
import { serviceError } from '../service-error.ts';
import { latestOnly, readState } from '../statuses/status.ts';
import type { Status } from '../statuses/status.ts';
import type { Identity } from '../world/tokens.ts';
import { listOf, pageOf } from './list.ts';
import { readJson } from './read-json.ts';
import { findSite, findSiteToChange } from './site.ts';

/** `POST …/commits/{commit}/statuses`: 201. */
export async function createStatus(exchange: SignedIn): Promise<Outcome> {
  const place = findSiteToChange(exchange);
  if ('answer' in place) return place;
  const wish = readStatus(exchange, await readJson(exchange), place.caller);
  if ('refusal' in wish) return { answer: wish.refusal };
  const { repository } = place.site;
  const wanted = exchange.names.commit ?? '';
  const commit = await resolveCommit(exchange.git, repository.folder, wanted.toLowerCase());
  if (commit === null) return { answer: commitMissing(wanted) };
  exchange.world.statuses.of(repository, commit).push(wish);
  return { json: describeStatus(exchange.address.root, wish), status: 201 };
}

/** `GET …/commits/{commit}/statuses?latestOnly=&top=&skip=` */
export function listStatuses(exchange: SignedIn): Outcome {
  const place = findSite(exchange);
  if ('answer' in place) return place;
  const { query, root } = exchange.address;
  const all = exchange.world.statuses.of(place.site.repository, (exchange.names.commit ?? '').toLowerCase());
  const paging = new URLSearchParams({ $top: query.get('top') ?? '', $skip: query.get('skip') ?? '' });
  const { page } = pageOf(query.get('latestOnly') === 'true' ? latestOnly(all) : all, paging, 1000);
  return { json: listOf(page.map((status) => describeStatus(root, status))) };
}

/** Reads a status, or says what is wrong with it. Only the name of its context must be there. */
export function readStatus(
  { world }: SignedIn,
  body: Record<string, unknown>,
  createdBy: Identity,
): Status | { refusal: Answer } {
  const context = (body['context'] ?? {}) as { name?: unknown; genre?: unknown };
  if (typeof context.name !== 'string' || context.name === '') {
    return { refusal: nothingGiven(body['context'] === undefined ? 'context' : 'context.name') };
  }
  const state = readState(body['state']);
  if (state === null) return { refusal: invalidStatus(`${JSON.stringify(body['state'])} is no state`) };
  const targetUrl = textOrNull(body['targetUrl']);
  if (targetUrl !== null && !/^https?:$/.test(URL.parse(targetUrl)?.protocol ?? '')) {
    return { refusal: invalidStatus('targetUrl is not an HTTP address') };
  }
  const now = sevenDigits(world.hooks.clock.now());
  return {
    id: world.statuses.nextId(),
    state,
    description: textOrNull(body['description']),
    context: { name: context.name, genre: textOrNull(context.genre) },
    creationDate: now,
    updatedDate: now,
    createdBy,
    targetUrl,
    iterationId: null,
  };
}

/** The state comes back as a string, however it was sent. */
export function describeStatus(root: string, { createdBy, iterationId, ...status }: Status) {
  return {
    ...(iterationId === null ? {} : { iterationId }),
    ...status,
    createdBy: identityReference(root, createdBy),
  };
}

export function invalidStatus(why: string): Answer {
  const message = `The status is not valid: ${why}.`;
  return serviceError(
    400,
    'Microsoft.TeamFoundation.SourceControl.WebServer',
    'InvalidArgumentValueException',
    message,
  );
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
