import type { Outcome, SignedIn } from '../exchange.ts';
import type { Inputs, Subscription } from '../hooks/subscription.ts';
import { readJson } from './read-json.ts';
import { describe } from './subscriptions.ts';

type Condition = { inputId?: string; operator?: string; inputValue?: string; caseSensitive?: boolean };
type Filter = { conditions?: Condition[] };

/** `POST _apis/hooks/subscriptionsquery`: the query comes back, with what it found. */
export async function querySubscriptions(exchange: SignedIn): Promise<Outcome> {
  const query = await readJson(exchange);
  const { organization, world } = exchange;
  const results = world.hooks.in(organization).filter((one) => isMeant(one, query));
  return { json: { ...query, results: results.map((one) => describe(exchange, one)) } };
}

function isMeant(subscription: Subscription, query: Record<string, unknown>): boolean {
  const names = ['publisherId', 'eventType', 'consumerId', 'consumerActionId'] as const;
  return (
    names.every((name) => typeof query[name] !== 'string' || query[name] === subscription[name]) &&
    passes(subscription.publisherInputs, query['publisherInputFilters']) &&
    passes(subscription.consumerInputs, query['consumerInputFilters'])
  );
}

/** One of the filters must hold, and of a filter every condition. */
function passes(inputs: Inputs, filters: unknown): boolean {
  if (!Array.isArray(filters) || filters.length === 0) return true;
  return (filters as Filter[]).some(({ conditions = [] }) => conditions.every((condition) => holds(inputs, condition)));
}

function holds(inputs: Inputs, { inputId = '', operator, inputValue = '', caseSensitive }: Condition): boolean {
  const fold = (text: string) => (caseSensitive === true ? text : text.toLowerCase());
  const isEqual = fold(inputs[inputId] ?? '') === fold(inputValue);
  return operator === 'notEquals' ? !isEqual : isEqual;
}
