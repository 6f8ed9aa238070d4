import { z } from 'zod';
import type { Pause } from '../model/organization-pause.ts';
import type { Reason } from '../model/reasons/reason.ts';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

export type StoredPause = Pause & { rowKey: string; etag: string };

const Stored = z.object({
  v: version,
  until: z.string().optional(),
  /** A later version may know reasons that this one does not. */
  reason: z.custom<Reason>((value) => typeof value === 'string').optional(),
  strikes: jsonText(z.array(z.object({ connector: z.string(), at: z.string() }))),
});

export function fromPauseRow({ rowKey, etag, values }: Row): StoredPause {
  const { until, reason, strikes } = Stored.parse(values);
  return { rowKey, etag, until: until ?? null, reason: reason ?? null, strikes };
}

export function toPauseRow({ until, reason, strikes }: Pause): Values {
  return {
    v: rowVersion,
    ...(until === null ? {} : { until }),
    ...(reason === null ? {} : { reason }),
    strikes: JSON.stringify(strikes),
  };
}
