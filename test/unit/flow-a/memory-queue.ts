import type { Sent } from '../../../shared/storage/queues.ts';

/** Whoever knows the newest receipt of a message has it. */
export type Receipt = Pick<Sent, 'messageId' | 'popReceipt'>;

export type Message = {
  id: string;
  queue: string;
  /** As sent: nothing but text travels. */
  text: string;
  /** Milliseconds of the simulated time. */
  visibleAt: number;
  popReceipt: string;
  dequeueCount: number;
};

export type MemoryQueue = ReturnType<typeof makeMemoryQueue>;

/** Queue Storage: messages that are invisible for a while, and held by whoever has the newest pop receipt. */
export function makeMemoryQueue(now: () => number) {
  let messages: Message[] = [];
  let numbers = 0;

  const number = (letter: string) => `${letter}${(numbers += 1)}`;

  function held({ messageId, popReceipt }: Receipt): Message {
    const message = messages.find(({ id }) => id === messageId);
    if (message?.popReceipt !== popReceipt) throw new Error('PopReceiptMismatch');
    return message;
  }

  return {
    send(queue: string, body: object | string, delaySeconds: number): Receipt {
      const message: Message = {
        id: number('m'),
        queue,
        text: typeof body === 'string' ? body : JSON.stringify(body),
        visibleAt: now() + Math.ceil(delaySeconds) * 1_000,
        popReceipt: number('p'),
        dequeueCount: 0,
      };
      messages.push(message);
      return { messageId: message.id, popReceipt: message.popReceipt };
    },

    /** Makes a message visible in so many milliseconds. @throws when somebody else has it by now */
    hide(sent: Receipt, milliseconds: number): void {
      const message = held(sent);
      message.visibleAt = now() + milliseconds;
      message.popReceipt = number('p');
    },

    /** @throws when somebody else has it by now */
    remove(sent: Receipt): void {
      const message = held(sent);
      messages = messages.filter((other) => other !== message);
    },

    visible: (): Message[] => messages.filter(({ visibleAt }) => visibleAt <= now()),

    receive(message: Message, leaseMilliseconds: number): Receipt {
      message.visibleAt = now() + leaseMilliseconds;
      message.popReceipt = number('p');
      message.dequeueCount += 1;
      return { messageId: message.id, popReceipt: message.popReceipt };
    },

    /** When the next message appears; infinite when there is none at all. */
    nextAt: () => Math.min(...messages.map(({ visibleAt }) => visibleAt)),
  };
}
