import { expect, test } from 'vitest';
import { bodiesIn } from '../../../shared/model/import-documents.ts';

const definition = { identifier: 'a', type: 'AzureRepo', spec: {} };
const other = { identifier: 'b', type: 'Github', spec: {} };
const extras = { createdAt: 1, status: { status: 'SUCCESS' }, harnessManaged: false };

test.each([
  ['one definition', { connector: definition, extra: 1 }, [{ connector: definition, extra: 1 }]],
  ['an array', [{ connector: definition }, { connector: other }], [{ connector: definition }, { connector: other }]],
  ['an array of bare definitions', [definition], [{ connector: definition }]],
  [
    'an answer of Harness',
    {
      status: 'SUCCESS',
      data: { totalItems: 2, content: [{ connector: definition, ...extras }, { connector: other }] },
    },
    [{ connector: definition }, { connector: other }],
  ],
  ['a page of this service', { value: [{ connector: definition, uid: 'x' }] }, [{ connector: definition }]],
  [
    'secrets sent along',
    [{ connector: definition, secrets: { pat: {} }, ...extras }],
    [{ connector: definition, secrets: { pat: {} } }],
  ],
  ['an empty list', [], []],
  ['something else', { pipeline: {} }, [{ pipeline: {} }]],
  ['a list of something else', [1, null, 'x'], [1, null, 'x']],
])('%s', (_, document, bodies) => {
  expect(bodiesIn(document)).toEqual(bodies);
});
