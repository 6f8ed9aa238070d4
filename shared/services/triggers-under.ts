import type { Context } from '../context.ts';
import type { Scope } from '../model/scope.ts';
import { triggersBelow } from '../storage/row-keys.ts';
import { fromTriggerRow, type StoredTrigger } from '../storage/triggers.ts';

const page = 500;

/** All triggers of a scope and of all that lies inside it. */
export async function* triggersUnder(
  context: Context,
  account: string,
  scope: Pick<Scope, 'org' | 'project'>,
): AsyncGenerator<StoredTrigger, void> {
  const prefix = triggersBelow(scope);
  let after: string | undefined;
  do {
    const rows = await context.entities.list(account, prefix, {
      limit: page,
      ...(after === undefined ? {} : { after }),
    });
    for (const row of rows) yield fromTriggerRow(row);
    after = rows.length < page ? undefined : rows.at(-1)?.rowKey;
  } while (after !== undefined);
}
