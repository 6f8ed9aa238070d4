import type { Context } from '../context.ts';
import { deploymentOf } from '../model/deployment.ts';
import { type Problem, Refusal, refuseAll } from '../model/errors.ts';
import { schemaProblems } from '../model/schema-problems.ts';
import type { Scope } from '../model/scope.ts';
import { countSubscriptions } from '../model/webhooks/wanted.ts';
import { mostSubscriptions, normalize, type StoredWish, WebhookWish, wishProblems } from '../model/webhooks/wish.ts';
import type { Hooks } from '../model/webhooks/hooks.ts';
import { type StoredConnector, toConnectorRow } from '../storage/connectors.ts';
import { hooksKey, nobody, type StoredHooks, toHooksRow, toWatchedRow, watchedKey } from '../storage/hooks.ts';
import { pauseKey } from '../storage/row-keys.ts';
import { addressOf } from './address-of.ts';
import { beingDeleted } from './begin-removal.ts';
import { readConnector } from './connectors.ts';
import { readHooks, sendReconcile } from './hooks-rows.ts';
import { maxTries, pauseAfterLoss } from './lost-race.ts';
import { requirePublicUrl } from './require-public-url.ts';

export type PutWebhooks = { scope: Scope; identifier: string; body: unknown };

/**
 * Keeps what a connector wants to hear of, and has its subscriptions reconciled, also when it wants nothing else than
 * before: that is how they are looked after by hand.
 * @returns the wish's revision, with which it is done
 * @throws Refusal InvalidRequest, ConnectorNotFound, ApiAccessRequired, PublicUrlRequired, ConnectorBeingDeleted
 */
export async function putWebhooks(
  context: Context,
  { scope, identifier, body }: PutWebhooks,
): Promise<{ uid: string; revision: number; result: 'created' | 'replaced' }> {
  const { account } = scope;
  for (let tries = 0; tries < maxTries; tries++) {
    const connector = await readConnector(context, scope, identifier);
    const { wish, organization } = examine(context, connector, body);
    const { uid, rowKey } = connector;
    const before = await readHooks(context, account, uid);
    const next = nextHooks(context, connector, before, wish);
    await watch(context, { account, uid, connector: rowKey, organization, pollMinutes: wish.pollMinutes });
    const { revision } = next;
    const target = { account, connector: rowKey, uid };
    const delaySeconds = context.config.changeGraceSeconds / 2;
    const sent = await sendReconcile(context, target, { revision, delaySeconds });
    const key = hooksKey(uid);
    const values = toHooksRow(next);
    const written = await context.entities.commit(account, [
      before === null
        ? { op: 'insert', rowKey: key, values }
        : { op: 'replace', rowKey: key, etag: before.etag, values },
      {
        op: 'replace',
        rowKey,
        etag: connector.etag,
        values: toConnectorRow({ ...connector, webhooks: 'PRESENT' }),
      },
    ]);
    if (written !== 'conflict') {
      await context.queues.show(sent).catch(() => undefined);
      return { uid, revision, result: before === null ? 'created' : 'replaced' };
    }
    await context.queues.remove(sent).catch(() => undefined);
    await pauseAfterLoss(context, tries);
  }
  const hint = 'Send it again.';
  throw new Refusal('ChangedMeanwhile', 'The connector kept changing while its webhooks were stored.', hint);
}

/** Everything that is wrong with the call, at once where it can be. */
function examine(context: Context, connector: StoredConnector, body: unknown) {
  const { definition } = connector;
  if (connector.webhooks === 'DELETING') throw beingDeleted(definition.identifier);
  const parsed = WebhookWish.safeParse(body ?? {});
  if (!parsed.success) throw refuseAll(schemaProblems(parsed.error, body ?? {}));
  const address = addressOf(context, definition);
  if (address === null || address.project === null) throw refuseAll([noProject(definition.spec.url)]);
  const purpose = { urlType: definition.spec.type, address };
  const problems = wishProblems(parsed.data, purpose);
  if (problems.length > 0) throw refuseAll(problems);
  const wish = normalize(parsed.data, purpose);
  const count = countSubscriptions(wish);
  if (count > mostSubscriptions) throw refuseAll([tooMany(count)]);
  if (definition.spec.apiAccess === undefined) throw apiAccessRequired(definition.identifier);
  if (wish.delivery === 'subscription') requirePublicUrl(context.config);
  return { wish, organization: pauseKey(deploymentOf(address), address.organization) };
}

function nextHooks(context: Context, { rowKey }: StoredConnector, before: StoredHooks | null, wish: StoredWish): Hooks {
  const now = context.clock.now().toISOString();
  const none = { leaseUntil: null, waiting: null, result: null, trouble: null, place: null, seen: null };
  const kept = before ?? { ...none, lookedAt: null, check: null, createdAt: now, revision: 0 };
  return { ...kept, connector: rowKey, wish, revision: kept.revision + 1, state: 'PRESENT', lastModifiedAt: now };
}

/** Before the wish itself, so that no wish is ever forgotten by the timer. */
async function watch(context: Context, watched: Parameters<typeof toWatchedRow>[0]): Promise<void> {
  const rowKey = watchedKey(watched);
  const values = toWatchedRow(watched);
  const row = await context.entities.read(nobody, rowKey);
  await context.entities.commit(nobody, [
    row === null ? { op: 'insert', rowKey, values } : { op: 'replace', rowKey, etag: row.etag, values },
  ]);
}

function apiAccessRequired(identifier: string): Refusal {
  const detail = `The connector ${identifier} has no API access, by which subscriptions are made.`;
  const body = '"apiAccess": {"type": "Token", "spec": {"tokenRef": "account.azure_pat"}}';
  const hint = `Add ${body} to the spec of the connector, with a token that has the scope Service Hooks (Read & write).`;
  return new Refusal('ApiAccessRequired', detail, hint);
}

function noProject(url: string): Problem {
  const message = `The URL of the connector names no project: ${url}`;
  return {
    pointer: '',
    code: 'FieldValueInvalid',
    message,
    hint: 'Give the connector the URL of a project or a repository.',
  };
}

function tooMany(count: number): Problem {
  const message = `That would be ${count} subscriptions; a connector can have ${mostSubscriptions}.`;
  const hint =
    'Name fewer repositories or branches, or no repositories at all: one subscription then serves the project.';
  return { pointer: '/repositories', code: 'FieldValueInvalid', message, hint };
}
