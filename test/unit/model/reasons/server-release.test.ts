import { expect, test } from 'vitest';
import { describeOffered } from '../../../../shared/model/reasons/server-release.ts';

test.each([
  [
    'The requested REST API version of 4.1-preview.1 is out of range for this server. The latest REST API version this server supports is 3.2.',
    'its newest is 3.2, that of Team Foundation Server 2017',
  ],
  [
    'La dernière version prise en charge est 6.0, et non la version 7.1 demandée.',
    'its newest is 6.0, that of Azure DevOps Server 2020',
  ],
  ['The newest is 0.9, not 4.1.', 'its newest is 0.9'],
  ['A preview flag must be supplied, for example "7.2-preview".', 'it does not say which ones it has'],
  ['Assembly 19.0.0.0 of 10.20.30.40', 'it does not say which ones it has'],
  ['', 'it does not say which ones it has'],
])('%s', (refusal, sentence) => {
  expect(describeOffered(refusal)).toBe(sentence);
});
