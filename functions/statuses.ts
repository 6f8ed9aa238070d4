import { door } from '../shared/door/door.ts';
import { apiLink, scopeParameters } from '../shared/door/links.ts';
import { readScope, requireIdentifier, ScopeQuery } from '../shared/door/query.ts';
import { StatusRequest } from '../shared/model/commit-status.ts';
import { ShownStatus, statusExamples } from '../shared/model/contract/status.ts';
import { readStatus, requestStatus, showStatus } from '../shared/services/statuses.ts';

const route = 'v1/connectors/{identifier}/statuses';

door(
  {
    name: 'statuses-post',
    method: 'POST',
    route,
    summary: 'Set a status on a commit or a pull request',
    description:
      'Queued: the newest that is wanted under a genre and name is posted, and what was wanted before and is not posted yet is superseded.',
    needs: 'Connectors.Write',
    audit: 'status.wanted',
    query: ScopeQuery,
    body: 'definition',
    request: {
      schema: StatusRequest,
      examples: {
        commit: { summary: 'On a commit', value: statusExamples.commit, status: 202 },
        pullRequest: { summary: 'On one iteration of a pull request', value: statusExamples.pullRequest, status: 202 },
        noRepository: {
          summary: 'In what is no name of a repository',
          value: statusExamples.noRepository,
          status: 400,
        },
      },
    },
    gives: ['Operation-Location', 'Retry-After'],
    answers: {
      success: { 202: ShownStatus },
      refusals: ['ConnectorNotFound', 'ApiAccessRequired', 'ChangedMeanwhile'],
    },
  },
  async ({ params, query, body, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const { warnings, ...wish } = await requestStatus(context, scope, identifier, body);
    const link = apiLink(context.config, `connectors/${identifier}/statuses/${wish.id}`, scopeParameters(scope));
    return {
      status: 202,
      json: showStatus(wish, warnings),
      headers: { 'Operation-Location': link, 'Retry-After': '1' },
      entity: wish.id,
    };
  },
);

door(
  {
    name: 'statuses-get',
    method: 'GET',
    route: `${route}/{status}`,
    summary: 'Read what became of a status',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    gives: ['Retry-After'],
    answers: { success: { 200: ShownStatus }, refusals: ['ConnectorNotFound', 'StatusNotFound'] },
  },
  async ({ params, query, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const shown = showStatus(await readStatus(context, scope, identifier, params['status'] ?? ''));
    return { status: 200, json: shown, headers: shown.status === 'PENDING' ? { 'Retry-After': '1' } : {} };
  },
);
