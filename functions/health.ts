import { door } from '../shared/door/door.ts';
import { NoQuery } from '../shared/door/query.ts';

/** Alive and able to answer. Touches nothing, so that a probe costs nothing and tells of this instance alone. */
door(
  {
    name: 'health-get',
    method: 'GET',
    route: 'v1/health',
    needs: null,
    audit: { none: 'reading changes nothing' },
    query: NoQuery,
    body: 'none',
    answers: { success: [200], refusals: [] },
  },
  () => Promise.resolve({ status: 200, json: { status: 'ok' } }),
);
