import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../context.ts';
import type { ConnectorDefinition } from '../model/connector.ts';
import { Refusal, refuseAll, type Warning } from '../model/errors.ts';
import { messageVersion, queueNames, type RunPointer } from '../model/messages.ts';
import { type Conditions, entityTag, preconditionFault } from '../model/precondition.ts';
import type { Scope } from '../model/scope.ts';
import { toVaultText } from '../model/secret.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { StoredChange } from '../storage/changes.ts';
import { fromConnectorRow, type StoredConnector } from '../storage/connectors.ts';
import type { Sent } from '../storage/queues.ts';
import { connectorKey, runKey } from '../storage/row-keys.ts';
import { fromRunRow } from '../storage/runs.ts';
import { beingDeleted } from './begin-removal.ts';
import { openChange, readChange } from './change.ts';
import { connectorWrites, nextConnector, planCommit, type Plan, type Situation } from './connector-commit.ts';
import { type Examined, examineDefinition } from './examine-definition.ts';
import { knownExpiry } from './known-expiry.ts';
import { maxTries, pauseAfterLoss } from './lost-race.ts';
import { undo } from './undo.ts';

export type PutConnector = {
  scope: Scope;
  identifier: string;
  body: unknown;
  conditions: Conditions;
  /** `slot`: secrets that do not exist are created empty. */
  missing?: 'refused' | 'slot';
};

export type PutOutcome = {
  result: 'created' | 'replaced' | 'unchanged';
  connector: StoredConnector;
  warnings: Warning[];
  /** The run that was queued; null when nothing changed or no test was asked for. */
  run: RunPointer | null;
};

/**
 * Stores a definition, and the secrets sent along, in one transaction, and leaves one message that verifies it. All
 * problems are refused at once and leave nothing behind; the same definition with the same values changes nothing.
 */
export async function putConnector(context: Context, call: PutConnector): Promise<PutOutcome> {
  const rowKey = connectorKey({ ...call.scope, identifier: call.identifier });
  const first = await readSituation(context, call, rowKey);
  if (first.connector !== null && isUnchanged(first, first.connector)) {
    return { result: 'unchanged', connector: first.connector, warnings: first.warnings, run: null };
  }
  const plan = planCommit(first, rowKey, call.scope.account, context.clock.now());
  const deadline = context.clock.monotonicMs() + 4 * context.config.changeGraceSeconds * 1_000;
  let message = await announce(context, plan, first);
  let change: StoredChange | null = null;
  try {
    if (plan.changeId !== null) {
      change = await openChange(context, plan.account, plan.changeId, plan);
      await Promise.all(plan.values.map(({ name, body }) => context.vault.write(name, toVaultText(body))));
    }
    let situation = first;
    for (let tries = 0; tries < maxTries; tries++) {
      if (context.clock.monotonicMs() > deadline) throw gaveUp();
      if (await commit(context, plan, situation, change)) {
        if (message !== null) await context.queues.show(message).catch(appearsByItself);
        return committedOutcome(plan, situation);
      }
      await pauseAfterLoss(context, tries);
      situation = await readSituation(context, call, rowKey);
      if (!standsOnTheSameGround(first, situation)) throw changedMeanwhile();
      const previous = message;
      message = await announce(context, plan, situation);
      if (previous !== null) await context.queues.remove(previous).catch(appearsByItself);
    }
    throw changedMeanwhile();
  } catch (error) {
    await undo(context, { ...plan, message }, error);
    throw error;
  }
}

/** What `putConnector` would answer now. Writes nothing. */
export async function foreseePut(
  context: Context,
  call: PutConnector,
): Promise<Pick<PutOutcome, 'result' | 'warnings'>> {
  const rowKey = connectorKey({ ...call.scope, identifier: call.identifier });
  const situation = await readSituation(context, call, rowKey);
  const { connector, warnings } = situation;
  if (connector === null) return { result: 'created', warnings };
  return { result: isUnchanged(situation, connector) ? 'unchanged' : 'replaced', warnings };
}

/** What is stored now, judged: throws every refusal that the call has earned. */
async function readSituation(context: Context, call: PutConnector, rowKey: string): Promise<Situation> {
  const { body, scope, identifier, missing = 'refused' } = call;
  const [row, examined] = await Promise.all([
    context.entities.read(scope.account, rowKey),
    examineDefinition(context, { body, scope, identifier, connector: rowKey, missing }),
  ]);
  const connector = row === null ? null : fromConnectorRow(row);
  if (connector?.webhooks === 'DELETING') throw beingDeleted(identifier);
  const { problems, conflicts } = examined;
  if (problems.length > 0) throw refuseAll([...problems, ...conflicts]);
  const fault = preconditionFault(
    call.conditions,
    connector === null ? null : entityTag(connector.uid, connector.revision),
  );
  if (fault !== null)
    throw new Refusal('PreconditionFailed', fault, 'Read the connector again and decide with what it is now.');
  const [conflict] = conflicts;
  if (conflict !== undefined) {
    const code = conflict.code === 'SecretKindFixed' ? 'SecretKindFixed' : 'SecretSharedByOthers';
    throw new Refusal(code, conflict.message, conflict.hint, { problems: conflicts });
  }
  const { deployment, secrets, warnings } = examined;
  return { connector, definition: definitionOf(examined), deployment, secrets, warnings };
}

function definitionOf({ request }: Examined) {
  if (request.definition === null) throw new Error('A definition without problems must have been read');
  return request.definition;
}

function isUnchanged({ definition, secrets }: Situation, stored: StoredConnector): boolean {
  const sameSecrets = secrets.every(
    ({ inline, stored }) =>
      inline === null ||
      (inline.effect === 'untouched' && knownExpiry(inline.body, stored) === (stored?.expiresAt ?? null)),
  );
  return sameSecrets && isDeepStrictEqual(withoutPlace(definition), withoutPlace(stored.definition));
}

/** Its place is in its key; whether a definition repeats it makes no difference. */
function withoutPlace({ orgIdentifier: _org, projectIdentifier: _project, ...definition }: ConnectorDefinition) {
  return definition;
}

/** Before anything is written: whatever happens later, this message finishes or undoes it. */
async function announce(context: Context, plan: Plan, situation: Situation): Promise<Sent | null> {
  if (!plan.tested && plan.changeId === null) return null;
  const run = runPointer(plan, situation);
  const message = { v: messageVersion, account: plan.account, change: plan.changeId, run, hop: 0 };
  return await context.queues.send(queueNames.verify, message, context.config.changeGraceSeconds / 2);
}

function runPointer(plan: Plan, situation: Situation): RunPointer {
  return { connector: plan.rowKey, uid: plan.uid, sequence: (situation.connector?.runs ?? 0) + 1 };
}

async function commit(
  context: Context,
  plan: Plan,
  situation: Situation,
  change: StoredChange | null,
): Promise<boolean> {
  try {
    const result = await context.entities.commit(plan.account, connectorWrites(plan, situation, change));
    return result !== 'conflict';
  } catch (error) {
    if (error instanceof Unavailable && (await hasLanded(context, plan, situation))) return true;
    throw error;
  }
}

/** The answer to the commit was lost: whether it took place stands in the rows that it would have written. */
async function hasLanded(context: Context, plan: Plan, situation: Situation): Promise<boolean> {
  if (plan.changeId !== null && (await readChange(context, plan.account, plan.changeId))?.state === 'COMMITTED')
    return true;
  if (plan.tested) {
    const run = await context.entities.read(plan.account, runKey(plan.uid, runPointer(plan, situation).sequence));
    return run !== null && fromRunRow(run).nonce === plan.nonce;
  }
  const row = await context.entities.read(plan.account, plan.rowKey);
  return row !== null && isDeepStrictEqual(asWritten(fromConnectorRow(row)), asWritten(nextConnector(plan, situation)));
}

/** Two calls may write at the same instant; what they wrote tells them apart, or makes no difference. */
function asWritten({ uid, revision, definition, lastModifiedAt }: Omit<StoredConnector, 'rowKey' | 'etag'>) {
  return { uid, revision, definition, lastModifiedAt };
}

/** Nobody else changed the definition, or the value of a secret that this call replaces: its drops name that value. */
function standsOnTheSameGround(first: Situation, now: Situation): boolean {
  return isDeepStrictEqual(groundOf(first), groundOf(now));
}

function groundOf({ connector, secrets }: Situation) {
  return {
    connector: connector === null ? null : entityTag(connector.uid, connector.revision),
    secrets: secrets.map(({ rowKey, inline, stored }) =>
      inline === null ? rowKey : [rowKey, inline.effect, stored?.vaultName ?? null],
    ),
  };
}

function committedOutcome(plan: Plan, situation: Situation): PutOutcome {
  return {
    result: situation.connector === null ? 'created' : 'replaced',
    connector: { ...nextConnector(plan, situation), rowKey: plan.rowKey, etag: '' },
    warnings: situation.warnings,
    run: plan.tested ? runPointer(plan, situation) : null,
  };
}

function appearsByItself(): void {
  // An invisible message becomes visible, and one too many finds nothing left to do.
}

function changedMeanwhile(): Refusal {
  const hint = 'Read it again and decide with what it is now.';
  return new Refusal(
    'ChangedMeanwhile',
    'Another call changed the connector or one of its secrets at the same time.',
    hint,
  );
}

function gaveUp(): Refusal {
  const detail = 'The vault or the storage was so slow that the call was undone.';
  return new Refusal('GaveUp', detail, 'Send it again.', { retryAfterSeconds: 30 });
}
