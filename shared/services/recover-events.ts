import type { Context } from '../context.ts';
import type { Refusal } from '../model/reasons/refusal.ts';
import type { FoundPlace, Hooks, Seen } from '../model/webhooks/hooks.ts';
import { feedEvents } from './feed-events.ts';
import { listWebhooks } from './hooks-rows.ts';
import { lookForEvents, type Looked, type Mode } from './look-for-events.ts';
import type { Reached } from './reach-organization.ts';
import { toldEvents } from './told-events.ts';

type Recovery = {
  account: string;
  uid: string;
  hooks: Pick<Hooks, 'wish' | 'seen'>;
  place: FoundPlace;
  reached: Reached;
  mode: Mode;
};

/**
 * Looks for what happened since the last look, and hands on what nobody told of. `seen` is to be kept after it: whoever
 * breaks off in between finds the same again, by the same names.
 */
export async function recoverEvents(
  context: Context,
  { account, uid, mode, ...look }: Recovery,
): Promise<{ ok: true; seen: Seen | null; lost: Looked['lost'] } | ({ ok: false } & Refusal)> {
  const { wish, seen } = look.hooks;
  // Pushes and pull requests are all that Azure DevOps lists.
  if (!wish.events.includes('push') && !wish.events.includes('pullRequest')) return { ok: true, seen, lost: [] };
  const webhooks = await listWebhooks(context, account, uid);
  const told = () => toldEvents(context, account, uid, webhooks);
  const looked = await lookForEvents(context, { ...look, mode, told });
  if (!looked.ok) return looked;
  const origin = mode === 'poll' ? 'polled' : 'recovered';
  await feedEvents(context, { account, uid, webhooks, wish, origin }, looked.missed);
  return { ok: true, seen: looked.seen, lost: looked.lost };
}
