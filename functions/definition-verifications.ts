import { door } from '../shared/door/door.ts';
import { FilterQuery, filterOf, filterParameters } from '../shared/door/filter-query.ts';
import { afterOf, nextLink, trialHeaders } from '../shared/door/links.ts';
import { readScope, ScopeQuery } from '../shared/door/query.ts';
import { inlineToken } from '../shared/model/contract/connector-examples.ts';
import { ConnectorRequest } from '../shared/model/contract/connector.ts';
import { ShownVerification, TrialOrQueued, TrialVerification } from '../shared/model/contract/verification.ts';
import { showVerification } from '../shared/services/show-verification.ts';
import { readTrial, tryDefinition } from '../shared/services/try-definition.ts';
import { waitForRun } from '../shared/services/verifications.ts';
import { verifyMany } from '../shared/services/verify-many.ts';

door(
  {
    name: 'definition-verifications-post',
    method: 'POST',
    route: 'v1/verifications',
    summary: 'Verify many connectors, or a definition before it is saved',
    description:
      'Without a body: queues a verification of each connector that the filter means, five a second; `nextLink` leads on after 1,000. With a body: verifies that definition, with the secrets sent along or those that are stored, and stores nothing on any connector; `Prefer: wait=N` waits for the result.',
    needs: 'Connectors.Verify',
    audit: 'verifications.started',
    query: FilterQuery,
    body: 'optional',
    request: {
      schema: ConnectorRequest,
      examples: { inlineToken: { summary: 'Test before save', value: inlineToken, status: 202 } },
    },
    takes: ['Prefer'],
    gives: ['Operation-Location', 'Retry-After'],
    answers: {
      success: { 200: TrialVerification, 202: TrialOrQueued },
      refusals: ['ChangedMeanwhile', 'GaveUp'],
    },
  },
  async ({ query, body, waitSeconds, context }) => {
    const scope = readScope(query, body);
    if (body === undefined) {
      const { next, ...queued } = await verifyMany(context, scope, filterOf(query), afterOf(query.pageToken));
      const link = nextLink(context.config, 'verifications', scope, filterParameters(query), next);
      return { status: 202, json: { ...queued, ...link } };
    }
    const { run: pointer, warnings } = await tryDefinition(context, scope, body);
    const run =
      (await waitForRun(context, scope.account, pointer, waitSeconds)) ??
      (await readTrial(context, scope, pointer.uid));
    return {
      status: run.state === 'COMPLETED' ? 200 : 202,
      json: { ...showVerification(run), warnings },
      headers: trialHeaders(context.config, scope, pointer.uid),
      entity: pointer.uid,
    };
  },
);

door(
  {
    name: 'definition-verifications-get',
    method: 'GET',
    route: 'v1/verifications/{verification}',
    summary: 'Read the verification of a definition that was not saved',
    description: '`Prefer: wait=N` waits until it is over.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    takes: ['Prefer'],
    gives: ['Retry-After'],
    answers: { success: { 200: ShownVerification }, refusals: ['VerificationNotFound'] },
  },
  async ({ params, query, waitSeconds, context }) => {
    const scope = readScope(query);
    const now = await readTrial(context, scope, params['verification'] ?? '');
    const run = waitSeconds === 0 ? now : ((await waitForRun(context, scope.account, now, waitSeconds)) ?? now);
    const headers = run.state === 'COMPLETED' ? {} : { 'Retry-After': '1' };
    return { status: 200, json: showVerification(run), headers };
  },
);
