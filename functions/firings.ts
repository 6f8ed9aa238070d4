import { door } from '../shared/door/door.ts';
import { apiLink, nextLink, pageOf, scopeParameters } from '../shared/door/links.ts';
import { PageQuery, readScope, requireIdentifier, ScopeQuery } from '../shared/door/query.ts';
import { FiringPage, ShownFiring } from '../shared/model/contract/firing.ts';
import { listFirings, readFiring, replayFiring, showFiring } from '../shared/services/firings.ts';

const route = 'v1/triggers/{identifier}/firings';

door(
  {
    name: 'firings-list',
    method: 'GET',
    route,
    summary: 'List the firings of a trigger',
    description: 'By the time of their events, newest first, each with every try to deliver it.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: PageQuery,
    body: 'none',
    answers: { success: { 200: FiringPage }, refusals: ['TriggerNotFound'] },
  },
  async ({ params, query, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const { firings, next } = await listFirings(context, scope, identifier, pageOf(query));
    const path = `triggers/${identifier}/firings`;
    const link = nextLink(context.config, path, scope, { pageSize: query.pageSize }, next);
    return { status: 200, json: { value: firings.map(showFiring), ...link } };
  },
);

door(
  {
    name: 'firings-get',
    method: 'GET',
    route: `${route}/{firing}`,
    summary: 'Read one firing',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    answers: { success: { 200: ShownFiring }, refusals: ['TriggerNotFound', 'FiringNotFound'] },
  },
  async ({ params, query, context }) => {
    const identifier = requireIdentifier(params['identifier']);
    const firing = await readFiring(context, readScope(query), identifier, params['firing'] ?? '');
    return { status: 200, json: showFiring(firing) };
  },
);

door(
  {
    name: 'firings-replay',
    method: 'POST',
    route: `${route}/{firing}/replay`,
    summary: 'Carry out a firing again',
    description:
      'With the trigger as it is now. It goes to a receiver that was given up, too, and a success takes that back.',
    needs: 'Connectors.Write',
    audit: 'firing.replayed',
    query: ScopeQuery,
    body: 'none',
    gives: ['Operation-Location', 'Retry-After'],
    answers: {
      success: { 202: ShownFiring },
      refusals: ['TriggerNotFound', 'FiringNotFound', 'ChangedMeanwhile'],
    },
  },
  async ({ params, query, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const firing = await replayFiring(context, scope, identifier, params['firing'] ?? '');
    const path = `triggers/${identifier}/firings/${firing.id}`;
    const headers = {
      'Operation-Location': apiLink(context.config, path, scopeParameters(scope)),
      'Retry-After': '1',
    };
    return { status: 202, json: showFiring(firing), headers, entity: firing.id };
  },
);
