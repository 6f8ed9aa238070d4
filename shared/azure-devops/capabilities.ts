import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import { urlWithin } from '../outbound.ts';
import type { Ask, Caller } from './ask.ts';
import type { Locations, Resource } from './locations.ts';
import { repositories } from './repositories.ts';

/**
 * How an answer shows that a token may do something. `read`: it was done. `probable`: a request that is wrong on
 * purpose was refused for its content and not for its token; nobody has recorded in which order Azure DevOps looks.
 */
export type Proof = 'read' | 'probable';

const list = z.object({ value: z.array(z.unknown()) });
const noCommit = '0'.repeat(40);
const noId = '00000000-0000-0000-0000-000000000000';
/** Of Team Foundation Server 2018, which everything newer answers too. */
const oldVersion = '4.1';

/** https://github.com/microsoft/azure-devops-node-api, GitApi.createCommitStatus */
const statuses: Resource = {
  area: 'git',
  id: '428dd4fb-fda5-4722-af02-9313b80305da',
  version: '7.2-preview.2',
  onServices: ({ project = '', repositoryId = '', commitId = '' }) =>
    `${project}/_apis/git/repositories/${repositoryId}/commits/${commitId}/statuses`.split('/'),
};

/** https://learn.microsoft.com/rest/api/azure/devops/hooks/subscriptions; the official client has no part for it. */
const subscriptions: Resource = {
  area: 'hooks',
  id: 'fc50d02a-849f-41fb-8af1-0a5216103269',
  version: '7.2-preview.1',
  onServices: () => ['_apis', 'hooks', 'subscriptions'],
};

/** The repositories of a project; without a project, one that cannot exist: an organization may have thousands. */
export async function askCode(
  ask: Ask,
  locations: Locations,
  caller: Caller,
  project: string | null,
): Promise<Answered<Proof>> {
  if (project === null) {
    const url = urlWithin(caller.collection, ['_apis', 'git', 'repositories', noId], { 'api-version': oldVersion });
    const answered = await ask(caller, { url, shape: z.never() });
    return !answered.ok && answered.reason === 'RepositoryNotFound' ? probable(answered) : answered;
  }
  const at = await locations.locate(caller, repositories, { project });
  if (!at.ok) return at;
  at.value.searchParams.set('$top', '1');
  const answered = await ask(caller, { url: at.value, shape: list });
  // A long list has begun to come.
  if (!answered.ok && answered.reason === 'AnswerTooLarge') return probable(answered);
  return answered.ok ? { ...answered, value: 'read' } : answered;
}

/** https://learn.microsoft.com/rest/api/azure/devops/core/projects/list */
export async function askProjects(ask: Ask, caller: Caller): Promise<Answered<Proof>> {
  const query = { $top: '1', 'api-version': oldVersion };
  const answered = await ask(caller, { url: urlWithin(caller.collection, ['_apis', 'projects'], query), shape: list });
  return answered.ok ? { ...answered, value: 'read' } : answered;
}

/** A status of a commit that no repository has, without the context that every status must have. */
export async function askStatuses(
  ask: Ask,
  locations: Locations,
  caller: Caller,
  { project, repository }: { project: string; repository: string },
): Promise<Answered<Proof>> {
  const at = await locations.locate(caller, statuses, { project, repositoryId: repository, commitId: noCommit });
  return at.ok ? askInVain(ask, caller, at.value, {}) : at;
}

/** A subscription without a consumer, so without a place that anything could be sent to. */
export async function askHooks(ask: Ask, locations: Locations, caller: Caller): Promise<Answered<Proof>> {
  const at = await locations.locate(caller, subscriptions, {});
  const nowhere = { publisherId: 'tfs', eventType: 'git.push', publisherInputs: {}, consumerInputs: {} };
  return at.ok ? askInVain(ask, caller, at.value, nowhere) : at;
}

/** Whether a request that cannot be granted is refused for what it says. */
async function askInVain(ask: Ask, caller: Caller, url: URL, content: object): Promise<Answered<Proof>> {
  const answered = await ask(caller, { url, method: 'POST', body: JSON.stringify(content), shape: z.never() });
  if (answered.ok || answered.reason !== 'UnexpectedAnswer') return answered;
  const { status, signedIn } = answered.evidence;
  return signedIn === true && (status === 400 || status === 404) ? probable(answered) : answered;
}

function probable({ evidence, retryAfterSeconds }: Answered<unknown>): Answered<Proof> {
  return { ok: true, value: 'probable', evidence, retryAfterSeconds };
}
