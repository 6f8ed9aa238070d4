import type { Context } from '../shared/context.ts';
import { door } from '../shared/door/door.ts';
import { FilterQuery, filterOf, filterParameters } from '../shared/door/filter-query.ts';
import { nextLink, operationHeaders, pageOf } from '../shared/door/links.ts';
import { ForceQuery, readScope, requireIdentifier, ScopeQuery } from '../shared/door/query.ts';
import {
  ConnectorPage,
  ConnectorRequest,
  DeletedConnector,
  NewConnectorRequest,
  ShownConnector,
  Validation,
} from '../shared/model/contract/connector.ts';
import {
  everyField,
  inlineToken,
  mistaken,
  nameOnly,
  storedToken,
} from '../shared/model/contract/connector-examples.ts';
import type { Scope } from '../shared/model/scope.ts';
import { createConnector } from '../shared/services/create-connector.ts';
import { deleteConnector, readConnector, validateConnector } from '../shared/services/connectors.ts';
import { findConnectors } from '../shared/services/find-connectors.ts';
import { waitForEnd } from '../shared/services/leave-webhooks.ts';
import { type PutOutcome, putConnector } from '../shared/services/put-connector.ts';
import { connectorTag, showConnector, showRepository } from '../shared/services/show-connector.ts';
import { verificationId } from '../shared/services/verification-id.ts';
import { waitForRun } from '../shared/services/verifications.ts';

const route = 'v1/connectors/{identifier}';

door(
  {
    name: 'connectors-put',
    method: 'PUT',
    route,
    summary: 'Store a connector',
    description:
      'Creates or replaces the definition, verifies it in the background and answers at once; with `Prefer: wait=N` the answer waits for the verdict. The same definition with the same values changes nothing.',
    needs: 'Connectors.Write',
    audit: 'connector.put',
    query: ScopeQuery,
    body: 'definition',
    request: {
      schema: ConnectorRequest,
      examples: {
        storedToken: { summary: 'A repository over HTTPS, with a secret that exists', value: storedToken, status: 201 },
        inlineToken: { summary: 'The token sent along', value: inlineToken, status: 200 },
        everyField: { summary: 'A project, with every field', value: everyField, status: 200 },
        mistaken: { summary: 'Two mistakes, told at once', value: mistaken, status: 400 },
      },
    },
    takes: ['If-Match', 'If-None-Match', 'Prefer'],
    gives: ['ETag', 'Operation-Location', 'Retry-After'],
    answers: {
      success: { 200: ShownConnector, 201: ShownConnector },
      refusals: ['ChangedMeanwhile', 'SecretSharedByOthers', 'SecretKindFixed', 'PreconditionFailed', 'GaveUp'],
    },
  },
  async ({ params, query, body, conditions, waitSeconds, context }) => {
    const scope = readScope(query, body);
    const identifier = requireIdentifier(params['identifier']);
    const put = await putConnector(context, { scope, identifier, body, conditions });
    const status = put.result === 'created' ? 201 : 200;
    return { status, ...(await shown(context, scope, identifier, put, waitSeconds)) };
  },
);

/** What was stored, with the verdict when it comes in time. */
async function shown(
  context: Context,
  scope: Scope,
  identifier: string,
  { run, warnings, connector: stored }: PutOutcome,
  waitSeconds: number,
) {
  const waits = run !== null && waitSeconds > 0;
  if (waits) await waitForRun(context, scope.account, run, waitSeconds);
  const connector = waits ? await readConnector(context, scope, identifier) : stored;
  const operation =
    run === null ? {} : operationHeaders(context.config, scope, identifier, verificationId(run.uid, run.sequence));
  return {
    json: showConnector(context, connector, warnings),
    headers: { ETag: connectorTag(connector), ...operation },
    entity: connector.uid,
  };
}

door(
  {
    name: 'connectors-post',
    method: 'POST',
    route: 'v1/connectors',
    summary: 'Create a connector',
    description:
      'Like `PUT`, for a connector that is not there yet. Without `identifier` it gets one made of its name: blanks become `_`, other characters than letters, digits, `_` and `$` are left out.',
    needs: 'Connectors.Write',
    audit: 'connector.created',
    query: ScopeQuery,
    body: 'definition',
    request: {
      schema: NewConnectorRequest,
      examples: {
        nameOnly: { summary: 'Identifier made of the name', value: nameOnly, status: 201 },
        taken: { summary: 'The same again', value: nameOnly, status: 409 },
        mistaken: { summary: 'Two mistakes, told at once', value: mistaken, status: 400 },
      },
    },
    takes: ['Prefer'],
    gives: ['ETag', 'Operation-Location', 'Retry-After'],
    answers: {
      success: { 201: ShownConnector },
      refusals: ['AlreadyExists', 'ChangedMeanwhile', 'SecretSharedByOthers', 'SecretKindFixed', 'GaveUp'],
    },
  },
  async ({ query, body, waitSeconds, context }) => {
    const scope = readScope(query, body);
    const created = await createConnector(context, scope, body);
    return { status: 201, ...(await shown(context, scope, created.identifier, created, waitSeconds)) };
  },
);

door(
  {
    name: 'connectors-get',
    method: 'GET',
    route,
    summary: 'Read a connector and its verdict',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    gives: ['ETag'],
    answers: { success: { 200: ShownConnector }, refusals: ['ConnectorNotFound'] },
  },
  async ({ params, query, context }) => {
    const connector = await readConnector(context, readScope(query), requireIdentifier(params['identifier']));
    return { status: 200, json: showConnector(context, connector), headers: { ETag: connectorTag(connector) } };
  },
);

door(
  {
    name: 'connectors-delete',
    method: 'DELETE',
    route,
    summary: 'Delete a connector',
    description:
      'Its secrets stay; those that nobody uses now are named. Triggers that refer to it have to go first, or are disabled with `force=true`. Of one that has webhooks the subscriptions are deleted first; those that could not be are named. Answers 202 while that is going on.',
    needs: 'Connectors.Write',
    audit: 'connector.deleted',
    query: ForceQuery,
    body: 'none',
    takes: ['If-Match', 'If-None-Match', 'Prefer'],
    answers: {
      success: { 200: DeletedConnector, 202: DeletedConnector },
      refusals: ['ConnectorNotFound', 'ConnectorInUse', 'ChangedMeanwhile', 'PreconditionFailed'],
    },
  },
  async ({ params, query, conditions, waitSeconds, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const { force } = query;
    const { unusedSecrets, leaving } = await deleteConnector(context, scope, identifier, conditions, { force });
    if (leaving === null) return { status: 200, json: { unusedSecrets } };
    const webhooks = await waitForEnd(context, scope.account, leaving, waitSeconds);
    return { status: webhooks.status === 'COMPLETED' ? 200 : 202, json: { unusedSecrets, webhooks } };
  },
);

door(
  {
    name: 'connectors-list',
    method: 'GET',
    route: 'v1/connectors',
    summary: 'List the connectors of a scope',
    description:
      'Those of exactly this scope that the filter means, by identifier. A page may be short, or empty, while there is a `nextLink`.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: FilterQuery,
    body: 'none',
    answers: { success: { 200: ConnectorPage }, refusals: [] },
  },
  async ({ query, context }) => {
    const scope = readScope(query);
    const { connectors, next } = await findConnectors(context, scope, filterOf(query), pageOf(query));
    const value = connectors.map((connector) => showConnector(context, connector));
    const kept = { ...filterParameters(query), pageSize: query.pageSize };
    return { status: 200, json: { value, ...nextLink(context.config, 'connectors', scope, kept, next) } };
  },
);

door(
  {
    name: 'connectors-validate',
    method: 'POST',
    route: 'v1/connectors/validate',
    summary: 'Check a definition without storing it',
    description:
      'Every mistake and warning that storing would answer with. Nothing is written, and nobody outside is called.',
    needs: 'Connectors.Read',
    audit: { none: 'nothing is stored' },
    query: ScopeQuery,
    body: 'definition',
    request: {
      schema: ConnectorRequest,
      examples: {
        inlineToken: { summary: 'A definition that would be stored', value: inlineToken, status: 200 },
        mistaken: { summary: 'One that would be refused', value: mistaken, status: 200 },
      },
    },
    answers: { success: { 200: Validation }, refusals: [] },
  },
  async ({ query, body, context }) => {
    const { problems, conflicts, warnings, address } = await validateConnector(context, readScope(query, body), body);
    const errors = [...problems, ...conflicts];
    return { status: 200, json: { valid: errors.length === 0, errors, warnings, repository: showRepository(address) } };
  },
);
