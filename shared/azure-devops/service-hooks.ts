import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import type { Subscription } from '../model/webhooks/subscription.ts';
import type { Ask, Caller } from './ask.ts';
import type { Locations } from './locations.ts';
import { hooks, listSubscriptions, subscription, subscriptions } from './subscription-list.ts';

/** One sending of a notification, as Azure DevOps remembers it for seven days. */
export type HookNotification = {
  id: number;
  status: string;
  result: string;
  createdDate: string | null;
  /** What our end answered, or what kept it from that. */
  response: string | null;
  attempts: number | null;
};

export type ServiceHooks = {
  /** Those whose target holds a text. Never a part of the list: what cannot be read to its end is a refusal. */
  list: (caller: Caller, holds: string) => Promise<Answered<Subscription[]>>;
  create: (caller: Caller, request: object) => Promise<Answered<Subscription>>;
  /** Replaces all of it, the password too. */
  replace: (caller: Caller, id: string, request: object) => Promise<Answered<Subscription>>;
  /** One that is gone already was deleted well. */
  remove: (caller: Caller, id: string) => Promise<Answered<null>>;
  /** Asks for a notification of something that has not happened. */
  test: (caller: Caller, subscription: Subscription) => Promise<Answered<{ id: number }>>;
  /** The newest first. */
  notifications: (caller: Caller, id: string, most: number) => Promise<Answered<HookNotification[]>>;
};

const sent = hooks('0c62d343-21b0-4732-997b-017fde84dc28', ({ subscriptionId = '' }) => [
  'subscriptions',
  subscriptionId,
  'notifications',
]);
const tests = hooks('1139462c-7e27-4524-a997-31b9b73551fe', () => ['testnotifications']);

const notification = z
  .object({
    id: z.number(),
    status: z.string(),
    result: z.string(),
    createdDate: z.string().nullish(),
    details: z
      .object({
        response: z.string().nullish(),
        errorMessage: z.string().nullish(),
        requestAttempts: z.number().nullish(),
      })
      .nullish(),
  })
  .transform(({ details, ...wire }): HookNotification => ({
    ...wire,
    createdDate: wire.createdDate ?? null,
    response: details?.errorMessage ?? details?.response ?? null,
    attempts: details?.requestAttempts ?? null,
  }));

export function makeServiceHooks(ask: Ask, { locate }: Locations): ServiceHooks {
  async function write(
    caller: Caller,
    question: { method: 'POST' | 'PUT'; names?: Record<string, string>; body: object },
  ): Promise<Answered<Subscription>> {
    const at = await locate(caller, subscriptions, question.names ?? {});
    if (!at.ok) return at;
    const body = JSON.stringify(question.body);
    return ask(caller, { url: at.value, method: question.method, body, shape: subscription });
  }

  return {
    list: (caller, holds) => listSubscriptions(ask, locate, caller, holds),
    create: (caller, body) => write(caller, { method: 'POST', body }),
    replace: (caller, subscriptionId, body) => write(caller, { method: 'PUT', names: { subscriptionId }, body }),

    async remove(caller, subscriptionId) {
      const at = await locate(caller, subscriptions, { subscriptionId });
      if (!at.ok) return at;
      const question = { url: at.value, method: 'DELETE', accepts: [204], shape: z.unknown() } as const;
      const answered = await ask(caller, question);
      const { status, signedIn } = answered.evidence;
      const isGone = !answered.ok && status === 404 && signedIn === true;
      const { evidence, retryAfterSeconds } = answered;
      return answered.ok || isGone ? { ok: true, value: null, evidence, retryAfterSeconds } : answered;
    },

    async test(caller, { id: subscriptionId, ...details }) {
      const at = await locate(caller, tests, {});
      if (!at.ok) return at;
      const { modifiedBy: _by, status: _status, ...told } = details;
      const body = JSON.stringify({ subscriptionId, details: told });
      return ask(caller, { url: at.value, method: 'POST', body, shape: z.object({ id: z.number() }) });
    },

    async notifications(caller, subscriptionId, most) {
      const at = await locate(caller, sent, { subscriptionId });
      if (!at.ok) return at;
      at.value.searchParams.set('maxResults', String(most));
      const answered = await ask(caller, { url: at.value, shape: z.object({ value: z.array(notification) }) });
      return answered.ok ? { ...answered, value: answered.value.value } : answered;
    },
  };
}
