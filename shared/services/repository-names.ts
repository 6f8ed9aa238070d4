import type { Context } from '../context.ts';
import { sameName } from '../model/azure-names.ts';
import type { GitEvent } from '../model/git-event.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { fromRepositoryNamesRow, toRepositoryNamesRow } from '../storage/repository-names.ts';
import { repositoryNamesKey } from '../storage/row-keys.ts';

/** Names of one repository that are remembered; of more the first go. */
const mostNames = 20;
/** Of a payload nothing is believed; this becomes part of a key. */
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What the repository of an event was called before, as far as this connector has heard: a trigger names it as it was
 * called when the trigger was written. Remembers the name that it has now.
 */
export async function formerNames(
  context: Context,
  account: string,
  { uid }: StoredConnector,
  event: GitEvent,
): Promise<string[]> {
  const id = event.repository.id?.toLowerCase() ?? '';
  const heard = [event.kind === 'repository' ? event.oldName : null, event.repository.name].filter(
    (name) => name !== null,
  );
  if (heard.length === 0 || !guid.test(id)) return [];
  const rowKey = repositoryNamesKey(uid, id);
  const row = await context.entities.read(account, rowKey);
  const known = row === null ? null : fromRepositoryNamesRow(row);
  const names = [...(known?.names ?? [])];
  for (const name of heard) if (!names.some((one) => sameName(one, name))) names.push(name);
  if (names.length > (known?.names.length ?? 0)) {
    const values = toRepositoryNamesRow(names.slice(-mostNames));
    // Whoever wrote at the same time has heard the same, or will hear this again.
    await context.entities.commit(account, [
      known === null ? { op: 'insert', rowKey, values } : { op: 'replace', rowKey, etag: known.etag, values },
    ]);
  }
  const now = event.repository.name;
  return names.filter((name) => now === null || !sameName(name, now));
}
