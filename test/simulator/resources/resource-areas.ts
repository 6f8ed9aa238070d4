import type { Outcome, SignedIn } from '../exchange.ts';
import { listOf } from './list.ts';

const areas = {
  git: '4e080c62-fa21-4fbc-8fef-2a10a2b38049',
  tfvc: '8aa40520-446d-40e6-89f6-9c9f9ce44c48',
  core: '79134c72-4a58-4b42-976c-04e7115f32bf',
  policy: 'fb13a388-40dd-4a04-b530-013a739c72ef',
};

/** `GET _apis/ResourceAreas`: a Server has none, which tells a client to stay at the collection's URL. */
export function listResourceAreas({ address, organization }: SignedIn): Outcome {
  if (organization.deployment === 'onPremises') return { json: { count: 0, value: null } };
  const value = Object.entries(areas).map(([name, id]) => ({ id, name, locationUrl: `${address.root}/` }));
  return { json: listOf(value) };
}
