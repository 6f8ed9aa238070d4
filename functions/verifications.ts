import { door } from '../shared/door/door.ts';
import { nextLink, operationHeaders, pageOf } from '../shared/door/links.ts';
import { PageQuery, readScope, requireIdentifier, ScopeQuery } from '../shared/door/query.ts';
import { ShownVerification, VerificationPage } from '../shared/model/contract/verification.ts';
import { showVerification } from '../shared/services/show-verification.ts';
import { verificationId } from '../shared/services/verification-id.ts';
import { listVerifications, readVerification, verifyNow, waitForRun } from '../shared/services/verifications.ts';

const route = 'v1/connectors/{identifier}/verifications';

door(
  {
    name: 'verifications-post',
    method: 'POST',
    route,
    summary: 'Verify a connector now',
    description: 'Answers 202 while it runs, and 200 when `Prefer: wait=N` was long enough for the result.',
    needs: 'Connectors.Verify',
    audit: 'verification.started',
    query: ScopeQuery,
    body: 'none',
    takes: ['Prefer'],
    gives: ['Operation-Location', 'Retry-After'],
    answers: {
      success: { 200: ShownVerification, 202: ShownVerification },
      refusals: ['ConnectorNotFound', 'ChangedMeanwhile'],
    },
  },
  async ({ params, query, waitSeconds, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const pointer = await verifyNow(context, scope, identifier);
    const id = verificationId(pointer.uid, pointer.sequence);
    const run =
      (await waitForRun(context, scope.account, pointer, waitSeconds)) ??
      (await readVerification(context, scope, identifier, id));
    return {
      status: run.state === 'COMPLETED' ? 200 : 202,
      json: showVerification(run),
      headers: operationHeaders(context.config, scope, identifier, id),
      entity: pointer.uid,
    };
  },
);

door(
  {
    name: 'verifications-get',
    method: 'GET',
    route: `${route}/{verification}`,
    summary: 'Read one verification with all its checks',
    description: '`Prefer: wait=N` waits until it is over.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    takes: ['Prefer'],
    gives: ['Retry-After'],
    answers: { success: { 200: ShownVerification }, refusals: ['ConnectorNotFound', 'VerificationNotFound'] },
  },
  async ({ params, query, waitSeconds, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const now = await readVerification(context, scope, identifier, params['verification'] ?? '');
    const run = waitSeconds === 0 ? now : ((await waitForRun(context, scope.account, now, waitSeconds)) ?? now);
    const headers = run.state === 'COMPLETED' ? {} : { 'Retry-After': '1' };
    return { status: 200, json: showVerification(run), headers };
  },
);

door(
  {
    name: 'verifications-list',
    method: 'GET',
    route,
    summary: 'List the verifications of a connector',
    description: 'Newest first.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: PageQuery,
    body: 'none',
    answers: { success: { 200: VerificationPage }, refusals: ['ConnectorNotFound'] },
  },
  async ({ params, query, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const { runs, next } = await listVerifications(context, scope, identifier, pageOf(query));
    const path = `connectors/${identifier}/verifications`;
    const link = nextLink(context.config, path, scope, { pageSize: query.pageSize }, next);
    return { status: 200, json: { value: runs.map(showVerification), ...link } };
  },
);
