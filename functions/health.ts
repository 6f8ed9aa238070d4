import { door } from '../shared/door/door.ts';
import { NoQuery } from '../shared/door/query.ts';
import { Health } from '../shared/model/contract/service.ts';

/** Alive and able to answer. Touches nothing, so that a probe costs nothing and tells of this instance alone. */
door(
  {
    name: 'health-get',
    method: 'GET',
    route: 'v1/health',
    summary: 'Whether the service answers',
    description: 'Touches nothing else.',
    needs: null,
    audit: { none: 'reading changes nothing' },
    query: NoQuery,
    body: 'none',
    answers: { success: { 200: Health }, refusals: [] },
  },
  () => Promise.resolve({ status: 200, json: { status: 'ok' as const } }),
);
