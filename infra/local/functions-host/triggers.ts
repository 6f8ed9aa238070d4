import { randomUUID } from 'node:crypto';
import type { Environment } from './app-settings.ts';
import type { IndexedFunction, QueueFunction, TimerFunction } from './function-index.ts';
import type { Invocation, Run } from './invocation.ts';
import type { Log } from './log.ts';
import { pollDelay } from './queue/back-off.ts';
import type { QueueBells } from './queue/bell.ts';
import { listenToQueue, type Listener } from './queue/listener.ts';
import { poisonQueueName, queueInvocation } from './queue/message.ts';
import type { QueueOptions } from './queue/options.ts';
import { blobService, queueService, storageConnection } from './storage-connection.ts';
import { listenToTimer, timerInvocation } from './timer/listener.ts';
import { statusBlob, type StatusStore } from './timer/status-blob.ts';

type Surroundings = {
  hostId: string;
  env: Environment;
  queues: QueueOptions;
  bells: QueueBells;
  log: Log;
  run: Run;
};

/** Starts a listener for every queue and timer function that is not disabled. */
export async function startListeners(
  functions: readonly IndexedFunction[],
  surroundings: Surroundings,
): Promise<Listener[]> {
  const starting = functions.flatMap((target) => {
    if (target.disabled || target.kind === 'http') return [];
    return [target.kind === 'queue' ? startQueue(target, surroundings) : startTimer(target, surroundings)];
  });
  return Promise.all(starting);
}

async function startQueue(target: QueueFunction, { queues, bells, log, run }: Surroundings): Promise<Listener> {
  const service = await queueService(target.connection);
  const poisonName = poisonQueueName(target.queueName);
  return listenToQueue(
    {
      queue: service.getQueueClient(target.queueName),
      poison: poisonName === null ? null : service.getQueueClient(poisonName),
      options: queues,
      log,
      pollDelay: (emptyPolls) => pollDelay(emptyPolls, queues.maxPollingIntervalMs, Math.random()),
      run: (invocation) => run(target, invocation),
    },
    bells,
  );
}

async function startTimer(target: TimerFunction, { hostId, env, log, run }: Surroundings): Promise<Listener> {
  return listenToTimer({
    target,
    store: await statusStore(target, hostId, env, log),
    log,
    run: (invocation) => run(target, invocation),
  });
}

/** A schedule that comes more than once a minute is not monitored, whatever the function says; nor is any without storage. */
async function statusStore(
  { name, schedule, useMonitor }: TimerFunction,
  hostId: string,
  env: Environment,
  log: Log,
): Promise<StatusStore | null> {
  const first = schedule.next(new Date());
  if (!useMonitor || schedule.next(first).getTime() - first.getTime() < 60_000) return null;
  try {
    return statusBlob(await blobService(storageConnection(undefined, env)), hostId, name);
  } catch (error) {
    log('warning', 'Host.Triggers.Timer', `Timer '${name}' is not monitored: ${String(error)}`);
    return null;
  }
}

/** What `POST /admin/functions/{name}` runs a function with. */
export function manualInvocation(target: QueueFunction | TimerFunction, input: string): Invocation {
  const invocation =
    target.kind === 'queue' ? queueInvocation(target.queueName, input, madeUpFacts()) : timerInvocation(null, false);
  return { ...invocation, reason: 'This function was programmatically called via the host APIs.' };
}

function madeUpFacts() {
  const now = new Date();
  const week = 7 * 24 * 60 * 60 * 1000;
  return {
    messageId: randomUUID(),
    popReceipt: '',
    dequeueCount: 0,
    insertedOn: now,
    expiresOn: new Date(now.getTime() + week),
    nextVisibleOn: now,
  };
}
