import { AzureNamedKeyCredential, TableClient, type TransactionAction } from '@azure/data-tables';
import { describe, expect, test } from 'vitest';
import { makeConditionalDeletes, withEtags } from '../../../shared/storage/conditional-delete.ts';

const row = (rowKey: string) => ({ partitionKey: 'acme', rowKey });
const credential = new AzureNamedKeyCredential('account', Buffer.from('key').toString('base64'));

/** The SDK with nobody behind it: what it would have sent is kept, and the sending fails. */
function clientOnPaper() {
  const sent: string[] = [];
  const client = new TableClient('https://storage.example', 'entities', credential, {
    retryOptions: { maxRetries: 0 },
    httpClient: {
      sendRequest({ body }) {
        if (typeof body === 'string') sent.push(body);
        return Promise.reject(new Error('nobody is there'));
      },
    },
  });
  return { client, sent, conditionDeletes: makeConditionalDeletes(client) };
}

async function send(paper: ReturnType<typeof clientOnPaper>, actions: TransactionAction[], etags: string[]) {
  const abortSignal = AbortSignal.timeout(10_000);
  paper.conditionDeletes(abortSignal, etags);
  await expect(paper.client.submitTransaction(actions, { abortSignal })).rejects.toThrow('nobody is there');
}

/** Each operation of a batch with its condition. */
function conditions(batch: string): string[] {
  return batch
    .split(/(?=^(?:POST|PUT|MERGE|PATCH|DELETE) )/m)
    .slice(1)
    .map((part) => `${part.split(' ', 1)[0]} ${/^if-match: (.*)$/im.exec(part)?.[1] ?? 'none'}`);
}

describe('a transaction', () => {
  test('deletes each row only as it was read, whatever stands between the deletes', async () => {
    const paper = clientOnPaper();
    const actions: TransactionAction[] = [
      ['delete', row('connector!!!a')],
      ['create', { ...row('change!c'), adds: '\r\nDELETE /x HTTP/1.1\r\nif-match: *' }],
      ['delete', row('use!!!pat!!!a')],
      ['update', { ...row('secret!!!pat') }, 'Replace', { etag: 'W/"7"' }],
      ['delete', row('use!!!key!!!a')],
    ];
    await send(paper, actions, ['W/"1"', '*', 'W/"3"']);
    expect(paper.sent.map(conditions)).toEqual([
      ['DELETE W/"1"', 'POST none', 'DELETE *', 'PUT W/"7"', 'DELETE W/"3"'],
    ]);
  });

  test('beside another keeps its own conditions', async () => {
    const paper = clientOnPaper();
    await Promise.all(['1', '2', '3'].map((n) => send(paper, [['delete', row(n)]], [`W/"${n}"`])));
    expect(paper.sent.flatMap(conditions).toSorted()).toEqual(['DELETE W/"1"', 'DELETE W/"2"', 'DELETE W/"3"']);
  });

  test('without deletes goes out as the SDK wrote it', async () => {
    const paper = clientOnPaper();
    await send(paper, [['create', row('a')]], []);
    expect(paper.sent.map(conditions)).toEqual([['POST none']]);
  });

  test('whose delete would be blind does not go out', () => {
    expect(() => withEtags('--batch\r\n\r\nPOST /x HTTP/1.1\r\n\r\n', ['W/"1"'])).toThrow('kept no condition');
  });
});
