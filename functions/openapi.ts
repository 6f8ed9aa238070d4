import { door } from '../shared/door/door.ts';
import { NoQuery } from '../shared/door/query.ts';
import { ContractDocument } from '../shared/model/contract/service.ts';

/** The contract itself. Loaded at first use: no other call needs it. */
door(
  {
    name: 'openapi-get',
    method: 'GET',
    route: 'v1/openapi.json',
    summary: 'Read this document',
    needs: null,
    audit: { none: 'reading changes nothing' },
    query: NoQuery,
    body: 'none',
    answers: { success: { 200: ContractDocument }, refusals: [] },
  },
  async () => {
    const { default: json } = await import('../docs/openapi.json', { with: { type: 'json' } });
    return { status: 200, json };
  },
);
