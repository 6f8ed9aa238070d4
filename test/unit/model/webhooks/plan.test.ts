import { array, assert, constantFrom, nat, property, record, tuple, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type FoundSubscription,
  type KnownWebhook,
  planSubscriptions,
} from '../../../../shared/model/webhooks/plan.ts';
import {
  type Subscription,
  toRequest,
  type WantedSubscription,
} from '../../../../shared/model/webhooks/subscription.ts';

const urlOf = (random: string) => `https://connectors.example/api/v1/webhooks/acme.uid.${random}`;

function want(branch: string): WantedSubscription {
  return {
    eventType: 'git.push',
    resourceVersion: '1.0',
    publisherInputs: { projectId: 'p', repository: 'r', branch },
  };
}

function subscribed(id: string, wanted: WantedSubscription, random: string, status = 'enabled'): FoundSubscription {
  const { publisherInputs, consumerInputs, ...request } = toRequest(wanted, urlOf(random), 'secret');
  const added = { tfsSubscriptionId: 't', hostId: 'h' };
  const masked = { ...consumerInputs, basicAuthPassword: '********' };
  const subscription: Subscription = {
    ...request,
    id,
    status,
    publisherInputs: { ...publisherInputs, ...added },
    consumerInputs: masked,
    modifiedBy: 'Ana',
  };
  return { random, subscription };
}

function row(random: string, branch: string, more: Partial<KnownWebhook> = {}): KnownWebhook {
  return { ...want(branch), random, subscriptionId: `s-${random}`, state: 'ACTIVE', ...more };
}

const plan = (wanted: WantedSubscription[], rows: KnownWebhook[], found: FoundSubscription[]) =>
  planSubscriptions(wanted, rows, found, urlOf);

describe('A plan', () => {
  test('keeps what is right, whatever case identifiers come in', () => {
    const found = subscribed('s-a', want('main'), 'a');
    expect(plan([want('main')], [row('a', 'main')], [found])).toMatchObject([{ do: 'keep' }]);
  });

  test('trap 83: probationRetries say nothing, every status but enabled does', () => {
    for (const status of ['onProbation', 'disabledByUser', 'disabledBySystem', 'disabledByInactiveIdentity', 'new']) {
      const found = subscribed('s-a', want('main'), 'a', status);
      expect(plan([want('main')], [row('a', 'main')], [found])).toMatchObject([
        { do: 'rewrite', because: 'notEnabled' },
      ]);
    }
  });

  test.each<[string, (one: FoundSubscription) => void]>([
    ['another filter', ({ subscription }) => Object.assign(subscription.publisherInputs, { pushedBy: 'somebody' })],
    ['no password', ({ subscription }) => Object.assign(subscription.consumerInputs, { basicAuthPassword: '' })],
    [
      'certificates of anybody',
      ({ subscription }) => Object.assign(subscription.consumerInputs, { acceptUntrustedCerts: 'true' }),
    ],
    [
      'less of the event',
      ({ subscription }) => Object.assign(subscription.consumerInputs, { resourceDetailsToSend: 'none' }),
    ],
    ['another version', ({ subscription }) => Object.assign(subscription, { resourceVersion: '1.0-preview.1' })],
  ])('rewrites one that drifted: %s', (_, change) => {
    const found = subscribed('s-a', want('main'), 'a');
    change(found);
    expect(plan([want('main')], [row('a', 'main')], [found])).toMatchObject([{ do: 'rewrite', because: 'drifted' }]);
  });

  test('an end whose password nobody confirmed is written anew, not made a second time', () => {
    const found = subscribed('s-a', want('main'), 'a');
    const creating = row('a', 'main', { state: 'CREATING', subscriptionId: null });
    expect(plan([want('main')], [creating], [found])).toMatchObject([{ do: 'rewrite', because: 'unconfirmed' }]);
    expect(plan([want('main')], [creating], [])).toMatchObject([{ do: 'create', row: { random: 'a' } }]);
  });

  test('a retired end without a subscription is left alone; with one it is deleted', () => {
    const retired = row('a', 'main', { state: 'RETIRED', subscriptionId: null });
    expect(plan([], [retired], [])).toEqual([]);
    expect(plan([], [{ ...retired, subscriptionId: 's-a' }], [])).toMatchObject([
      { do: 'retire', subscriptions: ['s-a'] },
    ]);
  });
});

type State = { rows: KnownWebhook[]; found: FoundSubscription[]; made: number };

/** Does one step as the service does, or only the beginning of it. */
function act(state: State, step: ReturnType<typeof plan>[number], whole: boolean): void {
  const name = () => `${(state.made += 1)}`;
  switch (step.do) {
    case 'keep':
      return;
    case 'create': {
      const random = step.row?.random ?? name();
      const old = state.rows.filter((one) => one.random !== random);
      state.rows = [...old, { ...step.wanted, random, subscriptionId: null, state: 'CREATING' }];
      const id = name();
      state.found.push(subscribed(id, step.wanted, random));
      if (whole) state.rows = [...old, { ...step.wanted, random, subscriptionId: id, state: 'ACTIVE' }];
      return;
    }
    case 'rewrite': {
      const { random, eventType, resourceVersion, publisherInputs } = step.row;
      const wanted = { eventType, resourceVersion, publisherInputs };
      const { id } = step.subscription;
      const state_ = whole ? 'ACTIVE' : 'CREATING';
      state.rows = state.rows.map((one) =>
        one.random === random ? { ...one, state: state_, subscriptionId: whole ? id : one.subscriptionId } : one,
      );
      state.found = state.found.map((one) => (one.subscription.id === id ? subscribed(id, wanted, random) : one));
      return;
    }
    case 'retire':
      state.rows = state.rows.map((one) =>
        one.random === step.row.random ? { ...one, state: 'RETIRED', ...(whole ? { subscriptionId: null } : {}) } : one,
      );
      if (whole) state.found = state.found.filter(({ subscription }) => !step.subscriptions.includes(subscription.id));
      return;
    case 'remove':
      state.found = state.found.filter(({ subscription }) => subscription.id !== step.subscription);
  }
}

test('From any mess, broken off anywhere and begun again, one working subscription for each wish is left, and then nothing is done', () => {
  const branches = constantFrom('main', 'develop', 'release');
  const states = constantFrom<KnownWebhook['state']>('CREATING', 'ACTIVE', 'RETIRED');
  const statuses = constantFrom('enabled', 'onProbation', 'disabledBySystem');
  const mess = record({
    wanted: uniqueArray(branches),
    rows: uniqueArray(tuple(constantFrom('a', 'b', 'c', 'd'), branches, states), {
      selector: ([random]) => random,
    }),
    found: array(tuple(constantFrom('a', 'b', 'c', 'd', 'x'), branches, statuses), { maxLength: 8 }),
    breaks: array(nat(5), { maxLength: 3 }),
  });
  assert(
    property(mess, ({ wanted: names, rows, found, breaks }) => {
      const wanted = names.map(want);
      const state: State = {
        rows: rows.map(([random, branch, state]) => row(random, branch, { state })),
        found: found.map(([random, branch, status], index) => subscribed(`s-${index}`, want(branch), random, status)),
        made: 0,
      };
      for (const after of [...breaks, Infinity]) {
        for (const [index, step] of plan(wanted, state.rows, state.found).entries()) {
          if (index > after) break;
          act(state, step, index < after);
        }
      }
      const again = plan(wanted, state.rows, state.found);
      expect(again.every((step) => step.do === 'keep')).toBe(true);
      expect(state.found).toHaveLength(wanted.length);
      expect(again).toHaveLength(wanted.length);
    }),
    { numRuns: 2_000 },
  );
});
