import type { Context } from '../context.ts';
import { FireMessage, PublishStatusMessage } from '../model/messages.ts';
import { giveFiringUp } from './firing-rows.ts';
import { giveStatusUp } from './publish-status.ts';
import { type PoisonMessage, recordPoison } from './record-poison.ts';

/** Keeps a message that failed for good, and ends the firing that it was about. */
export async function recordFiringPoison(context: Context, poison: PoisonMessage): Promise<void> {
  await recordPoison(context, poison);
  const message = FireMessage.safeParse(poison.entry);
  if (message.success) await giveFiringUp(context, message.data.account, message.data.firing);
}

/** Keeps a message that failed for good, and ends the wish that it was about. */
export async function recordStatusPoison(context: Context, poison: PoisonMessage): Promise<void> {
  await recordPoison(context, poison);
  const message = PublishStatusMessage.safeParse(poison.entry);
  if (message.success) await giveStatusUp(context, message.data);
}
