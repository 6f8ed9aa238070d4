import { fromChangeRow } from '../../../shared/storage/changes.ts';
import { fromConnectorRow } from '../../../shared/storage/connectors.ts';
import { fromRunRow } from '../../../shared/storage/runs.ts';
import { fromSecretRow } from '../../../shared/storage/secrets.ts';
import type { Row, Write } from '../../../shared/storage/tables.ts';
import type { Observer } from './memory-table.ts';

type Step = { before: Row | null; after: Row | null };

/** What must hold at every step, not only when everything has come to rest. */
export function makeWatch(vault: Map<string, string>, report: (violation: string) => void) {
  const pointedAt = new Map<string, string>();
  const deletedUids = new Set<string>();
  const everDefined = new Set<string>();
  const everStored = new Set<string>();
  const everDeleted = new Set<string>();

  const rules: Record<string, (step: Step) => void> = {
    connector({ before, after }) {
      const old = before === null ? null : fromConnectorRow(before);
      const made = after === null ? null : fromConnectorRow(after);
      if (made !== null) everDefined.add(definitionMark(made.uid, made.revision, made.definition.spec.url));
      if (old === null) return;
      if (made === null) return void deletedUids.add(old.uid);
      if (made.uid !== old.uid) report('connector replaced by another of the same name');
      if (![0, 1].includes(made.revision - old.revision)) report('revision jumped');
      if (![0, 1].includes(made.runs - old.runs)) report('count of runs jumped');
      if ((made.status?.sequence ?? 0) < (old.status?.sequence ?? 0)) report('result went backwards');
      if ((made.status?.observedRevision ?? 0) < (old.status?.observedRevision ?? 0)) report('verdict went backwards');
      if ((made.status?.observedRevision ?? 0) > made.revision) report('verdict on a revision that is not there');
    },
    run({ before, after }) {
      if (before !== null && fromRunRow(before).state === 'COMPLETED') report('completed run written again');
      const made = after === null ? null : fromRunRow(after);
      if (made === null || made.outcome === null || made.outcome === 'SUPERSEDED') return;
      // A secret cannot go while a connector refers to it; a definition that is only tried holds nothing.
      if (made.trial !== null) return;
      if (made.checks.some(({ reason }) => reason === 'SecretMissing')) report('secret found missing that was there');
    },
    secret({ before, after }) {
      if (before !== null) pointedAt.delete(before.rowKey);
      if (after === null) return;
      const { vaultName } = fromSecretRow(after);
      if (vaultName === null) return;
      if (!vault.has(vaultName)) report('secret row points at nothing');
      pointedAt.set(after.rowKey, vaultName);
      everStored.add(vaultName);
    },
    change({ before, after }) {
      if (before === null) return;
      const { state } = fromChangeRow(before);
      if (state !== 'OPEN' && after !== null) report(`change went on after ${state}`);
      if (state === 'OPEN' && after === null) report('open change deleted');
    },
  };

  const observe: Observer = (writes, read) => {
    for (const write of writes.filter(({ op }) => op !== 'touch')) {
      if (write.op === 'delete') everDeleted.add(write.rowKey);
      rules[kindOf(write.rowKey)]?.({ before: read(write.rowKey), after: afterOf(write) });
    }
  };

  return {
    observe,
    deletedUids,
    everDefined,
    everStored,
    everDeleted,
    vaultWrite(name: string) {
      if (vault.has(name)) report('vault name written twice');
    },
    vaultRemove(name: string) {
      if ([...pointedAt.values()].includes(name)) report('value deleted under its secret row');
    },
  };
}

export function definitionMark(uid: string, revision: number, url: string): string {
  return `${uid} ${revision} ${url}`;
}

export function kindOf(rowKey: string): string {
  return rowKey.slice(0, rowKey.indexOf('!'));
}

function afterOf(write: Write): Row | null {
  return write.op === 'insert' || write.op === 'replace'
    ? { rowKey: write.rowKey, etag: '', values: write.values }
    : null;
}
