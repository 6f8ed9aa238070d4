import { z } from 'zod';
import { everyConnector, type ConnectorFilter } from '../model/connector-filter.ts';
import { reasonCodes, verdicts } from '../model/contract/verdict.ts';
import { PageQuery } from './query.ts';

const text = z.string().max(256).optional();

const dateOrTime = z
  .string()
  .refine((value) => /^\d{4}-\d\d-\d\d/.test(value) && !Number.isNaN(Date.parse(value)), {
    error: 'expiresBefore is not a date. Write it like 2027-01-31 or 2027-01-31T00:00:00Z.',
  })
  .optional();

/** The query of doors that work on those connectors of a scope that are meant. */
export const FilterQuery = PageQuery.extend({
  status: z.enum(verdicts).optional().meta({ description: 'The verdict.' }),
  reason: reasonCodes.optional().meta({ description: 'Why it is not SUCCESS, or the reason of one of its errors.' }),
  tag: text.meta({ description: 'A tag: `key`, or `key:value`.' }),
  search: text.meta({ description: 'Part of name, identifier, description or URL, in any case.' }),
  expiresBefore: dateOrTime.meta({ description: 'One of its secrets expires before this date or time.' }),
});
export type FilterQuery = z.infer<typeof FilterQuery>;

export function filterOf({ status, reason, tag, search, expiresBefore }: FilterQuery): ConnectorFilter {
  return {
    ...everyConnector,
    ...(status === undefined ? {} : { status }),
    ...(reason === undefined ? {} : { reason }),
    ...(tag === undefined ? {} : { tag: tagOf(tag) }),
    ...(search === undefined ? {} : { search }),
    ...(expiresBefore === undefined ? {} : { expiresBefore: new Date(expiresBefore) }),
  };
}

/** What the next page must be asked with. */
export function filterParameters({ status, reason, tag, search, expiresBefore }: FilterQuery) {
  return Object.fromEntries(
    Object.entries({ status, reason, tag, search, expiresBefore }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

function tagOf(text: string): NonNullable<ConnectorFilter['tag']> {
  const colon = text.indexOf(':');
  return colon === -1 ? { key: text, value: null } : { key: text.slice(0, colon), value: text.slice(colon + 1) };
}
