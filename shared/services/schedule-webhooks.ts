import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';
import { log } from '../log.ts';
import { messageVersion } from '../model/messages.ts';
import { fromWatchedRow, nobody, type Watched, watchedPrefix } from '../storage/hooks.ts';
import { send } from './hooks-rows.ts';

const page = 1_000;

/** Of one message: each connector costs a request or two, and a message has minutes. */
const mostTargets = 20;

/**
 * Sends whoever is due: what is polled, and the organizations whose subscriptions are looked after. Whether somebody is
 * due is told by the minute and a chance that is always the same for them, so that nothing has to be remembered and not
 * all come at once.
 */
export async function scheduleWebhooks(context: Context): Promise<void> {
  const minute = Math.floor(context.clock.now().getTime() / 60_000);
  const { webhookWatchMinutes } = context.config;
  const groups = new Map<string, Watched[]>();
  let polls = 0;
  for await (const one of watched(context)) {
    const { account, uid, connector, organization, pollMinutes } = one;
    if (pollMinutes !== null) {
      if (!isDue(minute, pollMinutes, uid)) continue;
      await send(context, { v: messageVersion, account, hop: 0, task: 'poll', connector, uid }, 0);
      polls += 1;
    }
    const place = `${account} ${organization}`;
    if (isDue(minute, webhookWatchMinutes, place)) groups.set(place, [...(groups.get(place) ?? []), one]);
  }
  for (const group of groups.values()) {
    for (let start = 0; start < group.length; start += mostTargets) {
      const some = group.slice(start, start + mostTargets);
      const targets = some.map(({ connector, uid }) => ({ connector, uid }));
      const account = some[0]?.account ?? '';
      await send(context, { v: messageVersion, account, hop: 0, task: 'watch', targets }, 0);
    }
  }
  if (polls > 0 || groups.size > 0) log('info', 'webhooks.scheduled', { polls, organizations: groups.size });
}

async function* watched(context: Context): AsyncGenerator<Watched> {
  let after: string | undefined;
  do {
    const rows = await context.entities.list(nobody, watchedPrefix, {
      limit: page,
      ...(after === undefined ? {} : { after }),
    });
    for (const row of rows) yield fromWatchedRow(row);
    after = rows.length < page ? undefined : rows.at(-1)?.rowKey;
  } while (after !== undefined);
}

function isDue(minute: number, everyMinutes: number, who: string): boolean {
  const chance = createHash('sha256').update(who).digest().readUInt32BE();
  return minute % everyMinutes === chance % everyMinutes;
}
