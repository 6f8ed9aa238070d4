import type { Context } from '../context.ts';
import type { GitEvent } from '../model/git-event.ts';
import { concernsRepository, type Watched } from '../model/service-hooks/foreign.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import type { StoredDelivery } from '../storage/deliveries.ts';
import { entityOf, runsOf } from '../storage/row-keys.ts';
import { fromRunRow } from '../storage/runs.ts';
import { verificationId } from './verification-id.ts';
import { startVerification } from './verifications.ts';

/** After these a connector that worked may not, or the other way round. */
const telling: ReadonlySet<string> = new Set(['renamed', 'disabled', 'enabled', 'deleted', 'undeleted']);

type Told = {
  connector: StoredConnector;
  watched: Watched;
  delivery: StoredDelivery;
  events: readonly GitEvent[];
};

/** Verifies a connector at once whose repository is not what it was: one run for each delivery. Null: no need to. */
export async function verifyAfter(
  context: Context,
  account: string,
  { connector, watched, delivery, events }: Told,
): Promise<string | null> {
  const told = events.some((event) => {
    return event.kind === 'repository' && telling.has(event.action) && concernsRepository(event, watched);
  });
  if (!told) return null;
  const { rowKey, uid } = connector;
  const change = `delivery-${delivery.id}`;
  const { org, project } = entityOf(rowKey);
  const started = await startVerification(context, { account, org, project }, rowKey, { change });
  if (started !== null) return verificationId(started.uid, started.sequence);
  // Started before this message came again, or there is nothing to verify.
  const runs = (await context.entities.list(account, runsOf(uid), { limit: 20 })).map(fromRunRow);
  const earlier = runs.find((run) => run.change === change);
  return earlier === undefined ? null : verificationId(uid, earlier.sequence);
}
