import type { Context } from '../context.ts';
import type { ConnectorDefinition } from '../model/connector.ts';
import type { Scope } from '../model/scope.ts';
import { fromConnectorRow } from '../storage/connectors.ts';
import { connectorsBelow, connectorsIn, entityOf } from '../storage/row-keys.ts';
import { listPage } from './list-page.ts';

export type Export = { documents: { connector: ConnectorDefinition }[]; next: string | null };

/** What one import takes. */
const mostDocuments = 2_000;

/**
 * The definitions of a scope, with `all` of everything inside it too, each with its place: importing them again changes
 * nothing. References to secrets come along, values do not.
 */
export async function exportConnectors(
  context: Context,
  scope: Scope,
  { all, after }: { all: boolean; after: string | null },
): Promise<Export> {
  const prefix = all ? connectorsBelow(scope) : connectorsIn(scope);
  const { rows, next } = await listPage(context, scope.account, prefix, { after, limit: mostDocuments });
  return {
    documents: rows.map(fromConnectorRow).map(({ rowKey, definition }) => toDocument(rowKey, definition)),
    next,
  };
}

function toDocument(rowKey: string, definition: ConnectorDefinition): { connector: ConnectorDefinition } {
  const { name, identifier, description, orgIdentifier: _org, projectIdentifier: _project, ...others } = definition;
  const { org, project } = entityOf(rowKey);
  return {
    connector: {
      name,
      identifier,
      ...(description === undefined ? {} : { description }),
      ...(org === null ? {} : { orgIdentifier: org }),
      ...(project === null ? {} : { projectIdentifier: project }),
      ...others,
    },
  };
}
