import type { TokenCredential } from '@azure/identity';
import type { RestError, TableClient, TransactionAction } from '@azure/data-tables';
import { lazy } from '../lazy.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { Outbound } from '../outbound.ts';
import { makeConditionalDeletes } from './conditional-delete.ts';
import { escapeLineSeparators } from './line-separators.ts';

type Value = string | number | boolean | undefined;
export type Values = Record<string, Value>;

export type Row = { rowKey: string; etag: string; values: Record<string, unknown> };

/** One write of a transaction. `touch` changes nothing but the ETag, so that whoever read the row before loses. */
export type Write =
  | { op: 'insert'; rowKey: string; values: Values }
  | { op: 'replace'; rowKey: string; etag: string; values: Values }
  | { op: 'touch'; rowKey: string; etag: string }
  | { op: 'delete'; rowKey: string; etag: string };

/**
 * The one table. Partition = account, so that all that one call changes is one entity-group transaction. A conflict is
 * an answer; everything else that keeps storage from doing its work throws `Unavailable`.
 */
export type Entities = {
  read: (account: string, rowKey: string) => Promise<Row | null>;
  /** Rows whose key starts with `prefix`, in the order of their keys, after `after`; at most `limit`. */
  list: (account: string, prefix: string, page: { after?: string; limit: number }) => Promise<Row[]>;
  /** All or nothing. At most 100 writes, each of another row. Answers their new ETags, in their order. */
  commit: (account: string, writes: readonly Write[]) => Promise<{ etags: string[] } | 'conflict'>;
};

const tableName = 'entities';
const deadlineMs = 10_000;

/**
 * Reads are repeated by the SDK. Writes are not: a repeated insert whose first answer was lost comes back as a conflict
 * with itself, so the caller reads back instead.
 */
export function makeEntities(connect: (retries: number) => Promise<TableClient>): Entities {
  const reader = lazy(() => connect(3));
  const writer = lazy(async () => {
    const client = await connect(0);
    escapeLineSeparators(client);
    return { client, conditionDeletes: makeConditionalDeletes(client) };
  });

  return {
    async read(account, rowKey) {
      const client = await reader();
      try {
        return toRow(await client.getEntity(account, rowKey, timeLimit()));
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw outage(error);
      }
    },

    async list(account, prefix, { after, limit }) {
      const client = await reader();
      const { odata } = await import('@azure/data-tables');
      const from = after === undefined ? odata`RowKey ge ${prefix}` : odata`RowKey gt ${after}`;
      const filter = `${odata`PartitionKey eq ${account}`} and ${from} and ${odata`RowKey lt ${afterPrefix(prefix)}`}`;
      try {
        const rows: Row[] = [];
        const pages = client.listEntities({ ...timeLimit(), queryOptions: { filter } }).byPage({ maxPageSize: limit });
        for await (const page of pages) {
          rows.push(...page.map(toRow));
          if (rows.length >= limit) break;
        }
        return rows.slice(0, limit);
      } catch (error) {
        if (statusOf(error) === 404) return [];
        throw outage(error);
      }
    },

    async commit(account, writes) {
      const { client, conditionDeletes } = await writer();
      const actions = writes.map((write) => toAction(account, write));
      const etags = writes.flatMap((write) => (write.op === 'delete' ? [write.etag] : []));
      const submit = async () => {
        const limit = timeLimit();
        conditionDeletes(limit.abortSignal, etags);
        const { subResponses } = await client.submitTransaction(actions, limit);
        return { etags: subResponses.map(({ etag }) => etag ?? '') };
      };
      try {
        return await submit().catch(async (error: unknown) => {
          if (codeOf(error) !== 'TableNotFound') throw error;
          await client.createTable(timeLimit());
          return await submit();
        });
      } catch (error) {
        if ([404, 409, 412].includes(statusOf(error) ?? 0)) return 'conflict';
        throw outage(error);
      }
    },
  };
}

/** Opens the table service with the identity of the app. */
export function connectTables(
  url: string,
  credential: () => Promise<TokenCredential>,
  additionalPolicies: Outbound['sdkPolicies'],
) {
  return async (retries: number): Promise<TableClient> => {
    const { TableClient } = await import('@azure/data-tables');
    const retryOptions = { maxRetries: retries, retryDelayInMs: 100, maxRetryDelayInMs: 1_000 };
    return new TableClient(url, tableName, await credential(), { retryOptions, additionalPolicies });
  };
}

function toAction(account: string, write: Write): TransactionAction {
  const key = { partitionKey: account, rowKey: write.rowKey };
  switch (write.op) {
    case 'insert':
      return ['create', { ...key, ...write.values }];
    case 'replace':
      return ['update', { ...key, ...write.values }, 'Replace', { etag: write.etag }];
    case 'touch':
      return ['update', key, 'Merge', { etag: write.etag }];
    case 'delete':
      return ['delete', key];
  }
}

function toRow(entity: Record<string, unknown>): Row {
  const { partitionKey: _partition, rowKey, etag, timestamp: _timestamp, ...values } = entity;
  return { rowKey: String(rowKey), etag: String(etag), values };
}

/** The smallest key that is larger than every key with this prefix. */
function afterPrefix(prefix: string): string {
  const last = prefix.length - 1;
  return prefix.slice(0, last) + String.fromCharCode(prefix.charCodeAt(last) + 1);
}

function timeLimit() {
  return { abortSignal: AbortSignal.timeout(deadlineMs) };
}

/** A 400 is a defect of ours and is thrown as it is; anything else is storage that does not do its work. */
function outage(error: unknown): unknown {
  return statusOf(error) === 400 ? error : new Unavailable('storage', error);
}

function statusOf(error: unknown): number | undefined {
  return isRestError(error) ? error.statusCode : undefined;
}

/** Where the SDK puts the service's code: on the error for transactions, in the body for single operations. */
function codeOf(error: unknown): string | undefined {
  if (!isRestError(error)) return undefined;
  const details = error.details as { odataError?: { code?: string } } | undefined;
  return details?.odataError?.code ?? error.code;
}

function isRestError(error: unknown): error is RestError {
  return error instanceof Error && 'statusCode' in error;
}
