import type { Context } from '../context.ts';
import { secretUses } from '../model/connector.ts';
import { type Problem, type Refusal, refuseAll, type Warning } from '../model/errors.ts';
import { identifierFault } from '../model/identifier.ts';
import { valueAt } from '../model/json-pointer.ts';
import { unconditional } from '../model/precondition.ts';
import type { Scope } from '../model/scope.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import type { SecretKind } from '../model/secret.ts';
import { connectorKey, secretKey } from '../storage/row-keys.ts';
import { examineDefinition } from './examine-definition.ts';
import { foreseePut, putConnector } from './put-connector.ts';

/** One definition of an import. `problems`: why it could not be read. */
export type ImportDocument = { body: unknown; scope: Scope; problems: readonly Problem[] };

/** What the documents of one import, so far, agree upon. */
export type ImportSoFar = {
  dryRun: boolean;
  /** The first document about each connector. */
  first: ReadonlyMap<string, number>;
  /** What each secret has been taken for; a dry run finds no slots that an earlier document made. */
  kinds: Map<string, SecretKind>;
};

export type ImportResult = { result: 'created' | 'changed' | 'unchanged'; warnings: Warning[] };

/** Stores one definition as if it had been put alone; its secrets that do not exist become empty slots. */
export async function importOne(
  context: Context,
  document: ImportDocument,
  { index, dryRun, first, kinds }: ImportSoFar & { index: number },
): Promise<ImportResult> {
  const { body, scope, problems } = document;
  if (problems.length > 0) throw refuseAll(problems);
  const type = valueAt(body, '/connector/type');
  if (typeof type === 'string' && type !== 'AzureRepo') throw otherType(type);
  const identifier = importedIdentifier(document);
  if (identifier === null) throw refuseAll((await examine(context, document)).problems);
  const before = first.get(connectorKey({ ...scope, identifier })) ?? index;
  if (before < index) throw repeated(before);
  const call = { scope, identifier, body, conditions: unconditional, missing: 'slot' } as const;
  const { result, warnings } = dryRun ? await foreseePut(context, call) : await putConnector(context, call);
  if (dryRun) agreeOnSecrets(document, kinds);
  return { result: result === 'replaced' ? 'changed' : result, warnings };
}

/** What can be said about a definition that was refused. */
export async function importWarnings(context: Context, document: ImportDocument): Promise<Warning[]> {
  const found = examine(context, document);
  return await found.then(
    ({ warnings }) => warnings,
    () => [],
  );
}

/** As written; null when it is none. */
export function importedIdentifier({ body }: ImportDocument): string | null {
  const identifier = valueAt(body, '/connector/identifier');
  return typeof identifier === 'string' && identifierFault(identifier) === null ? identifier : null;
}

async function examine(context: Context, { body, scope }: ImportDocument) {
  return await examineDefinition(context, { body, scope, identifier: null, connector: '', missing: 'slot' });
}

/** Of two documents that take a secret for two things, the first is right: it would have made the slot. */
function agreeOnSecrets({ body, scope }: ImportDocument, kinds: Map<string, SecretKind>): void {
  for (const { reference, pointer, need } of secretUses(valueAt(body, '/connector'))) {
    const resolved = resolveSecretRef(reference, scope);
    if (!resolved.ok) continue;
    const kind = kinds.get(secretKey(resolved.key)) ?? need;
    if (kind !== need) throw otherKind({ reference, pointer, need, kind });
    kinds.set(secretKey(resolved.key), kind);
  }
}

type OtherKind = { reference: string; pointer: string; need: SecretKind; kind: SecretKind };

function otherKind({ reference, pointer, need, kind }: OtherKind): Refusal {
  const message = `An earlier document takes the secret ${reference} for one of kind ${kind}.`;
  const hint = `Refer to a secret of kind ${need}.`;
  return refuseAll([{ pointer: `/connector${pointer}`, code: 'SecretKindMismatch', message, hint }]);
}

function otherType(type: string): Refusal {
  const message = `A connector of type ${type.slice(0, 64)} is not one of this service.`;
  const hint = 'Only connectors of type AzureRepo are kept here; leave the others where they are.';
  return refuseAll([{ pointer: '/connector/type', code: 'ConnectorTypeNotSupported', message, hint }]);
}

function repeated(before: number): Refusal {
  const message = `Document ${before} of this import is about the same connector.`;
  const hint = 'Keep one of them. The first one counts.';
  return refuseAll([{ pointer: '/connector/identifier', code: 'DocumentRepeated', message, hint }]);
}
