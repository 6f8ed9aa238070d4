import { z } from 'zod';
import { Unavailable } from '../model/unavailable.ts';

/** Version of the rows that this code writes; it reads this one and every older one. */
export const rowVersion = 1;

/**
 * Throws `Unavailable` for a row of a newer version: a newer instance wrote it during a roll-out, so this one leaves it
 * alone, and whoever needs it comes back later.
 */
export const version = z.number().int().refine(isKnown);

const rollOutSeconds = 60;

function isKnown(version: number): boolean {
  if (version <= rowVersion) return true;
  const cause = new Error(`A row is of version ${version}, and this instance reads up to ${rowVersion}`);
  throw new Unavailable('storage', cause, rollOutSeconds);
}

/** A property that holds JSON: at most 32 Ki characters fit into one. */
export function jsonText<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}
