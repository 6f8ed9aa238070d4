import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables';
import { expect, test } from 'vitest';
import { escapeLineSeparators } from '../../../shared/storage/line-separators.ts';

test('a batch carries the two line separators of Unicode as escapes, and no other text differently', async () => {
  const sent: string[] = [];
  const credential = new AzureNamedKeyCredential('account', Buffer.from('key').toString('base64'));
  const client = new TableClient('https://storage.example', 'entities', credential, {
    retryOptions: { maxRetries: 0 },
    httpClient: {
      sendRequest({ body }) {
        if (typeof body === 'string') sent.push(body);
        return Promise.reject(new Error('nobody is there'));
      },
    },
  });
  escapeLineSeparators(client);
  const row = { partitionKey: 'acme', rowKey: 'a', text: 'a\u2028b\u2029c\u0085é\n🙂' };
  await expect(client.submitTransaction([['create', row]])).rejects.toThrow('nobody is there');
  expect(sent).toHaveLength(1);
  expect(sent[0]).not.toMatch(/[\u2028\u2029]/);
  const [json = ''] = /\{.*\}/.exec(sent[0] ?? '') ?? [];
  expect(JSON.parse(json)).toMatchObject({ text: row.text });
});
