import type { Context } from '../context.ts';
import { resolveReference } from '../model/secret-ref.ts';
import { makeReady } from '../model/triggers/match.ts';
import type { Place } from '../model/triggers/place.ts';
import { makeTriggerIndex, type Placed, type TriggerIndex } from '../model/triggers/trigger-index.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { connectorKey, entityOf } from '../storage/row-keys.ts';
import type { StoredTrigger } from '../storage/triggers.ts';
import { addressOf } from './address-of.ts';
import { triggersUnder } from './triggers-under.ts';

/** A trigger, ready to judge events of the place that it watches. */
export type WatchingTrigger = Placed & { stored: StoredTrigger };

export type TriggersOfConnector = { all: readonly WatchingTrigger[]; index: TriggerIndex<WatchingTrigger> };

type Cached = { etag: string; triggers: Promise<TriggersOfConnector> };

/** Connectors whose triggers an instance keeps. */
const mostKept = 50;
const kept = new WeakMap<Context, Map<string, Cached>>();

/**
 * The triggers that use a connector. Whoever stores one touches the row of its connector, so that under the same ETag none
 * is new. One that was deleted or has gone over to another connector may still be among them: whoever uses it reads its row.
 */
export async function triggersOf(
  context: Context,
  account: string,
  connector: StoredConnector,
): Promise<TriggersOfConnector> {
  const known = kept.get(context) ?? new Map<string, Cached>();
  kept.set(context, known);
  const key = `${account} ${connector.rowKey}`;
  const found = known.get(key);
  known.delete(key);
  const cached =
    found?.etag === connector.etag ? found : { etag: connector.etag, triggers: read(context, account, connector) };
  known.set(key, cached);
  const [oldest] = known.keys();
  if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  try {
    return await cached.triggers;
  } catch (error) {
    if (known.get(key) === cached) known.delete(key);
    throw error;
  }
}

async function read(context: Context, account: string, connector: StoredConnector): Promise<TriggersOfConnector> {
  const all: WatchingTrigger[] = [];
  for await (const stored of triggersUnder(context, account, entityOf(connector.rowKey))) {
    const watching = watchingOf(context, account, connector, stored);
    if (watching !== null) all.push(watching);
  }
  return { all, index: makeTriggerIndex(all) };
}

/** Null when the trigger uses another connector, or this one points nowhere. */
export function watchingOf(
  context: Context,
  account: string,
  connector: StoredConnector,
  stored: StoredTrigger,
): WatchingTrigger | null {
  const { org, project } = entityOf(stored.rowKey);
  const { connectorRef, repoName } = stored.definition.source.spec.spec.spec;
  const resolved = resolveReference(connectorRef, { account, org, project }, 'connector');
  if (!resolved.ok || connectorKey(resolved.key) !== connector.rowKey) return null;
  const place = placeOf(context, connector, repoName);
  return place === null ? null : { place, ready: makeReady(stored.definition), stored };
}

function placeOf(context: Context, connector: StoredConnector, repoName: string | undefined): Place | null {
  const address = addressOf(context, connector.definition);
  if (address === null || address.project === null) return null;
  const { organization, project, repository } = address;
  // A Test Repository is not all that a connector for a project is about.
  const own = connector.definition.spec.type === 'Repo' ? repository : null;
  const name = repoName ?? own;
  return { organization, project, projectId: null, repository: name === null ? null : { id: null, name } };
}
