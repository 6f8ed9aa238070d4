import type { Outcome, SignedIn } from '../exchange.ts';
import { findRepository } from './lookup.ts';
import { describeRepository } from './repositories.ts';

/** `GET {remote}/vsts/info`: what a remote's URL names, which settles the forms of a Server that can be read two ways. */
export function describeRemote(exchange: SignedIn): Outcome {
  const place = findRepository(exchange);
  if ('answer' in place) return place;
  const { address, organization } = exchange;
  const json = {
    serverUrl: address.form === 'server' ? address.origin + address.virtualDirectory : address.root,
    collection: { id: organization.id, name: organization.name, url: address.root },
    repository: describeRepository(exchange, place.found),
  };
  return { json };
}
