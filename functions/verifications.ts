import { type Answer, door, type DoorCall } from '../shared/door/door.ts';
import { nextLink, operationHeaders, pageOf } from '../shared/door/links.ts';
import { PageQuery, readScope, requireIdentifier, ScopeQuery } from '../shared/door/query.ts';
import { showVerification } from '../shared/services/show-verification.ts';
import { verificationId } from '../shared/services/verification-id.ts';
import { listVerifications, readVerification, verifyNow, waitForRun } from '../shared/services/verifications.ts';

const route = 'v1/connectors/{identifier}/verifications';

door(
  {
    name: 'verifications-post',
    method: 'POST',
    route,
    needs: 'Connectors.Verify',
    audit: 'verification.started',
    query: ScopeQuery,
    body: 'none',
    answers: { success: [200, 202], refusals: ['ConnectorNotFound', 'ChangedMeanwhile'] },
  },
  start,
);

async function start({ params, query, waitSeconds, context }: DoorCall<ScopeQuery>): Promise<Answer> {
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
}

door(
  {
    name: 'verifications-get',
    method: 'GET',
    route: `${route}/{verification}`,
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: ScopeQuery,
    body: 'none',
    answers: { success: [200], refusals: ['ConnectorNotFound', 'VerificationNotFound'] },
  },
  async ({ params, query, waitSeconds, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const now = await readVerification(context, scope, identifier, params['verification'] ?? '');
    const run = waitSeconds === 0 ? now : ((await waitForRun(context, scope.account, now, waitSeconds)) ?? now);
    const headers: Record<string, string> = run.state === 'COMPLETED' ? {} : { 'Retry-After': '1' };
    return { status: 200, json: showVerification(run), headers };
  },
);

door(
  {
    name: 'verifications-list',
    method: 'GET',
    route,
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: PageQuery,
    body: 'none',
    answers: { success: [200], refusals: ['ConnectorNotFound'] },
  },
  async ({ params, query, context }) => {
    const scope = readScope(query);
    const identifier = requireIdentifier(params['identifier']);
    const { runs, next } = await listVerifications(context, scope, identifier, pageOf(query));
    const path = `connectors/${identifier}/verifications`;
    return {
      status: 200,
      json: { value: runs.map(showVerification), ...nextLink(context.config, path, scope, query, next) },
    };
  },
);
