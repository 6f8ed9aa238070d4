import { z } from 'zod';
import { type Reason, reasons } from '../reasons/reason.ts';
import type { Verdict } from '../verification.ts';

export const verdicts = ['SUCCESS', 'FAILURE', 'PARTIAL', 'UNKNOWN', 'PENDING'] as const satisfies readonly Verdict[];

export const reasonCodes = z.enum(Object.keys(reasons) as [Reason, ...Reason[]]).meta({
  id: 'Reason',
  description: 'Why a check did not pass. Each is explained in docs/reasons.md.',
});
