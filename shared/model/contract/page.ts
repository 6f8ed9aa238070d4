import { z } from 'zod';

/** One page of a list. `next` is absent on the last one; a page may be short, or empty, while there is one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    value: z.array(item),
    nextLink: z
      .string()
      .optional()
      .meta({ description: 'Address of the next page, in the same scope; absent on the last page.' }),
  });
}
