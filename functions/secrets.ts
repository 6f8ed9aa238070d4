import { door } from '../shared/door/door.ts';
import { nextLink, pageOf } from '../shared/door/links.ts';
import { PageQuery, readScope, requireIdentifier, ScopeQuery } from '../shared/door/query.ts';
import { deleteSecret, listSecrets, putSecret, readSecret, usersOf } from '../shared/services/secrets.ts';
import { showSecret, showUser } from '../shared/services/show-secret.ts';

const route = 'v1/secrets/{identifier}';

door(
  {
    name: 'secrets-put',
    method: 'PUT',
    route,
    needs: 'Connectors.Write',
    audit: 'secret.put',
    query: ScopeQuery,
    body: 'definition',
    answers: { success: [200, 201], refusals: ['ChangedMeanwhile', 'SecretKindFixed', 'GaveUp'] },
  },
  async ({ params, query, body, context }) => {
    const { result, secret } = await putSecret(
      context,
      readScope(query),
      requireIdentifier(params['identifier']),
      body,
    );
    return { status: result === 'created' ? 201 : 200, json: showSecret(secret) };
  },
);

door(
  {
    name: 'secrets-get',
    method: 'GET',
    route,
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    answers: { success: [200], refusals: ['SecretNotFound'] },
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
    needs: 'Connectors.Write',
    audit: 'secret.deleted',
    query: ScopeQuery,
    body: 'none',
    answers: { success: [204], refusals: ['SecretNotFound', 'SecretInUse', 'ChangedMeanwhile'] },
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
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: PageQuery,
    body: 'none',
    answers: { success: [200], refusals: [] },
  },
  async ({ query, context }) => {
    const scope = readScope(query);
    const { secrets, next } = await listSecrets(context, scope, pageOf(query));
    return {
      status: 200,
      json: { value: secrets.map(showSecret), ...nextLink(context.config, 'secrets', scope, query, next) },
    };
  },
);
