import type { Identity } from '../world/tokens.ts';

const states = ['notSet', 'pending', 'succeeded', 'failed', 'error', 'notApplicable', 'partiallySucceeded'] as const;

export type State = (typeof states)[number];

export type Status = {
  id: number;
  state: State;
  description: string | null;
  context: { name: string; genre: string | null };
  creationDate: string;
  updatedDate: string;
  createdBy: Identity;
  targetUrl: string | null;
  /** Of a pull request, when it is of one iteration alone. */
  iterationId: number | null;
};

/** By its number, as the official client sends it, or by its name in any case. */
export function readState(value: unknown): State | null {
  if (value === undefined || value === null) return 'notSet';
  if (typeof value === 'number') return states[value] ?? null;
  if (typeof value !== 'string') return null;
  return states.find((state) => state.toLowerCase() === value.toLowerCase()) ?? null;
}

/** The newest of each genre and name, in the order of the list. */
export function latestOnly(statuses: readonly Status[]): Status[] {
  const keyOf = ({ context, iterationId }: Status) => JSON.stringify([context.genre, context.name, iterationId]);
  const newest = new Map(statuses.map((status) => [keyOf(status), status]));
  return statuses.filter((status) => newest.get(keyOf(status)) === status);
}
