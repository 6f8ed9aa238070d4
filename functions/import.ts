import { readDocuments } from '../shared/door/documents.ts';
import { door } from '../shared/door/door.ts';
import { ImportQuery, readScope } from '../shared/door/query.ts';
import { imported, nameOnly } from '../shared/model/contract/connector-examples.ts';
import { ImportAnswer, ImportRequest } from '../shared/model/contract/import.ts';
import { bodiesIn } from '../shared/model/import-documents.ts';
import { importConnectors } from '../shared/services/import-connectors.ts';
import { showImport } from '../shared/services/show-import.ts';

door(
  {
    name: 'import-post',
    method: 'POST',
    route: 'v1/import',
    summary: 'Store many connectors',
    description:
      'Each is stored as if it had been put alone, with the organization and project that it names, or those of the query. One that is refused keeps no other from being stored. Secrets that do not exist become empty ones, to be filled with `PUT /api/v1/secrets/…`, which verifies every connector that waits for them.',
    needs: 'Connectors.Write',
    audit: 'connectors.imported',
    query: ImportQuery,
    body: 'documents',
    request: {
      schema: ImportRequest,
      examples: {
        list: { summary: 'Two definitions, of which one has mistakes', value: [imported, nameOnly], status: 200 },
        answer: {
          summary: 'An answer of Harness as it is',
          value: { status: 'SUCCESS', data: { content: [{ ...imported, createdAt: 1_700_000_000_000 }] } },
          status: 200,
        },
      },
    },
    answers: { success: { 200: ImportAnswer }, refusals: [] },
  },
  async ({ query, body, context }) => {
    const { account } = readScope(query);
    const documents = await readDocuments(String(body));
    const found = documents.flatMap(({ value, problems }) =>
      problems.length > 0
        ? [{ body: null, scope: readScope(query), problems }]
        : bodiesIn(value).map((one) => ({ body: one, scope: readScope(query, one), problems })),
    );
    const { dryRun } = query;
    const outcome = await importConnectors(context, account, found, { dryRun });
    return { status: 200, json: showImport(outcome, dryRun) };
  },
);
