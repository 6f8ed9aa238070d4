import type { EntityKey } from '../model/scope.ts';
import type { Imported, ImportedDocument } from './import-connectors.ts';

/** What became of each document, as answered. */
export function showImport({ documents, emptySecrets }: Imported, dryRun: boolean) {
  const countOf = (result: ImportedDocument['result']) => documents.filter((one) => one.result === result).length;
  return {
    dryRun,
    counts: {
      created: countOf('created'),
      changed: countOf('changed'),
      unchanged: countOf('unchanged'),
      refused: countOf('refused'),
    },
    emptySecrets: emptySecrets.map(({ identifier, kind, connectors, ...place }) => ({
      identifier,
      ...showPlace(place),
      kind,
      connectors,
    })),
    documents: documents.map(showDocument),
  };
}

function showDocument({ index, identifier, scope, result, refusal, warnings }: ImportedDocument) {
  const error =
    refusal === null
      ? null
      : { code: refusal.code, detail: refusal.message, hint: refusal.hint, errors: [...refusal.problems] };
  return { index, identifier, ...showPlace(scope), result, error, warnings };
}

function showPlace({ org, project }: Pick<EntityKey, 'org' | 'project'>) {
  return {
    ...(org === null ? {} : { orgIdentifier: org }),
    ...(project === null ? {} : { projectIdentifier: project }),
  };
}
