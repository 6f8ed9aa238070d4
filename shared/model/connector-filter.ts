import type { Reason } from './reasons/reason.ts';
import type { ConnectorDefinition } from './connector.ts';
import type { Verdict } from './verification.ts';

/** Which connectors are meant. What is null does not matter. */
export type ConnectorFilter = {
  status: Verdict | null;
  reason: Reason | null;
  /** `value` null: any value. */
  tag: { key: string; value: string | null } | null;
  /** Part of name, identifier, description or URL, in any case. */
  search: string | null;
  /** A secret that the connector refers to expires before this time. */
  expiresBefore: Date | null;
};

export const everyConnector: ConnectorFilter = {
  status: null,
  reason: null,
  tag: null,
  search: null,
  expiresBefore: null,
};

type Shown = { status: Verdict; reason: string | null; errors: readonly { reason: string }[] };

/** Whether a connector with this definition and status is meant, as far as these two can say: expiry is not looked at. */
export function isMeant(filter: ConnectorFilter, definition: ConnectorDefinition, shown: Shown): boolean {
  const { status, reason, tag, search } = filter;
  return (
    (status === null || shown.status === status) &&
    (reason === null || shown.reason === reason || shown.errors.some((error) => error.reason === reason)) &&
    (tag === null || hasTag(definition, tag)) &&
    (search === null || hasText(definition, search))
  );
}

function hasTag({ tags }: ConnectorDefinition, { key, value }: NonNullable<ConnectorFilter['tag']>): boolean {
  if (tags === undefined || !Object.hasOwn(tags, key)) return false;
  return value === null || tags[key] === value;
}

function hasText({ name, identifier, description = '', spec }: ConnectorDefinition, text: string): boolean {
  const wanted = plain(text);
  return [name, identifier, description, spec.url].some((field) => plain(field).includes(wanted));
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
