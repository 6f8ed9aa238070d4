import type { Context } from '../context.ts';
import { afterFailure } from '../model/firing.ts';
import type { Reason } from '../model/reasons/reason.ts';
import { fromEndpointRow, type StoredEndpoint, toEndpointRow } from '../storage/endpoints.ts';
import { endpointKey } from '../storage/row-keys.ts';
import type { StoredTrigger } from '../storage/triggers.ts';
import { pauseAfterLoss } from './lost-race.ts';

/** Firings of one trigger that end at the same moment; whoever loses has the same to tell. */
const maxTries = 5;

/** How the receiver of a trigger has been lately; null when it is well. */
export async function readEndpoint(
  context: Context,
  account: string,
  triggerUid: string,
): Promise<StoredEndpoint | null> {
  const row = await context.entities.read(account, endpointKey(triggerUid));
  return row === null ? null : fromEndpointRow(row);
}

/** Remembers that the receiver failed for `reason`, or with null that it is well. */
export async function noteEndpoint(
  context: Context,
  account: string,
  { uid, revision }: Pick<StoredTrigger, 'uid' | 'revision'>,
  reason: Reason | null,
): Promise<void> {
  const rowKey = endpointKey(uid);
  for (let tries = 0; tries < maxTries; tries++) {
    const known = await readEndpoint(context, account, uid);
    if (reason === null && known === null) return;
    const values = reason === null ? null : toEndpointRow(afterFailure(known, revision, reason, context.clock.now()));
    const written = await context.entities.commit(account, [
      known === null
        ? { op: 'insert', rowKey, values: values ?? {} }
        : values === null
          ? { op: 'delete', rowKey, etag: known.etag }
          : { op: 'replace', rowKey, etag: known.etag, values },
    ]);
    if (written !== 'conflict') return;
    await pauseAfterLoss(context, tries);
  }
}
