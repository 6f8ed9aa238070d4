import { randomBytes, randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { Refusal, refuseAll, type Warning } from '../model/errors.ts';
import { messageVersion, queueNames, type RunPointer } from '../model/messages.ts';
import { describeScope, type Scope } from '../model/scope.ts';
import { toVaultText } from '../model/secret.ts';
import { Unavailable } from '../model/unavailable.ts';
import { connectorKey, entityOf, runKey } from '../storage/row-keys.ts';
import { fromRunRow, queuedRun, type StoredRun, toRunRow } from '../storage/runs.ts';
import { toSecretRow } from '../storage/secrets.ts';
import type { Write } from '../storage/tables.ts';
import { committed, newChangeId, newVaultName, openChange } from './change.ts';
import { validateConnector } from './connectors.ts';
import type { Examined } from './examine-definition.ts';
import { undo } from './undo.ts';

/**
 * Queues the verification of a definition that is not stored, and stores nothing on any connector. Values sent along go
 * to the vault under a change that drops them again: when the run is over, or when the call died before it was queued.
 */
export async function tryDefinition(
  context: Context,
  scope: Scope,
  body: unknown,
): Promise<{ run: RunPointer; warnings: Warning[] }> {
  const examined = await validateConnector(context, scope, body);
  const { definition } = examined.request;
  if (examined.problems.length > 0 || definition === null) throw refuseAll(examined.problems);
  const values = newValues(examined);
  const { account } = scope;
  const connector = connectorKey({ ...scope, identifier: definition.identifier });
  const pointer: RunPointer = { connector, uid: randomUUID().replaceAll('-', ''), sequence: 1 };
  const changeId = values.length === 0 ? null : newChangeId();
  const announced = { v: messageVersion, account, change: changeId, run: pointer, hop: 0 };
  const deadline = context.clock.monotonicMs() + 4 * context.config.changeGraceSeconds * 1_000;
  const message = await context.queues.send(queueNames.verify, announced, context.config.changeGraceSeconds / 2);
  try {
    const names = values.map(({ vaultName }) => vaultName);
    const change =
      changeId === null ? null : await openChange(context, account, changeId, { adds: names, drops: names });
    await Promise.all(values.map(({ vaultName, body: value }) => context.vault.write(vaultName, toVaultText(value))));
    const sent = values.map(({ reference, body: { kind }, vaultName }) => [reference, { kind, vaultName }] as const);
    const run = {
      ...queuedRun({
        ...pointer,
        nonce: randomBytes(8).toString('hex'),
        change: changeId,
        createdAt: context.clock.now().toISOString(),
      }),
      trial: { definition, values: Object.fromEntries(sent) },
    };
    if (context.clock.monotonicMs() > deadline) throw gaveUp();
    await commitTrial(context, account, pointer, [
      { op: 'insert', rowKey: runKey(pointer.uid, pointer.sequence), values: toRunRow(run) },
      ...bindings(examined),
      ...(change === null ? [] : [committed(change)]),
    ]);
  } catch (error) {
    await undo(context, { account, changeId, message }, error);
    throw error;
  }
  await context.queues.show(message).catch(() => undefined);
  return { run: pointer, warnings: examined.warnings };
}

/** Those that the vault does not hold already under the same reference. */
function newValues({ secrets }: Examined) {
  return secrets.flatMap(({ reference, inline }) =>
    inline === null || inline.effect === 'untouched'
      ? []
      : [{ reference, body: inline.body, vaultName: newVaultName() }],
  );
}

/** A stored secret goes nowhere but to the deployment of its first use, and a trial is a use like any other. */
function bindings({ secrets, deployment }: Examined): Write[] {
  return secrets.flatMap(({ rowKey, stored, inline }): Write[] => {
    if (stored === null || stored.deployment !== null || inline !== null) return [];
    return [{ op: 'replace', rowKey, etag: stored.etag, values: toSecretRow({ ...stored, deployment }) }];
  });
}

/** A commit whose answer was lost is read back: nobody else can have written a run under this uid. */
async function commitTrial(context: Context, account: string, run: RunPointer, writes: readonly Write[]) {
  try {
    if ((await context.entities.commit(account, writes)) !== 'conflict') return;
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    if ((await context.entities.read(account, runKey(run.uid, run.sequence))) === null) throw error;
    return;
  }
  const detail = 'One of the secrets that the definition refers to was changed at the same time.';
  throw new Refusal('ChangedMeanwhile', detail, 'Send it again.');
}

/** @throws Refusal VerificationNotFound */
export async function readTrial(context: Context, { account, org, project }: Scope, id: string): Promise<StoredRun> {
  const row = /^[0-9a-f]{32}$/.test(id) ? await context.entities.read(account, runKey(id, 1)) : null;
  const run = row === null ? null : fromRunRow(row);
  const place = run === null ? null : entityOf(run.connector);
  if (run !== null && run.trial !== null && place?.org === org && place.project === project) return run;
  const detail = `There is no verification ${id.slice(0, 64)} of a definition in ${describeScope({ account, org, project })}.`;
  const hint = 'Those of a connector are at /api/v1/connectors/{identifier}/verifications.';
  throw new Refusal('VerificationNotFound', detail, hint);
}

function gaveUp(): Refusal {
  const detail = 'The vault or the storage was so slow that the call was undone.';
  return new Refusal('GaveUp', detail, 'Send it again.', { retryAfterSeconds: 30 });
}
