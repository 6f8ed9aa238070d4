import type { TableClient } from '@azure/data-tables';

/** Any object that the SDK hands on from the options of a call to its request: the call's own deadline. */
type Call = AbortSignal;

/**
 * `submitTransaction` of @azure/data-tables 13.3.2 sends every delete of a transaction with `If-Match: *`, whatever
 * ETag the caller knows (TableClient.submitTransaction hands on the two keys only), so a row that changed since it was
 * read would be deleted all the same. The service takes the condition: it is put into the batch on its way out.
 */
export function makeConditionalDeletes(client: Pick<TableClient, 'pipeline'>) {
  const etags = new WeakMap<Call, readonly string[]>();
  client.pipeline.addPolicy({
    name: 'conditionalDeletes',
    sendRequest(request, next) {
      const expected = request.abortSignal instanceof AbortSignal ? etags.get(request.abortSignal) : undefined;
      if (expected !== undefined && typeof request.body === 'string') request.body = withEtags(request.body, expected);
      return next(request);
    },
  });
  /** `expected`: the ETags of the deletes of the transaction that `call` is the deadline of, in their order. */
  return (call: Call, expected: readonly string[]): void => {
    if (expected.length > 0) etags.set(call, expected);
  };
}

/** Exported for its test. Throws when a delete finds no place for its ETag: better no commit than a blind one. */
export function withEtags(batch: string, expected: readonly string[]): string {
  const remaining = [...expected];
  const conditioned = batch.replaceAll(
    /(\r?\nDELETE [^\r\n]+\r?\n(?:[^\r\n]+\r?\n)*?if-match: )\*/gi,
    (whole, before: string) => {
      const etag = remaining.shift();
      return etag === undefined ? whole : `${before}${etag}`;
    },
  );
  if (remaining.length > 0) throw new Error(`${remaining.length} deletes of the transaction kept no condition`);
  return conditioned;
}
