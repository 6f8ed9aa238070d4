import { readConfig } from '../../../../shared/config.ts';
import type { Context } from '../../../../shared/context.ts';
import { workOff } from '../../../../shared/door/work-off.ts';
import { FireMessage, PublishStatusMessage, queueNames } from '../../../../shared/model/messages.ts';
import type { Answered } from '../../../../shared/model/reasons/refusal.ts';
import { Unavailable } from '../../../../shared/model/unavailable.ts';
import { makeOutbound } from '../../../../shared/outbound.ts';
import { fire } from '../../../../shared/services/fire.ts';
import { publishStatus } from '../../../../shared/services/publish-status.ts';
import { makeMemoryQueue } from '../../flow-a/memory-queue.ts';
import { makeMemoryTable } from '../../flow-a/memory-table.ts';
import { seed } from './seed.ts';

/**
 * One operation of the run that goes wrong. `death`: the process is gone, as by power failure; `outage`: it gets no answer
 * and lives. `effect`: whether the operation has taken place all the same.
 */
export type Fault = { at: number; kind: 'death' | 'outage'; effect: boolean };

export type ShownStatus = { id: number; state: string; description: string | null };

class Death extends Error {}

const leaseMs = 30_000;
const config = readConfig({
  AzureWebJobsStorage__blobServiceUri: 'https://storage.blob.core.windows.net',
  AzureWebJobsStorage__queueServiceUri: 'https://storage.queue.core.windows.net',
  AzureWebJobsStorage__tableServiceUri: 'https://storage.table.core.windows.net',
  KEY_VAULT_URL: 'https://vault.vault.azure.net',
});

/** The service over a table and queues in memory, with one operation that goes wrong. */
export function makeStage(fault: Fault | null, answers: readonly number[]) {
  let now = Date.parse('2026-01-01T00:00:00Z');
  let operations = 0;
  let dead = false;
  const table = makeMemoryTable(() => undefined);
  const queue = makeMemoryQueue(() => now);
  /** What each request to the receiver was told by as its `webhook-id`. */
  const sent: string[] = [];
  const shown: ShownStatus[] = [];
  table.commit(seed);

  async function perform<T>(effect: () => T, unanswered: () => T): Promise<T> {
    if (dead) throw new Death();
    operations += 1;
    if (operations !== fault?.at) return effect();
    if (fault.effect) effect();
    if (fault.kind === 'outage') return unanswered();
    dead = true;
    throw new Death();
  }
  const storage = <T>(effect: () => T) =>
    perform(effect, () => {
      throw new Unavailable('storage', new Error('no answer'));
    });
  const answered = <T>(effect: () => T): Promise<Answered<T>> =>
    perform<Answered<T>>(
      () => ({ ok: true, value: effect(), evidence: {}, retryAfterSeconds: null }),
      () => ({ ok: false, reason: 'TimedOut', blanks: {}, evidence: {}, retryAfterSeconds: null }),
    );
  const outbound = makeOutbound({ ...config, localProfile: false });

  const context = {
    config,
    clock: { now: () => new Date(now), monotonicMs: () => now, pause: () => Promise.resolve() },
    entities: {
      read: (_, rowKey) => storage(() => table.read(rowKey)),
      list: (_, prefix, page) => storage(() => table.list(prefix, page)),
      commit: (_, writes) => storage(() => table.commit(writes)),
    },
    queues: {
      send: (name, message, delay) => storage(() => ({ queue: name, ...queue.send(name, message, delay) })),
      show: () => Promise.resolve(),
      remove: () => Promise.resolve(),
    },
    vault: { read: () => Promise.resolve({ value: 'the-value-of-a-secret' }) },
    outbound: {
      ...outbound,
      sendParcel: ({ headers }) =>
        answered(() => {
          sent.push(headers['webhook-id'] ?? '');
          return answers[Math.min(sent.length, answers.length) - 1] ?? 204;
        }),
    },
    azureDevOps: {
      setStatus: (_caller, _place, { state, description }) =>
        answered(() => shown.push({ id: shown.length + 1, state, description })),
      newestStatus: (_caller, _place, { genre, name }) =>
        answered(() => {
          const newest = shown.at(-1);
          return newest === undefined ? null : { ...newest, genre, name, targetUrl: null };
        }),
    },
  } satisfies PartialContext as PartialContext as Context;

  /** Hands a message to whoever works its queue off. */
  async function handle(name: string, entry: unknown, attempt: number): Promise<void> {
    if (name === queueNames.fire)
      return await workOff(context, { queue: name, schema: FireMessage, handler: fire }, entry, attempt);
    if (name === queueNames.publishStatus)
      return await workOff(
        context,
        { queue: name, schema: PublishStatusMessage, handler: publishStatus },
        entry,
        attempt,
      );
    throw new Error(`Nobody works off ${name}`);
  }

  /** Does it again, as a queue does, until it is done. */
  async function untilDone(begin: () => Promise<unknown>): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      try {
        await begin();
        return;
      } catch (error) {
        if (!(error instanceof Death || error instanceof Unavailable)) throw error;
        dead = false;
      }
    }
    throw new Error('It is never done');
  }

  /** Works off all messages there are, and those that come of them. */
  async function workAllOff(): Promise<void> {
    for (let count = 0; count < 500; count++) {
      now = Math.max(now, queue.nextAt());
      const [message] = Number.isFinite(now) ? queue.visible() : [];
      if (message === undefined) return;
      const receipt = queue.receive(message, leaseMs);
      try {
        await handle(message.queue, JSON.parse(message.text), message.dequeueCount);
        if (!dead) queue.remove(receipt);
      } catch (error) {
        if (!(error instanceof Death || error instanceof Unavailable)) throw error;
      }
      dead = false;
    }
    throw new Error('The messages do not end');
  }

  return { context, table, sent, shown, untilDone, workAllOff, operations: () => operations };
}

type PartialContext = Pick<Context, 'config' | 'clock' | 'entities' | 'queues' | 'outbound'> & {
  vault: Pick<Context['vault'], 'read'>;
  azureDevOps: Pick<Context['azureDevOps'], 'setStatus' | 'newestStatus'>;
};
