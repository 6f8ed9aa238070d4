import { describePullRequest } from '../pull-requests/describe.ts';
import type { PullRequest } from '../pull-requests/pull-request.ts';
import type { Answer, Outcome, SignedIn } from '../exchange.ts';
import { nothingGiven } from '../hooks/validate.ts';
import { serviceError } from '../service-error.ts';
import type { Identity } from '../world/tokens.ts';
import { findPullRequest, findPullRequestToChange, gitPlace } from './find-pull-request.ts';
import { readJson } from './read-json.ts';
import { findSiteToChange } from './site.ts';

/** `POST …/pullrequests`: 201. */
export async function createPullRequest(exchange: SignedIn): Promise<Outcome> {
  const place = findSiteToChange(exchange, 'PullRequestContribute');
  if ('answer' in place) return place;
  const body = await readJson(exchange);
  const missing = ['sourceRefName', 'targetRefName', 'title'].find((name) => typeof body[name] !== 'string');
  if (missing !== undefined) return { answer: nothingGiven(missing) };
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const wish = { sourceRefName: text('sourceRefName'), targetRefName: text('targetRefName') };
  const { pullRequests } = exchange.world;
  const open = pullRequests.in(place.site).filter(({ status }) => status === 'active');
  const other = open.find(
    (one) => one.sourceRefName === wish.sourceRefName && one.targetRefName === wish.targetRefName,
  );
  if (other) return { answer: alreadyThere() };
  const labels = Array.isArray(body['labels']) ? (body['labels'] as { name?: unknown }[]) : [];
  const created = await pullRequests.create(place.site, place.caller, {
    ...wish,
    title: text('title'),
    description: text('description'),
    isDraft: body['isDraft'] === true,
    labels: labels.map(({ name }) => String(name)),
  });
  if (created === null) return { answer: branchMissing() };
  return { json: describePullRequest(exchange.address.root, created), status: 201 };
}

/** `GET …/pullrequests/{id}`, also without the repository. */
export function getPullRequest(exchange: SignedIn): Outcome {
  const place = findPullRequest(exchange);
  return 'answer' in place ? place : { json: describePullRequest(exchange.address.root, place.pullRequest) };
}

/** `PATCH …/pullrequests/{id}`: status, draft, title and description. Completing needs the source commit that was seen. */
export async function updatePullRequest(exchange: SignedIn): Promise<Outcome> {
  const place = findPullRequestToChange(exchange);
  if ('answer' in place) return place;
  const { pullRequest, caller } = place;
  const { pullRequests } = exchange.world;
  const body = await readJson(exchange);
  if (typeof body['title'] === 'string') pullRequest.title = body['title'];
  if (typeof body['description'] === 'string') pullRequest.description = body['description'];
  if (typeof body['isDraft'] === 'boolean') pullRequests.setDraft(pullRequest, caller, body['isDraft']);
  const refusal = await changeStatus(exchange, pullRequest, caller, body);
  return refusal === null ? { json: describePullRequest(exchange.address.root, pullRequest) } : { answer: refusal };
}

async function changeStatus(
  { world }: SignedIn,
  pullRequest: PullRequest,
  by: Identity,
  body: Record<string, unknown>,
): Promise<Answer | null> {
  const { pullRequests } = world;
  const status = statusIn(body['status']);
  if (status === null || status === pullRequest.status) return null;
  if (pullRequest.status === 'completed') return notActive();
  if (status === 'active') pullRequests.reactivate(pullRequest, by);
  else if (status === 'abandoned') pullRequests.abandon(pullRequest, by);
  else {
    const seen = body['lastMergeSourceCommit'] as { commitId?: unknown } | undefined;
    if (seen?.commitId !== pullRequest.sourceCommit) return stale();
    const { deleteSourceBranch } = (body['completionOptions'] ?? {}) as { deleteSourceBranch?: boolean };
    const isDone = await pullRequests.complete(pullRequest, by, { deleteSourceBranch: deleteSourceBranch === true });
    if (!isDone) return notActive();
  }
  return null;
}

/** The official client writes a number. */
function statusIn(value: unknown): PullRequest['status'] | null {
  const known = { 1: 'active', 2: 'abandoned', 3: 'completed' } as const;
  return Object.entries(known).find(([number, name]) => value === Number(number) || value === name)?.[1] ?? null;
}

function alreadyThere(): Answer {
  const message = 'TF401179: An active pull request for the source and target branch already exists.';
  return serviceError(409, gitPlace, 'GitPullRequestExistsException', message);
}

function branchMissing(): Answer {
  const message =
    'TF401398: The pull request cannot be activated because the source and/or the target branch no longer exists, or the requested pull request cannot be created.';
  return serviceError(400, gitPlace, 'GitPullRequestCannotBeActivated', message);
}

function stale(): Answer {
  const message = 'TF401192: The source branch of the pull request is not at the commit that was expected.';
  return serviceError(409, gitPlace, 'GitPullRequestStaleException', message);
}

function notActive(): Answer {
  const message = 'TF401181: The pull request cannot be edited due to its state.';
  return serviceError(409, gitPlace, 'GitPullRequestNotEditableException', message);
}
