import { z } from 'zod';

/** Version of the rows that this code writes; it reads this one and every older one. */
export const rowVersion = 1;

/** A row of a newer version was written by a newer instance during a roll-out: this one leaves it alone. */
export const version = z.number().int().max(rowVersion);

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
