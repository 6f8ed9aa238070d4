import { door } from '../shared/door/door.ts';
import { afterOf, nextLink } from '../shared/door/links.ts';
import { readScope, WholeQuery } from '../shared/door/query.ts';
import { CredentialPage } from '../shared/model/contract/credential.ts';
import { listCredentials } from '../shared/services/credentials.ts';
import { showCredential } from '../shared/services/show-credential.ts';

door(
  {
    name: 'credentials-list',
    method: 'GET',
    route: 'v1/credentials',
    summary: 'List whom the tokens belong to',
    description:
      'Each identity that verifications have met, its secrets, and the connectors that would fail without it. A page is computed from 500 connectors of the scope; an identity that is met on two pages appears on both.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: WholeQuery,
    body: 'none',
    answers: { success: { 200: CredentialPage }, refusals: [] },
  },
  async ({ query, context }) => {
    const scope = readScope(query);
    const { all, pageToken } = query;
    const { credentials, next } = await listCredentials(context, scope, { all, after: afterOf(pageToken) });
    const link = nextLink(context.config, 'credentials', scope, all ? { all: 'true' } : {}, next);
    return { status: 200, json: { value: credentials.map(showCredential), ...link } };
  },
);
