import type { Context } from '../context.ts';
import { Refusal, type Warning } from '../model/errors.ts';
import { type Conditions, entityTag, preconditionFault } from '../model/precondition.ts';
import { describeScope, type Scope } from '../model/scope.ts';
import { fromTriggerRow, type StoredTrigger } from '../storage/triggers.ts';
import { triggerKey, triggersIn } from '../storage/row-keys.ts';
import { listPage } from './list-page.ts';

/** @throws Refusal TriggerNotFound */
export async function readTrigger(context: Context, scope: Scope, identifier: string): Promise<StoredTrigger> {
  const found = await findTrigger(context, scope, identifier);
  if (found !== null) return found;
  const detail = `There is no trigger ${identifier} in ${describeScope(scope)}.`;
  const hint = 'Check the identifier and the scope (orgIdentifier, projectIdentifier).';
  throw new Refusal('TriggerNotFound', detail, hint);
}

/** Null: there is none. */
export async function findTrigger(context: Context, scope: Scope, identifier: string): Promise<StoredTrigger | null> {
  const row = await context.entities.read(scope.account, triggerKey({ ...scope, identifier }));
  return row === null ? null : fromTriggerRow(row);
}

/** @throws Refusal TriggerNotFound, PreconditionFailed, ChangedMeanwhile */
export async function deleteTrigger(
  context: Context,
  scope: Scope,
  identifier: string,
  conditions: Conditions,
): Promise<void> {
  const { rowKey, etag, ...trigger } = await readTrigger(context, scope, identifier);
  requireCondition(conditions, triggerTag(trigger));
  const written = await context.entities.commit(scope.account, [{ op: 'delete', rowKey, etag }]);
  if (written === 'conflict') throw triggerChangedMeanwhile();
}

/** The triggers of exactly this scope, by identifier. */
export async function listTriggers(
  context: Context,
  scope: Scope,
  page: { after: string | null; limit: number },
): Promise<{ found: StoredTrigger[]; next: string | null }> {
  const { rows, next } = await listPage(context, scope.account, triggersIn(scope), page);
  return { found: rows.map(fromTriggerRow), next };
}

export function showTrigger(trigger: Omit<StoredTrigger, 'rowKey' | 'etag'>, warnings: Warning[] = []) {
  const { definition, uid, revision, disabled = null, createdAt, lastModifiedAt } = trigger;
  return { trigger: definition, uid, revision, disabled, createdAt, lastModifiedAt, warnings };
}

export function triggerTag({ uid, revision }: Pick<StoredTrigger, 'uid' | 'revision'>): string {
  return entityTag(uid, revision);
}

/** @throws Refusal PreconditionFailed */
export function requireCondition(conditions: Conditions, current: string | null): void {
  const fault = preconditionFault(conditions, current);
  if (fault !== null) throw new Refusal('PreconditionFailed', fault, hint);
}

export function triggerChangedMeanwhile(): Refusal {
  return new Refusal('ChangedMeanwhile', 'Another call changed the trigger at the same time.', hint);
}

const hint = 'Read the trigger again and decide with what it is now.';
