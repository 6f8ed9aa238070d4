import type { Context } from '../context.ts';
import { checkRepositoryName, sameName } from '../model/azure-names.ts';
import { descriptionOf, StatusRequest } from '../model/commit-status.ts';
import { type Problem, Refusal, refuseAll, type Warning } from '../model/errors.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import { schemaProblems } from '../model/schema-problems.ts';
import type { Scope } from '../model/scope.ts';
import { unknownFields } from '../model/unknown-fields.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { statusKey } from '../storage/row-keys.ts';
import { fromStatusRow, type Status } from '../storage/statuses.ts';
import { addressOf } from './address-of.ts';
import { readConnector } from './connectors.ts';
import { wantStatus } from './want-status.ts';

/** A wish: the status, and which of the wishes for it. */
export type StatusWish = { id: string; sequence: number; status: Status };

/**
 * Asks for a status on a commit or a pull request.
 * @throws Refusal ConnectorNotFound, InvalidRequest, ApiAccessRequired, ChangedMeanwhile
 */
export async function requestStatus(
  context: Context,
  scope: Scope,
  identifier: string,
  body: unknown,
): Promise<StatusWish & { warnings: Warning[] }> {
  const connector = await readConnector(context, scope, identifier);
  const parsed = StatusRequest.safeParse(body);
  const address = addressOf(context, connector.definition);
  const asked = parsed.success ? (parsed.data.repository ?? null) : null;
  const place = repositoryFor(connector, address, asked);
  const problems = [...(parsed.success ? [] : schemaProblems(parsed.error, body)), ...place.problems];
  if (!parsed.success || place.repository === null || problems.length > 0) throw refuseAll(problems);
  if (connector.definition.spec.apiAccess === undefined) throw apiAccessRequired(identifier);
  const { target, state, genre, name, description, targetUrl } = parsed.data;
  const status = await wantStatus(context, scope.account, connector, {
    repository: place.repository,
    target,
    genre: genre ?? null,
    name,
    status: { state, description: descriptionOf(description), targetUrl: targetUrl ?? null },
    origin: null,
  });
  const { sequence, rowKey } = status;
  return { id: wishId(rowKey, sequence), sequence, status, warnings: unknownFields(body, fields, '') };
}

const fields = {
  target: { commit: 'value', pullRequest: 'value', iteration: 'value' },
  repository: 'value',
  state: 'value',
  genre: 'value',
  name: 'value',
  description: 'value',
  targetUrl: 'value',
} as const;

/** Which repository a status is for; the connector and the request together name exactly one. */
function repositoryFor(
  { definition }: StoredConnector,
  address: RepositoryAddress | null,
  asked: string | null,
): { repository: string | null; problems: Problem[] } {
  if (address === null || address.project === null) {
    const hint = 'Use a connector whose URL names a project.';
    return problem('RepositoryMismatch', 'The URL of the connector names no project.', hint);
  }
  const own = address.repository;
  const fault = asked === null ? null : checkRepositoryName(asked);
  if (fault !== null) return problem('FieldValueInvalid', fault, 'Use the name that Azure Repos shows.');
  if (definition.spec.type === 'Repo' && asked !== null && own !== null && !sameName(asked, own)) {
    const message = `The connector is for the repository ${own}, not for ${asked}.`;
    return problem('RepositoryMismatch', message, 'Leave repository out, or use a connector of URL type Project.');
  }
  const repository = asked ?? own;
  if (repository !== null) return { repository, problems: [] };
  return problem('FieldMissing', 'repository is missing.', 'Add it: the connector is for a whole project.');
}

function problem(code: Problem['code'], message: string, hint: string) {
  return { repository: null, problems: [{ pointer: '/repository', code, message, hint }] };
}

function apiAccessRequired(identifier: string): Refusal {
  return new Refusal(
    'ApiAccessRequired',
    `The connector ${identifier} has no API access.`,
    'Add to its spec: "apiAccess": {"type": "Token", "spec": {"tokenRef": "…"}}, with a token that has the scope Code (Status).',
  );
}

/** @throws Refusal ConnectorNotFound, StatusNotFound */
export async function readStatus(context: Context, scope: Scope, identifier: string, id: string): Promise<StatusWish> {
  const connector = await readConnector(context, scope, identifier);
  const [, digest, sequence] = /^([0-9a-f]{32})-([1-9][0-9]{0,9})$/.exec(id) ?? [];
  const row = digest === undefined ? null : await context.entities.read(scope.account, statusKey(digest));
  const status = row === null ? null : fromStatusRow(row);
  const known = status?.wishes.some((wish) => wish.sequence === Number(sequence));
  if (status !== null && status.uid === connector.uid && known === true)
    return { id, sequence: Number(sequence), status };
  const hint = 'Its id is in Operation-Location of the answer to POST; only the last thirty of each name are kept.';
  throw new Refusal('StatusNotFound', `The connector ${identifier} has no such status.`, hint);
}

function wishId(rowKey: string, sequence: number): string {
  return `${rowKey.slice(statusKey('').length)}-${sequence}`;
}

/** One wish as answered. */
export function showStatus({ id, sequence, status }: StatusWish, warnings: Warning[] = []) {
  const wish = status.wishes.find((one) => one.sequence === sequence);
  const newest = status.sequence === sequence;
  const { repository, target, genre, name, wanted } = status;
  const newer = wish?.supersededBy ?? null;
  return {
    id,
    status: wish?.outcome ?? 'PENDING',
    repository,
    target,
    genre,
    name,
    state: wish?.state ?? wanted.state,
    // Of what nobody wants any more only the outcome is kept.
    description: newest ? wanted.description : null,
    targetUrl: newest ? wanted.targetUrl : null,
    sequence,
    supersededBy: newer === null ? null : id.replace(/\d+$/, String(newer)),
    statusId: newest && status.state === 'POSTED' ? status.statusId : null,
    reason: newest ? status.reason : null,
    message: newest ? status.message : null,
    hint: newest ? status.hint : null,
    tries: newest ? status.tries : null,
    notBefore: newest ? status.notBefore : null,
    createdAt: wish?.at ?? null,
    warnings,
  };
}
