import type { Context } from '../context.ts';
import { errorFields, log } from '../log.ts';
import { Refusal, type Warning } from '../model/errors.ts';
import { valueAt } from '../model/json-pointer.ts';
import type { Scope } from '../model/scope.ts';
import { toRefusal } from '../model/to-refusal.ts';
import { connectorKey } from '../storage/row-keys.ts';
import { type EmptySecret, emptySecrets } from './empty-secrets.ts';
import {
  type ImportDocument,
  importedIdentifier,
  importOne,
  type ImportResult,
  type ImportSoFar,
  importWarnings,
} from './import-one.ts';
import { secretsOf } from './secrets-of.ts';
import { sideBySide } from './side-by-side.ts';

export type ImportedDocument = {
  index: number;
  scope: Scope;
  identifier: string | null;
  result: ImportResult['result'] | 'refused';
  refusal: Refusal | null;
  warnings: Warning[];
};

export type Imported = { documents: ImportedDocument[]; emptySecrets: EmptySecret[] };

const mostDocuments = 2_000;
const atOnce = 8;

/** The front end gives a request up after 230 seconds, the function host after 120. */
const longestMs = 90_000;

/**
 * Stores each definition by itself: one that is refused keeps no other from being stored. `dryRun` says what would
 * happen and writes nothing.
 * @throws Refusal BodyTooLarge
 */
export async function importConnectors(
  context: Context,
  account: string,
  documents: readonly ImportDocument[],
  { dryRun }: { dryRun: boolean },
): Promise<Imported> {
  if (documents.length > mostDocuments) throw tooMany();
  const deadline = context.clock.monotonicMs() + longestMs;
  const connectors = documents.map((document) => toConnector(document, account));
  // Of two equal keys the last entry counts, which is to be the first document.
  const first = new Map(connectors.map(({ rowKey }, index) => [rowKey, index] as const).toReversed());
  const soFar: ImportSoFar = { dryRun, first, kinds: new Map() };
  const works = documents.map((document, index) => ({
    // Two that touch the same secret at the same time would only make each other begin again.
    keys: connectors[index]?.secrets ?? [],
    run: async (): Promise<ImportedDocument> => {
      const described = { index, scope: document.scope, identifier: importedIdentifier(document) };
      try {
        if (context.clock.monotonicMs() > deadline) throw outOfTime();
        return { ...described, refusal: null, ...(await importOne(context, document, { ...soFar, index })) };
      } catch (error) {
        const refusal = toRefusal(error);
        if (refusal.code === 'InternalError') log('error', 'import.failed', { index, ...errorFields(error) });
        const warnings = refusal.code === 'InvalidRequest' ? await importWarnings(context, document) : [];
        return { ...described, result: 'refused', refusal, warnings };
      }
    },
  }));
  const imported = await sideBySide(works, atOnce);
  const stored = connectors.filter((_, index) => imported[index]?.refusal === null);
  return { documents: imported, emptySecrets: await emptySecrets(context, account, stored) };
}

function toConnector(document: ImportDocument, account: string) {
  const rowKey = connectorKey({ ...document.scope, identifier: importedIdentifier(document) ?? '' });
  const definition = valueAt(document.body, '/connector');
  return { rowKey, definition, secrets: [...secretsOf(definition, rowKey, account).keys()] };
}

function tooMany(): Refusal {
  const detail = `The import has more than ${mostDocuments} connectors.`;
  return new Refusal('BodyTooLarge', detail, 'Send the documents in several imports.');
}

function outOfTime(): Refusal {
  const detail = 'The import ran out of time before this document.';
  return new Refusal(
    'GaveUp',
    detail,
    'Send the same import again: what is stored by now stays, and is unchanged then.',
  );
}
