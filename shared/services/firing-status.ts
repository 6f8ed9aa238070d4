import type { Context } from '../context.ts';
import { descriptionOf, type StatusState, type StatusTarget } from '../model/commit-status.ts';
import { Refusal } from '../model/errors.ts';
import { log } from '../log.ts';
import type { GitEvent } from '../model/git-event.ts';
import { fromConnectorRow } from '../storage/connectors.ts';
import { eventOf, type StoredFiring } from '../storage/firings.ts';
import { fromTriggerRow } from '../storage/triggers.ts';
import { wantStatus } from './want-status.ts';

/**
 * Lets the status of a firing be set where its trigger asks for one: succeeded when it is delivered, pending while it is
 * tried again, failed when it is given up. Asked for twice with the same it is wanted once.
 */
export async function tellStatus(context: Context, account: string, firing: StoredFiring): Promise<void> {
  const event = eventOf(firing);
  const target = targetOf(event);
  const told = tellOf(firing);
  // The commit of a test notification is in no repository.
  if (target === null || told === null || firing.test) return;
  const stored = await context.entities.read(account, firing.trigger);
  const wanted = stored === null ? undefined : fromTriggerRow(stored).definition.action?.status;
  const repository = event.repository.id ?? event.repository.name;
  if (wanted === undefined || repository === null) return;
  const row = await context.entities.read(account, firing.connector);
  if (row === null) return;
  try {
    await wantStatus(context, account, fromConnectorRow(row), {
      repository,
      target,
      genre: wanted.genre ?? null,
      name: wanted.name,
      status: { state: told.state, description: descriptionOf(told.description), targetUrl: null },
      origin: `${firing.id} ${firing.turn} ${firing.state}`,
    });
  } catch (error) {
    // The action counts; its status is not worth a second one.
    if (!(error instanceof Refusal)) throw error;
    log('warn', 'firing.statusNotWanted', { firing: firing.rowKey, code: error.code });
  }
}

function targetOf(event: GitEvent): StatusTarget | null {
  switch (event.kind) {
    case 'push':
      return event.newCommit === null ? null : { commit: event.newCommit };
    case 'pullRequest':
    case 'comment': {
      const id = event.pullRequest?.id ?? null;
      return id === null ? null : { pullRequest: id };
    }
    case 'repository':
    case 'checkIn':
      return null;
  }
}

function tellOf(firing: StoredFiring): { state: StatusState; description: string } | null {
  const { state, notBefore } = firing;
  // A status is read by everybody; what a receiver said is for those who may read the firing.
  const message = firing.message?.replace(/ It said: [^]*$/, '') ?? null;
  switch (state) {
    case 'DELIVERED':
      return { state: 'succeeded', description: 'The trigger fired and was delivered.' };
    case 'QUEUED':
      return { state: 'pending', description: `Tried again at ${notBefore ?? 'once'}: ${message ?? ''}` };
    case 'FAILED':
      return { state: 'failed', description: message ?? 'The trigger fired and was not delivered.' };
    case 'NOT_FIRED':
      // Whoever tried before has left it pending.
      return firing.attempts.length === 0
        ? null
        : { state: 'notApplicable', description: message ?? 'It did not fire.' };
    case 'SENDING':
    case 'NO_ACTION':
      return null;
  }
}
