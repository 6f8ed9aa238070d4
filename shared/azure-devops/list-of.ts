import { z } from 'zod';

/**
 * The shape of a list of Azure DevOps. It ends at the first element that has another shape: zod would describe what is
 * wrong with each of ten thousand, at kilobytes apiece.
 */
export function listOf<T>(shape: z.ZodType<T>) {
  return z.object({ value: z.array(z.unknown()) }).transform(({ value }, context): { value: T[] } => {
    const read: T[] = [];
    for (const element of value) {
      const parsed = shape.safeParse(element);
      if (!parsed.success) {
        context.addIssue({ code: 'custom', message: 'An element has another shape' });
        return z.NEVER;
      }
      read.push(parsed.data);
    }
    return { value: read };
  });
}
