import { door } from '../shared/door/door.ts';
import { nextLink, pageOf } from '../shared/door/links.ts';
import { PageQuery, readScope, requireIdentifier, ScopeQuery } from '../shared/door/query.ts';
import { token } from '../shared/model/contract/secret-examples.ts';
import { SecretPage, ShownSecretWithUsers, StoredSecret } from '../shared/model/contract/secret.ts';
import { SecretBody } from '../shared/model/secret.ts';
import { putSecret } from '../shared/services/put-secret.ts';
import { deleteSecret, listSecrets, readSecret, usersOf } from '../shared/services/secrets.ts';
import { showSecret, showUser } from '../shared/services/show-secret.ts';

const route = 'v1/secrets/{identifier}';

door(
  {
    name: 'secrets-put',
    method: 'PUT',
    route,
    summary: 'Store a secret',
    description:
      'A new value is verified with every connector that uses the secret. The same value again is not stored again.',
    needs: 'Connectors.Write',
    audit: 'secret.put',
    query: ScopeQuery,
    body: 'definition',
    request: {
      schema: SecretBody,
      examples: { token: { summary: 'A personal access token', value: token, status: 201 } },
    },
    answers: {
      success: { 200: StoredSecret, 201: StoredSecret },
      refusals: ['ChangedMeanwhile', 'SecretKindFixed', 'GaveUp'],
    },
  },
  async ({ params, query, body, context }) => {
    const { result, secret, warnings } = await putSecret(
      context,
      readScope(query),
      requireIdentifier(params['identifier']),
      body,
    );
    return { status: result === 'created' ? 201 : 200, json: { ...showSecret(secret), warnings } };
  },
);

door(
  {
    name: 'secrets-get',
    method: 'GET',
    route,
    summary: 'Describe a secret and who uses it',
    description: 'The value never comes out.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    answers: { success: { 200: ShownSecretWithUsers }, refusals: ['SecretNotFound'] },
  },
  async ({ params, query, context }) => {
    const scope = readScope(query);
    const secret = await readSecret(context, scope, requireIdentifier(params['identifier']));
    const users = await usersOf(context, scope.account, secret.rowKey);
    return { status: 200, json: { ...showSecret(secret), users: users.map(showUser) } };
  },
);

door(
  {
    name: 'secrets-delete',
    method: 'DELETE',
    route,
    summary: 'Delete a secret that nobody uses',
    needs: 'Connectors.Write',
    audit: 'secret.deleted',
    query: ScopeQuery,
    body: 'none',
    answers: { success: { 204: null }, refusals: ['SecretNotFound', 'SecretInUse', 'ChangedMeanwhile'] },
  },
  async ({ params, query, context }) => {
    await deleteSecret(context, readScope(query), requireIdentifier(params['identifier']));
    return { status: 204 };
  },
);

door(
  {
    name: 'secrets-list',
    method: 'GET',
    route: 'v1/secrets',
    summary: 'List the secrets of a scope',
    description: 'Those of exactly this scope, by identifier.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: PageQuery,
    body: 'none',
    answers: { success: { 200: SecretPage }, refusals: [] },
  },
  async ({ query, context }) => {
    const scope = readScope(query);
    const { secrets, next } = await listSecrets(context, scope, pageOf(query));
    return {
      status: 200,
      json: {
        value: secrets.map(showSecret),
        ...nextLink(context.config, 'secrets', scope, { pageSize: query.pageSize }, next),
      },
    };
  },
);
