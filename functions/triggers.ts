import { door } from '../shared/door/door.ts';
import { nextLink, pageOf } from '../shared/door/links.ts';
import { PageQuery, readScope, requireIdentifier, ScopeQuery } from '../shared/door/query.ts';
import { evaluation, misspelt, pushToMain } from '../shared/model/contract/trigger-examples.ts';
import {
  Evaluation,
  EvaluationRequest,
  ShownTrigger,
  TriggerAtWork,
  TriggerPage,
  TriggerRequest,
} from '../shared/model/contract/trigger.ts';
import { placeOfTrigger } from '../shared/model/triggers/trigger-request.ts';
import { evaluateTrigger } from '../shared/services/evaluate-trigger.ts';
import { showEndpoint } from '../shared/services/firings.ts';
import { putTrigger } from '../shared/services/put-trigger.ts';
import { deleteTrigger, listTriggers, readTrigger, showTrigger, triggerTag } from '../shared/services/triggers.ts';

const route = 'v1/triggers/{identifier}';

door(
  {
    name: 'triggers-put',
    method: 'PUT',
    route,
    summary: 'Store a trigger',
    description: 'Takes the trigger of Harness for `AzureRepo`, with or without `trigger:` around it.',
    needs: 'Connectors.Write',
    audit: 'trigger.put',
    query: ScopeQuery,
    body: 'definition',
    request: {
      schema: TriggerRequest,
      examples: {
        pushToMain: { summary: 'Pushes to main and to releases', value: pushToMain, status: 201 },
        unwrapped: { summary: 'The same, unwrapped', value: pushToMain.trigger, status: 200 },
        misspelt: { summary: 'Two mistakes, told at once', value: misspelt, status: 400 },
      },
    },
    takes: ['If-Match', 'If-None-Match'],
    gives: ['ETag'],
    answers: {
      success: { 200: ShownTrigger, 201: ShownTrigger },
      refusals: ['PreconditionFailed', 'ChangedMeanwhile'],
    },
  },
  async ({ params, query, body, conditions, context }) => {
    const scope = readScope(query, body, placeOfTrigger(body));
    const identifier = requireIdentifier(params['identifier']);
    const { result, trigger, warnings } = await putTrigger(context, { scope, identifier, body, conditions });
    const status = result === 'created' ? 201 : 200;
    return {
      status,
      json: showTrigger(trigger, warnings),
      headers: { ETag: triggerTag(trigger) },
      entity: trigger.uid,
    };
  },
);

door(
  {
    name: 'triggers-get',
    method: 'GET',
    route,
    summary: 'Read a trigger',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    gives: ['ETag'],
    answers: { success: { 200: TriggerAtWork }, refusals: ['TriggerNotFound'] },
  },
  async ({ params, query, context }) => {
    const scope = readScope(query);
    const trigger = await readTrigger(context, scope, requireIdentifier(params['identifier']));
    const endpoint = await showEndpoint(context, scope.account, trigger);
    return { status: 200, json: { ...showTrigger(trigger), endpoint }, headers: { ETag: triggerTag(trigger) } };
  },
);

door(
  {
    name: 'triggers-delete',
    method: 'DELETE',
    route,
    summary: 'Delete a trigger',
    needs: 'Connectors.Write',
    audit: 'trigger.deleted',
    query: ScopeQuery,
    body: 'none',
    takes: ['If-Match', 'If-None-Match'],
    answers: { success: { 204: null }, refusals: ['TriggerNotFound', 'PreconditionFailed', 'ChangedMeanwhile'] },
  },
  async ({ params, query, conditions, context }) => {
    await deleteTrigger(context, readScope(query), requireIdentifier(params['identifier']), conditions);
    return { status: 204 };
  },
);

door(
  {
    name: 'triggers-list',
    method: 'GET',
    route: 'v1/triggers',
    summary: 'List the triggers of a scope',
    description: 'Those of exactly this scope, by identifier.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: PageQuery,
    body: 'none',
    answers: { success: { 200: TriggerPage }, refusals: [] },
  },
  async ({ query, context }) => {
    const scope = readScope(query);
    const { found, next } = await listTriggers(context, scope, pageOf(query));
    const links = nextLink(context.config, 'triggers', scope, { pageSize: query.pageSize }, next);
    return { status: 200, json: { value: found.map((trigger) => showTrigger(trigger)), ...links } };
  },
);

door(
  {
    name: 'triggers-evaluate',
    method: 'POST',
    route: 'v1/triggers/evaluate',
    summary: 'Try a trigger with a delivery',
    description:
      'Says what the payload means and whether the trigger would fire, condition by condition. Stores nothing and calls nobody; the connector of a trigger that is sent along need not exist.',
    needs: 'Connectors.Read',
    audit: { none: 'evaluating changes nothing' },
    query: ScopeQuery,
    body: 'delivery',
    request: {
      schema: EvaluationRequest,
      examples: {
        push: { summary: 'A push to main', value: evaluation, status: 200 },
        unknown: { summary: 'A trigger that is not there', value: { ...evaluation, trigger: 'nowhere' }, status: 404 },
      },
    },
    answers: { success: { 200: Evaluation }, refusals: ['TriggerNotFound'] },
  },
  async ({ query, body, context }) => {
    const scope = readScope(query, body, placeOfTrigger(body, '/trigger'));
    return { status: 200, json: await evaluateTrigger(context, scope, body) };
  },
);
