import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Context } from '../context.ts';
import { refuseAll, type Warning } from '../model/errors.ts';
import type { Conditions } from '../model/precondition.ts';
import type { Scope } from '../model/scope.ts';
import { inWatched } from '../model/triggers/trigger-fields.ts';
import { placeOfTrigger, readingTriggerRequest } from '../model/triggers/trigger-request.ts';
import type { TriggerDefinition } from '../model/triggers/trigger.ts';
import { Unavailable } from '../model/unavailable.ts';
import { triggerKey } from '../storage/row-keys.ts';
import { type StoredTrigger, toTriggerRow } from '../storage/triggers.ts';
import type { Write } from '../storage/tables.ts';
import { inSlices } from './in-slices.ts';
import { maxTries, pauseAfterLoss } from './lost-race.ts';
import { referredConnector, referredSecret } from './trigger-references.ts';
import { findTrigger, requireCondition, triggerChangedMeanwhile, triggerTag } from './triggers.ts';

export type PutTrigger = { scope: Scope; identifier: string; body: unknown; conditions: Conditions };
export type PutTriggerOutcome = {
  result: 'created' | 'replaced' | 'unchanged';
  trigger: Omit<StoredTrigger, 'rowKey' | 'etag'>;
  warnings: Warning[];
};

/**
 * Stores a trigger. Its connector and its secret are touched in the same transaction, so that they cannot be deleted
 * meanwhile. The same definition again changes nothing.
 * @throws Refusal InvalidRequest, PreconditionFailed, ChangedMeanwhile
 */
export async function putTrigger(context: Context, call: PutTrigger): Promise<PutTriggerOutcome> {
  const { scope, identifier, conditions } = call;
  const rowKey = triggerKey({ ...scope, identifier });
  const uid = randomUUID().replaceAll('-', '');
  for (let tries = 0; tries < maxTries; tries++) {
    const [{ definition, warnings, touches }, stored] = await Promise.all([
      examineTrigger(context, call),
      findTrigger(context, scope, identifier),
    ]);
    requireCondition(conditions, stored === null ? null : triggerTag(stored));
    if (stored !== null && isDeepStrictEqual(withoutPlace(stored.definition), withoutPlace(definition)))
      return { result: 'unchanged', trigger: stored, warnings };
    const now = context.clock.now().toISOString();
    const trigger = {
      uid: stored?.uid ?? uid,
      revision: (stored?.revision ?? 0) + 1,
      definition,
      createdAt: stored?.createdAt ?? now,
      lastModifiedAt: now,
    };
    const values = toTriggerRow(trigger);
    const write: Write =
      stored === null ? { op: 'insert', rowKey, values } : { op: 'replace', rowKey, etag: stored.etag, values };
    const written = await context.entities.commit(scope.account, [write, ...touches]).catch(async (error: unknown) => {
      const landed = error instanceof Unavailable ? await findTrigger(context, scope, identifier) : null;
      if (landed !== null && isDeepStrictEqual(toTriggerRow(landed), values)) return 'landed';
      throw error;
    });
    if (written !== 'conflict') return { result: stored === null ? 'created' : 'replaced', trigger, warnings };
    // A conflict with a result of the connector is no reason to give up; one over the trigger itself is.
    const found = await findTrigger(context, scope, identifier);
    if ((found?.etag ?? null) !== (stored?.etag ?? null)) throw triggerChangedMeanwhile();
    await pauseAfterLoss(context, tries);
  }
  throw triggerChangedMeanwhile();
}

/** Its place is in its key; whether a definition repeats it makes no difference. */
function withoutPlace({ orgIdentifier: _org, projectIdentifier: _project, ...definition }: TriggerDefinition) {
  return definition;
}

type Examined = { definition: TriggerDefinition; warnings: Warning[]; touches: Write[] };

function touch({ rowKey, etag }: { rowKey: string; etag: string }): Write {
  return { op: 'touch', rowKey, etag };
}

async function examineTrigger(context: Context, { scope, identifier, body }: PutTrigger): Promise<Examined> {
  const base = placeOfTrigger(body);
  const { definition, refers, problems, warnings } = await inSlices(
    context,
    readingTriggerRequest(body, base, { scope, identifier }),
  );
  const [connector, secret] = await Promise.all([
    referredConnector(context, scope.account, refers, `${base}${inWatched}`),
    referredSecret(context, scope.account, refers, `${base}/action/spec/secretRef`),
  ]);
  const all = [...problems, ...connector.problems, ...secret.problems];
  if (definition === null || connector.row === null || all.length > 0) throw refuseAll(all);
  const touches = [connector.row, secret.row].filter((row) => row !== null).map((row) => touch(row));
  return { definition, warnings, touches };
}
