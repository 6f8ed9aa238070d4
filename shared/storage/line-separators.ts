import type { TableClient } from '@azure/data-tables';

/**
 * U+2028 and U+2029 may stand in JSON as they are. Azurite 3.37.0 finds the JSON in a batch with a pattern that ends at
 * them (TableBatchSerialization, `/{+.+}+/`) and refuses the transaction. Escaped they are the same text to every reader,
 * and a batch has them nowhere but in JSON.
 */
export function escapeLineSeparators(client: Pick<TableClient, 'pipeline'>): void {
  client.pipeline.addPolicy({
    name: 'lineSeparators',
    sendRequest(request, next) {
      if (typeof request.body === 'string')
        request.body = request.body.replaceAll('\u2028', String.raw`\u2028`).replaceAll('\u2029', String.raw`\u2029`);
      return next(request);
    },
  });
}
