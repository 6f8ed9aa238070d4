import { type Answer, door, type DoorCall } from '../shared/door/door.ts';
import { nextLink, operationHeaders, pageOf } from '../shared/door/links.ts';
import { PageQuery, readScope, requireIdentifier, ScopeQuery } from '../shared/door/query.ts';
import { deleteConnector, listConnectors, readConnector, validateConnector } from '../shared/services/connectors.ts';
import { putConnector } from '../shared/services/put-connector.ts';
import { connectorTag, showConnector, showRepository } from '../shared/services/show-connector.ts';
import { verificationId } from '../shared/services/verification-id.ts';
import { waitForRun } from '../shared/services/verifications.ts';

const route = 'v1/connectors/{identifier}';

door(
  {
    name: 'connectors-put',
    method: 'PUT',
    route,
    needs: 'Connectors.Write',
    audit: 'connector.put',
    query: ScopeQuery,
    body: 'definition',
    answers: {
      success: [200, 201],
      refusals: ['ChangedMeanwhile', 'SecretSharedByOthers', 'SecretKindFixed', 'PreconditionFailed', 'GaveUp'],
    },
  },
  put,
);

async function put({ params, query, body, conditions, waitSeconds, context }: DoorCall<ScopeQuery>): Promise<Answer> {
  const scope = readScope(query, body);
  const identifier = requireIdentifier(params['identifier']);
  const {
    run,
    warnings,
    result,
    connector: stored,
  } = await putConnector(context, { scope, identifier, body, conditions });
  const waits = run !== null && waitSeconds > 0;
  if (waits) await waitForRun(context, scope.account, run, waitSeconds);
  const connector = waits ? await readConnector(context, scope, identifier) : stored;
  return {
    status: result === 'created' ? 201 : 200,
    json: showConnector(context, connector, warnings),
    headers: {
      ETag: connectorTag(connector),
      ...(run === null
        ? {}
        : operationHeaders(context.config, scope, identifier, verificationId(run.uid, run.sequence))),
    },
    entity: connector.uid,
  };
}

door(
  {
    name: 'connectors-get',
    method: 'GET',
    route,
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    answers: { success: [200], refusals: ['ConnectorNotFound'] },
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
    needs: 'Connectors.Write',
    audit: 'connector.deleted',
    query: ScopeQuery,
    body: 'none',
    answers: { success: [204], refusals: ['ConnectorNotFound', 'ChangedMeanwhile', 'PreconditionFailed'] },
  },
  async ({ params, query, conditions, context }) => {
    await deleteConnector(context, readScope(query), requireIdentifier(params['identifier']), conditions);
    return { status: 204 };
  },
);

door(
  {
    name: 'connectors-list',
    method: 'GET',
    route: 'v1/connectors',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: PageQuery,
    body: 'none',
    answers: { success: [200], refusals: [] },
  },
  async ({ query, context }) => {
    const scope = readScope(query);
    const { connectors, next } = await listConnectors(context, scope, pageOf(query));
    const value = connectors.map((connector) => showConnector(context, connector));
    return { status: 200, json: { value, ...nextLink(context.config, 'connectors', scope, query, next) } };
  },
);

door(
  {
    name: 'connectors-validate',
    method: 'POST',
    route: 'v1/connectors/validate',
    needs: 'Connectors.Read',
    audit: { none: 'nothing is stored' },
    query: ScopeQuery,
    body: 'definition',
    answers: { success: [200], refusals: [] },
  },
  async ({ query, body, context }) => {
    const { problems, conflicts, warnings, address } = await validateConnector(context, readScope(query, body), body);
    const errors = [...problems, ...conflicts];
    return { status: 200, json: { valid: errors.length === 0, errors, warnings, repository: showRepository(address) } };
  },
);
