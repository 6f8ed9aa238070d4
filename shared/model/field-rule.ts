import type { z } from 'zod';
import type { FieldCode } from './errors.ts';

/**
 * A rule of a field for zod: `fault` gives the end of the sentence that begins with `subject`, or null when all is well.
 * `code` is what the API tells it as.
 */
export function fieldRule(code: FieldCode, subject: string, fault: (value: string) => string | null) {
  return (value: string, context: z.RefinementCtx): void => {
    const found = fault(value);
    if (found !== null) context.addIssue({ code: 'custom', message: `${subject} ${found}.`, params: { code } });
  };
}
