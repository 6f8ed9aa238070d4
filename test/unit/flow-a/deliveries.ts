import type { Context } from '../../../shared/context.ts';
import { workOff } from '../../../shared/door/work-off.ts';
import { Refusal } from '../../../shared/model/errors.ts';
import { FinishChangeMessage, queueNames, VerifyMessage } from '../../../shared/model/messages.ts';
import { Unavailable } from '../../../shared/model/unavailable.ts';
import { finishSecretChange } from '../../../shared/services/finish-change.ts';
import { recordPoison } from '../../../shared/services/record-poison.ts';
import { verifyConnector } from '../../../shared/services/verify-connector.ts';
import { actorContext } from './actor-context.ts';
import type { Message, Receipt } from './memory-queue.ts';
import type { World } from './world.ts';

/** As in host.json, and the host's own lease of a message in work. */
const maxDequeueCount = 5;
const retryMs = 30_000;
const leaseMs = 600_000;

/** Longer than any run of a function may last. */
const lifeMs = 550_000;

const poisonSuffix = '-poison';

/** Keeps what the host keeps about a queue: a message is deleted, appears again, or is poison. */
export function makeDeliveries(world: World) {
  const { queue, scheduler, random, faults, violations } = world;
  let poisoned: { queue: string; text: string }[] = [];

  function deliver(message: Message): void {
    if (isHopeless(message, message.dequeueCount)) return poison(message, queue.receive(message, leaseMs));
    // A lease that could not be renewed: the message appears while it is still worked on.
    const receipt = queue.receive(message, scheduler.strikes() ? random.below(60_000) : leaseMs);
    const { dequeueCount } = message;
    const faultless = faults.rate === 0 || scheduler.now() > faults.until;
    const actor = world.makeActor(`${message.queue} ${message.id}.${dequeueCount}`, lifeMs);
    work(actorContext(world, actor), message).then(
      () => unlessTaken(() => queue.remove(receipt)),
      (error: unknown) => {
        if (faultless && !isUsedUp(error)) violations.add(`message fails without a fault: ${String(error)}`);
        if (isDefect(error)) violations.add(`defect: ${String(error)}`);
        if (isHopeless(message, dequeueCount)) poison(message, receipt);
        else unlessTaken(() => queue.hide(receipt, retryMs));
      },
    );
  }

  function poison(message: Message, receipt: Receipt): void {
    poisoned.push(message);
    queue.send(`${message.queue}${poisonSuffix}`, JSON.parse(message.text), 0);
    unlessTaken(() => queue.remove(receipt));
  }

  /** When everything works again, somebody puts the poison messages back. */
  function replay(): void {
    if (scheduler.now() < replayAt()) return;
    for (const { queue: name, text } of poisoned) queue.send(name, JSON.parse(text), 0);
    poisoned = [];
  }

  const replayAt = () => (poisoned.length === 0 ? Infinity : faults.until);

  return { deliver, replay, replayAt };
}

/** A poison queue has no poison queue. */
function isHopeless(message: Message, dequeueCount: number): boolean {
  return dequeueCount >= maxDequeueCount && !message.queue.endsWith(poisonSuffix);
}

async function work(context: Context, { id, queue, text }: Message): Promise<void> {
  const entry: unknown = JSON.parse(text);
  if (queue === queueNames.verify) {
    return await workOff(context, { queue, schema: VerifyMessage, handler: verifyConnector }, entry, 1);
  }
  if (queue === queueNames.finishChange) {
    return await workOff(context, { queue, schema: FinishChangeMessage, handler: finishSecretChange }, entry, 1);
  }
  await recordPoison(context, { queue: queue.slice(0, -poisonSuffix.length), messageId: id, entry });
}

/** While so much fails, a run may die as often as it may be begun; then it is said to have. */
function isUsedUp(error: unknown): boolean {
  return error instanceof Error && error.message.endsWith('was begun too often and never ended');
}

/** Three failures are designed: what does not answer, rows that kept changing, and runs that died too often. */
function isDefect(error: unknown): boolean {
  if (isUsedUp(error)) return false;
  if (error instanceof Unavailable || error instanceof Refusal) return false;
  return !(error instanceof Error && /kept changing|could not be recorded/.test(error.message));
}

function unlessTaken(action: () => void): void {
  try {
    action();
  } catch {
    // Somebody else has the message by now: it is theirs.
  }
}
