import { randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import { Unavailable } from '../model/unavailable.ts';
import { type Change, fromChangeRow, type StoredChange, toChangeRow } from '../storage/changes.ts';
import { changeKey } from '../storage/row-keys.ts';
import type { Write } from '../storage/tables.ts';

/**
 * A change names the vault entries that a call is about to write and those it will leave behind, before it writes the
 * first. Whatever dies, the row says what to clean up, and nobody has to search the vault.
 */

/** Vault names are random and used once: 128 bits, `s-` first since a name may not start with a digit everywhere. */
export function newVaultName(): string {
  return `s-${randomBytes(16).toString('hex')}`;
}

export function newChangeId(): string {
  return randomBytes(16).toString('hex');
}

export async function openChange(
  context: Context,
  account: string,
  id: string,
  { adds, drops }: Omit<Change, 'state'>,
): Promise<StoredChange> {
  const change: Change = { state: 'OPEN', adds, drops };
  const rowKey = changeKey(id);
  const result = await context.entities.commit(account, [{ op: 'insert', rowKey, values: toChangeRow(change) }]);
  const etag = result === 'conflict' ? undefined : result.etags[0];
  if (etag === undefined) throw new Unavailable('storage', new Error(`The change ${id} could not be opened`));
  return { ...change, rowKey, etag };
}

export async function readChange(context: Context, account: string, id: string): Promise<StoredChange | null> {
  const row = await context.entities.read(account, changeKey(id));
  return row === null ? null : fromChangeRow(row);
}

/** A change that is known to be committed and to leave nothing behind, without having been read. */
export function committedWithout(id: string): StoredChange {
  return { rowKey: changeKey(id), etag: '*', state: 'COMMITTED', adds: [], drops: [] };
}

/** The write that makes a change true, for the transaction that makes rows point at its adds. */
export function committed(change: StoredChange): Write {
  const { rowKey, etag, adds, drops } = change;
  return { op: 'replace', rowKey, etag, values: toChangeRow({ state: 'COMMITTED', adds, drops }) };
}

/**
 * Undoes a change that is still open. Commit and claim compete for one ETag, so only one of them wins; only who finds
 * ABANDONED deletes the adds. Answers what the change is now.
 */
export async function abandonChange(
  context: Context,
  account: string,
  id: string,
): Promise<'abandoned' | 'committed' | 'gone'> {
  let change = await readChange(context, account, id);
  if (change?.state === 'OPEN') {
    const { rowKey, etag, adds, drops } = change;
    const claim: Write = { op: 'replace', rowKey, etag, values: toChangeRow({ state: 'ABANDONED', adds, drops }) };
    await context.entities.commit(account, [claim]);
    change = await readChange(context, account, id);
  }
  if (change === null) return 'gone';
  if (change.state === 'COMMITTED') return 'committed';
  if (change.state === 'OPEN') throw new Unavailable('storage', new Error('The change is claimed by another call'));
  await deleteVaultNames(context, change.adds);
  await deleteChange(context, account, change);
  return 'abandoned';
}

/**
 * Deletes the values that a committed change left behind. Answers the write that then deletes the change itself, for a
 * transaction of the caller's.
 */
export async function dropsDeleted(context: Context, { drops, rowKey, etag }: StoredChange): Promise<Write> {
  await deleteVaultNames(context, drops);
  return { op: 'delete', rowKey, etag };
}

/** Deletes what a committed change left behind, and the change. Found gone: somebody else has done it. */
export async function finishChange(context: Context, account: string, change: StoredChange | null): Promise<void> {
  if (change?.state !== 'COMMITTED') return;
  await context.entities.commit(account, [await dropsDeleted(context, change)]);
}

async function deleteVaultNames(context: Context, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => context.vault.remove(name)));
}

async function deleteChange(context: Context, account: string, { rowKey, etag }: StoredChange): Promise<void> {
  await context.entities.commit(account, [{ op: 'delete', rowKey, etag }]);
}
