import { expect, test } from 'vitest';
import { makeContext } from '../../../shared/context.ts';
import { importConnectors } from '../../../shared/services/import-connectors.ts';
import { inAccount, overHttp } from '../model/definition.ts';

test('an import that runs out of time tells which documents it did not come to', async () => {
  const context = makeContext({
    AzureWebJobsStorage__blobServiceUri: 'https://storage.blob.core.windows.net',
    AzureWebJobsStorage__queueServiceUri: 'https://storage.queue.core.windows.net',
    AzureWebJobsStorage__tableServiceUri: 'https://storage.table.core.windows.net',
    KEY_VAULT_URL: 'https://vault.vault.azure.net',
  });
  let minutes = 0;
  const clock = { ...context.clock, monotonicMs: () => 60_000 * minutes++ };
  const identifiers = ['a', 'b'];
  const documents = identifiers.map((identifier) => ({
    body: { connector: { ...overHttp, type: 'Github', identifier } },
    scope: inAccount,
    problems: [],
  }));
  const { documents: told } = await importConnectors({ ...context, clock }, inAccount.account, documents, {
    dryRun: false,
  });
  expect(told).toMatchObject([
    { identifier: 'a', result: 'refused', refusal: { code: 'InvalidRequest' } },
    {
      identifier: 'b',
      result: 'refused',
      refusal: { code: 'GaveUp', hint: expect.stringMatching(/^Send the same import/) },
    },
  ]);
});
