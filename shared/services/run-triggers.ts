import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { identityOf } from '../model/event-claim.ts';
import { eventText } from '../model/event-text.ts';
import type { GitEvent } from '../model/git-event.ts';
import { type FireMessage, messageVersion, queueNames } from '../model/messages.ts';
import { matches } from '../model/triggers/match.ts';
import { isAt } from '../model/triggers/place.ts';
import type { Arrival } from '../model/triggers/subject.ts';
import { type Firing, firingIdFor, fromFiringRow, toFiringRow } from '../storage/firings.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { claimKey, entityOf, firingKey } from '../storage/row-keys.ts';
import { rowVersion } from '../storage/row-format.ts';
import { fromTriggerRow } from '../storage/triggers.ts';
import type { Write } from '../storage/tables.ts';
import { addressOf } from './address-of.ts';
import { formerNames } from './repository-names.ts';
import { triggersOf, type TriggersOfConnector, type WatchingTrigger, watchingOf } from './triggers-of-connector.ts';

/** What has happened in one delivery, and at which connector. */
export type Occasion = {
  account: string;
  connector: StoredConnector;
  webhookId: string;
  notificationId: number | null;
  /** Stands for the notification where it has no id. */
  arrivalId: string;
  /** A test notification: its ids are the same each time. */
  test: boolean;
  /** Found by looking for what was missed. */
  recovered: boolean;
  events: readonly GitEvent[];
  arrival: Arrival;
};

export type Fired = {
  /** Addresses below `/api/v1/`, without the scope. */
  firings: string[];
  notFired: { trigger: string; why: string }[];
};

/** Triggers of which is told why they did not fire. */
const mostExplained = 20;

/**
 * Lets every trigger fire that an event fires: once for each notification, and for an event that has an identity of its
 * own once for all. The row of a firing is inserted before its message is sent; whoever finds it there sends the message
 * again, which does no harm.
 */
export async function fireTriggers(context: Context, occasion: Occasion): Promise<Fired> {
  const { account, connector, events, arrival } = occasion;
  const { all, index } = await triggersOf(context, account, connector);
  const fired: Fired = { firings: [], notFired: [] };
  if (all.length === 0) return fired;
  const inWords = wordsOf(context, connector);
  const asCalledBefore = calledBefore(context, occasion, all);
  for (const [position, told] of events.entries()) {
    const event = inWords(told);
    const met = new Map<WatchingTrigger, GitEvent>();
    for (const called of [event, ...(await asCalledBefore(event))]) {
      for (const trigger of await search(context, index, called, arrival))
        if (!met.has(trigger)) met.set(trigger, called);
    }
    for (const [trigger, called] of met)
      await fireOne(context, occasion, { told, event: called, position, trigger }, fired);
    explainOthers(all, new Set(met.keys()), event, arrival, fired);
  }
  return fired;
}

async function search(
  context: Context,
  index: TriggersOfConnector['index'],
  event: GitEvent,
  arrival: Arrival,
): Promise<WatchingTrigger[]> {
  const searching = index.find(event, arrival);
  let step = searching.next();
  while (step.done !== true) {
    // Others wait for this thread.
    await context.clock.pause(0);
    step = searching.next();
  }
  return [...step.value.fires, ...step.value.needsApi];
}

/**
 * An event under each name that its repository had before, where triggers name repositories: what they mean is still
 * that one. Asked once for each repository, since a push may be of a thousand refs.
 */
function calledBefore(
  context: Context,
  { account, connector, test }: Occasion,
  all: readonly WatchingTrigger[],
): (event: GitEvent) => Promise<GitEvent[]> {
  // A connector for one repository knows it by the id of its subscription.
  const named = connector.definition.spec.type === 'Project' && all.some(({ place }) => place.repository !== null);
  const known = new Map<string, Promise<string[]>>();
  return async (event) => {
    const { id } = event.repository;
    if (!named || test || id === null) return [];
    const names = known.get(id) ?? formerNames(context, account, connector, event);
    known.set(id, names);
    return (await names).map((name) => ({ ...event, repository: { ...event.repository, name } }));
  };
}

/**
 * An event in the words of the connector: it is known to be about that by the ids of its subscription, whereas it names
 * its repository or project as they are called since they were renamed.
 */
function wordsOf(context: Context, { definition }: StoredConnector): (event: GitEvent) => GitEvent {
  const address = addressOf(context, definition);
  if (address === null) return (event) => event;
  const { organization, project, repository } = address;
  const own = definition.spec.type === 'Repo' ? repository : null;
  return (event) => {
    const { name, projectName } = event.repository;
    const named = { ...event.repository, projectName: project ?? projectName, name: own ?? name };
    return { ...event, organization, repository: named };
  };
}

/** `told`: the event as it was told; `event`: in the words of the connector. */
type Met = { told: GitEvent; event: GitEvent; position: number; trigger: WatchingTrigger };

async function fireOne(context: Context, occasion: Occasion, met: Met, fired: Fired) {
  const { event, trigger } = met;
  const { account, connector, arrival } = occasion;
  const row = await context.entities.read(account, trigger.stored.rowKey);
  const watching = row === null ? null : watchingOf(context, account, connector, fromTriggerRow(row));
  const name = nameOf(trigger);
  if (watching === null) return;
  const match = isAt(watching.place, event) ? matches(watching.ready, event, arrival) : null;
  // Since it was met it may have got another definition.
  if (match === null || match.matched === false) {
    explainOne(fired, name, match?.why ?? elsewhere(watching));
    return;
  }
  const firing = newFiring(context, occasion, { ...met, trigger: watching }, match.matched === 'needs-api');
  const taken = await insertOnce(context, occasion, event, firing);
  if (taken.firing !== null) await announce(context, account, taken.firing);
  if (taken.id === firing.id)
    fired.firings.push(`triggers/${entityOf(firing.trigger).identifier}/firings/${firing.id}`);
  else explainOne(fired, name, `It had fired for the same event already: ${taken.id}.`);
}

function newFiring(
  context: Context,
  { connector, webhookId, notificationId, arrivalId, test, recovered }: Occasion,
  { told, position, trigger }: Met,
  undecided: boolean,
): Firing & { rowKey: string } {
  const { uid, rowKey } = trigger.stored;
  const digest = digestOf([webhookId, notificationId ?? arrivalId, uid, position]);
  const id = firingIdFor(told.createdAt, digest);
  return {
    rowKey: firingKey(uid, id),
    id,
    trigger: rowKey,
    triggerUid: uid,
    connector: connector.rowKey,
    webhookId,
    event: eventText(told),
    test,
    recovered,
    undecided,
    state: 'QUEUED',
    turn: 0,
    failed: 0,
    replayed: false,
    startedAt: null,
    leaseUntil: null,
    notBefore: null,
    attempts: [],
    reason: null,
    message: null,
    createdAt: context.clock.now().toISOString(),
    completedAt: null,
  };
}

/**
 * The firing that stands for this event and trigger: this one, or one that came before it, by whichever way. `firing` is
 * null when that one is past its beginning.
 */
async function insertOnce(
  context: Context,
  { account, test, arrival }: Occasion,
  event: GitEvent,
  firing: Firing & { rowKey: string },
): Promise<{ id: string; firing: string | null }> {
  const { rowKey, triggerUid, id } = firing;
  const identity = test ? null : identityOf(event, arrival.payload);
  const claim = identity === null ? null : claimKey(digestOf([triggerUid, ...identity]));
  const writes: Write[] = [{ op: 'insert', rowKey, values: toFiringRow(firing) }];
  if (claim !== null) writes.push({ op: 'insert', rowKey: claim, values: { v: rowVersion, firing: rowKey } });
  const written = await context.entities.commit(account, writes);
  if (written !== 'conflict') {
    log('info', 'trigger.fired', { trigger: firing.trigger, firing: id });
    return { id, firing: rowKey };
  }
  const [own, claimed] = await Promise.all([
    context.entities.read(account, rowKey),
    claim === null ? null : context.entities.read(account, claim),
  ]);
  const holder = claimed?.values['firing'];
  const first = own ?? (typeof holder === 'string' ? await context.entities.read(account, holder) : null);
  if (first === null) throw new Error(`The firing ${rowKey} is neither there nor claimed by another`);
  const { id: known, rowKey: at, state, turn } = fromFiringRow(first);
  return { id: known, firing: state === 'QUEUED' && turn === 0 ? at : null };
}

async function announce(context: Context, account: string, firing: string): Promise<void> {
  const message: FireMessage = { v: messageVersion, account, firing, turn: 0 };
  await context.queues.send(queueNames.fire, message, 0);
}

function explainOthers(
  all: readonly WatchingTrigger[],
  met: ReadonlySet<WatchingTrigger>,
  event: GitEvent,
  arrival: Arrival,
  fired: Fired,
): void {
  for (const trigger of all) {
    if (fired.notFired.length >= mostExplained) return;
    if (met.has(trigger)) continue;
    const here = isAt(trigger.place, event);
    explainOne(fired, nameOf(trigger), here ? matches(trigger.ready, event, arrival).why : elsewhere(trigger));
  }
}

function explainOne({ notFired }: Fired, trigger: string, why: string): void {
  if (notFired.length < mostExplained) notFired.push({ trigger, why });
}

function elsewhere({ place }: WatchingTrigger): string {
  const { organization, project, repository } = place;
  return `The trigger watches ${[organization, project, repository?.name].filter(Boolean).join('/')}, this is elsewhere.`;
}

/** Its place and identifier, as far as the account is known. */
function nameOf({ stored }: WatchingTrigger): string {
  const { org, project, identifier } = entityOf(stored.rowKey);
  return [org, project, identifier].filter((part) => part !== null).join('/');
}

function digestOf(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
