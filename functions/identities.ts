import { door } from '../shared/door/door.ts';
import { nextLink, pageOf } from '../shared/door/links.ts';
import { AccountPageQuery, AccountQuery, readAccount, requireIdentifier } from '../shared/door/query.ts';
import { IdentityPage, managedIdentity, servicePrincipal, ShownIdentity } from '../shared/model/contract/identity.ts';
import { EntraIdentity } from '../shared/model/entra-identity.ts';
import {
  deleteIdentity,
  identityTag,
  listIdentities,
  readIdentity,
  showIdentity,
} from '../shared/services/identities.ts';
import { putIdentity } from '../shared/services/put-identity.ts';

const route = 'v1/identities/{identifier}';
const needs = 'Identities.Manage';

door(
  {
    name: 'identities-put',
    method: 'PUT',
    route,
    summary: 'Grant an identity of Entra to connectors',
    description:
      'Creates or replaces it. Connectors of the scopes in `allowed` may then act as it in the organizations in `allowed`. Those that may not any more fail from their next verification on.',
    needs,
    audit: 'identity.put',
    query: AccountQuery,
    body: 'definition',
    request: {
      schema: EntraIdentity,
      examples: {
        managedIdentity: { summary: 'The managed identity of the service', value: managedIdentity, status: 201 },
        servicePrincipal: { summary: 'A service principal with a secret', value: servicePrincipal, status: 200 },
      },
    },
    takes: ['If-Match', 'If-None-Match'],
    gives: ['ETag'],
    answers: {
      success: { 200: ShownIdentity, 201: ShownIdentity },
      refusals: ['PreconditionFailed', 'ChangedMeanwhile'],
    },
  },
  async ({ params, query, body, conditions, context }) => {
    const { account } = readAccount(query);
    const identifier = requireIdentifier(params['identifier']);
    const { result, identity } = await putIdentity(context, { account, identifier, body, conditions });
    const status = result === 'created' ? 201 : 200;
    return { status, json: showIdentity(identity), headers: { ETag: identityTag(identity) }, entity: identity.uid };
  },
);

door(
  {
    name: 'identities-get',
    method: 'GET',
    route,
    summary: 'Describe an identity',
    needs,
    audit: { none: 'reading changes nothing' },
    query: AccountQuery,
    body: 'none',
    gives: ['ETag'],
    answers: { success: { 200: ShownIdentity }, refusals: ['IdentityNotFound'] },
  },
  async ({ params, query, context }) => {
    const { account } = readAccount(query);
    const identity = await readIdentity(context, account, requireIdentifier(params['identifier']));
    return { status: 200, json: showIdentity(identity), headers: { ETag: identityTag(identity) } };
  },
);

door(
  {
    name: 'identities-delete',
    method: 'DELETE',
    route,
    summary: 'Take an identity away',
    description: 'Also from connectors that use it: they fail from their next verification on.',
    needs,
    audit: 'identity.deleted',
    query: AccountQuery,
    body: 'none',
    takes: ['If-Match', 'If-None-Match'],
    answers: { success: { 204: null }, refusals: ['IdentityNotFound', 'PreconditionFailed', 'ChangedMeanwhile'] },
  },
  async ({ params, query, conditions, context }) => {
    const { account } = readAccount(query);
    await deleteIdentity(context, account, requireIdentifier(params['identifier']), conditions);
    return { status: 204 };
  },
);

door(
  {
    name: 'identities-list',
    method: 'GET',
    route: 'v1/identities',
    summary: 'List the identities of an account',
    needs,
    audit: { none: 'reading changes nothing' },
    query: AccountPageQuery,
    body: 'none',
    answers: { success: { 200: IdentityPage }, refusals: [] },
  },
  async ({ query, context }) => {
    const scope = readAccount(query);
    const { found, next } = await listIdentities(context, scope.account, pageOf(query));
    const links = nextLink(context.config, 'identities', scope, { pageSize: query.pageSize }, next);
    return { status: 200, json: { value: found.map(showIdentity), ...links } };
  },
);
