import { z } from 'zod';
import type { Endpoint } from '../model/firing.ts';
import type { Reason } from '../model/reasons/reason.ts';
import { rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

/** The receiver of a trigger while it fails; none that is well has a row. */
export type StoredEndpoint = Endpoint & { rowKey: string; etag: string };

const Stored = z.object({
  v: version,
  revision: z.number(),
  failingSince: z.string(),
  failures: z.number(),
  lastReason: z.custom<Reason>((value) => typeof value === 'string'),
  disabledAt: z
    .string()
    .optional()
    .transform((value) => value ?? null),
});

export function fromEndpointRow({ rowKey, etag, values }: Row): StoredEndpoint {
  const { v: _v, ...endpoint } = Stored.parse(values);
  return { rowKey, etag, ...endpoint };
}

export function toEndpointRow({ revision, failingSince, failures, lastReason, disabledAt }: Endpoint): Values {
  const disabled = disabledAt === null ? {} : { disabledAt };
  return { v: rowVersion, revision, failingSince, failures, lastReason, ...disabled };
}
