import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { reasons } from '../model/reasons/reason.ts';
import type { RepositoryAddress } from '../model/repository-address.ts';
import { type Shortened, shortenedIn, withResource } from '../model/service-hooks/missing.ts';
import { toGitEvents } from '../model/service-hooks/to-git-events.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import type { Arrived } from './arrived-body.ts';
import { askAzureDevOps } from './reach-organization.ts';
import { triggersOf } from './triggers-of-connector.ts';

/** Until a trouble that passes is looked at again. */
const troubleSeconds = 60;

/** `retryAfterSeconds`: Azure DevOps asks to wait, or is in trouble that passes. Null: this is all that can be known now. */
export type Whole = { arrived: Arrived; retryAfterSeconds: number | null };

/**
 * A subscription may send nothing but the id of what has happened. The rest is asked for, where a trigger of the
 * connector watches such events; what cannot be had leaves the arrival as it is.
 */
export async function completeArrival(
  context: Context,
  account: string,
  {
    connector,
    address,
    repository,
  }: { connector: StoredConnector; address: RepositoryAddress; repository: string | null },
  arrived: Arrived,
): Promise<Whole> {
  const shortened = arrived.notification.test ? null : shortenedIn(arrived.payload);
  if (shortened === null || !(await isWatched(context, account, connector, shortened)))
    return { arrived, retryAfterSeconds: null };
  const asked = await askAzureDevOps(context, account, connector, 'readCode', ({ caller, address: settled }) => {
    const project = settled.project ?? '';
    if (shortened.kind === 'pullRequest') return context.azureDevOps.pullRequest(caller, project, shortened.id);
    const place = { project, repository: shortened.repository ?? repository ?? settled.repository ?? '' };
    return context.azureDevOps.push(caller, place, shortened.id);
  });
  if (!asked.ok) {
    const { reason, retryAfterSeconds } = asked;
    log('warn', 'webhook.incomplete', { connector: connector.rowKey, organization: address.organization, reason });
    return { arrived, retryAfterSeconds: retryAfterSeconds ?? (reasons[reason].retry ? troubleSeconds : null) };
  }
  const payload = withResource(arrived.payload, asked.value);
  return { arrived: { ...arrived, payload, ...toGitEvents(payload) }, retryAfterSeconds: null };
}

async function isWatched(
  context: Context,
  account: string,
  connector: StoredConnector,
  { kind }: Shortened,
): Promise<boolean> {
  const type = kind === 'push' ? 'Push' : 'PullRequest';
  const { all } = await triggersOf(context, account, connector);
  return all.some(({ ready }) => ready.enabled && ready.watched.type === type);
}
