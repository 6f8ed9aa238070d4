import { z } from 'zod';
import {
  FoundPlace,
  type Hooks,
  HooksCheck,
  HooksResult,
  HooksTrouble,
  Seen,
  Waiting,
} from '../model/webhooks/hooks.ts';
import { StoredWish } from '../model/webhooks/wish.ts';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

export type StoredHooks = Hooks & { rowKey: string; etag: string };

/** `uid`: of the connector. */
export function hooksKey(uid: string): string {
  return `hooks!${uid}`;
}

const text = z
  .string()
  .optional()
  .transform((value) => value ?? null);

function json<Schema extends z.ZodType>(schema: Schema) {
  return jsonText(schema)
    .optional()
    .transform((value) => value ?? null);
}

const Stored = z.object({
  v: version,
  connector: z.string(),
  wish: jsonText(StoredWish),
  revision: z.number(),
  state: z.enum(['PRESENT', 'REMOVING']),
  leaseUntil: text,
  waiting: json(Waiting),
  result: json(HooksResult),
  trouble: json(HooksTrouble),
  place: json(FoundPlace),
  seen: json(Seen),
  lookedAt: text,
  check: json(HooksCheck),
  createdAt: z.string(),
  lastModifiedAt: z.string(),
});

export function fromHooksRow({ rowKey, etag, values }: Row): StoredHooks {
  const { v: _v, ...hooks } = Stored.parse(values);
  return { rowKey, etag, ...hooks };
}

export function toHooksRow(hooks: Hooks): Values {
  const { connector, revision, state, createdAt, lastModifiedAt, leaseUntil, lookedAt } = hooks;
  const { wish, waiting, result, trouble, place, seen, check } = hooks;
  const texts = { leaseUntil, lookedAt };
  const objects = { waiting, result, trouble, place, seen, check };
  return {
    v: rowVersion,
    connector,
    revision,
    state,
    createdAt,
    lastModifiedAt,
    wish: JSON.stringify(wish),
    ...present(Object.entries(texts)),
    ...present(Object.entries(objects).map(([name, value]) => [name, value === null ? null : JSON.stringify(value)])),
  };
}

function present(entries: [string, string | null][]): Values {
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

/**
 * That a connector has webhooks, where a timer finds it without knowing any account: in a partition that no account has.
 * It is written before what it stands for and deleted after it, so it may stand alone for a while.
 */
export type Watched = {
  account: string;
  uid: string;
  connector: string;
  /** One deployment and organization, however it is written. */
  organization: string;
  /** Minutes between two polls; null for what is looked after at the usual pace. */
  pollMinutes: number | null;
};

export const nobody = '!';
export const watchedPrefix = 'hooks!';

export function watchedKey({ account, uid }: Pick<Watched, 'account' | 'uid'>): string {
  return `${watchedPrefix}${account}!${uid}`;
}

const StoredWatched = z.object({
  v: version,
  connector: z.string(),
  organization: z.string(),
  pollMinutes: z
    .number()
    .optional()
    .transform((value) => value ?? null),
});

export function fromWatchedRow({ rowKey, values }: Row): Watched {
  const { v: _v, ...watched } = StoredWatched.parse(values);
  const [, account = '', uid = ''] = rowKey.split('!');
  return { account, uid, ...watched };
}

export function toWatchedRow({ connector, organization, pollMinutes }: Watched): Values {
  return { v: rowVersion, connector, organization, ...(pollMinutes === null ? {} : { pollMinutes }) };
}
