import type { Address } from './address.ts';
import type { Outcome, SignedIn } from './exchange.ts';
import type { LocationRow } from './resources/location-rows.ts';
import type { NeededScope } from './world/tokens.ts';

export type Method = 'OPTIONS' | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Route = {
  method: Method;
  /** Below the organization. Literal segments are matched in any case, `{…}` is one segment. */
  template: string;
  /** What the token must be good for. */
  scope: NeededScope | ((address: Address) => NeededScope);
  /** The versions that may be asked for; null where the REST rules for versions do not hold. */
  row: LocationRow | null;
  answer: (exchange: SignedIn) => Outcome | Promise<Outcome>;
  admitsAnonymous?: boolean;
};

/** A route as a line of a table. */
export function route(
  method: Method,
  template: string,
  scope: Route['scope'],
  row: Route['row'],
  answer: Route['answer'],
): Route {
  return { method, template, scope, row, answer };
}
