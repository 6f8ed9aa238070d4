import { type AnswerCode, Refusal } from './errors.ts';
import { Unavailable } from './unavailable.ts';

/**
 * Any error as a caller may see it. What was refused on purpose speaks for itself; of everything else the caller learns
 * only that it was not their mistake, since the words of an error are for the operator.
 */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof Unavailable) {
    const code: AnswerCode = error.service === 'vault' ? 'SecretStoreUnavailable' : 'StorageUnavailable';
    const detail = `The ${error.service} of the service does not answer. Nothing half-done was left behind.`;
    return new Refusal(code, detail, 'Send it again after the time in Retry-After.', {
      retryAfterSeconds: error.retryAfterSeconds,
    });
  }
  const detail = 'The service failed; the request may be fine.';
  const hint = 'Send it again; if it stays so, give the requestId to the operator of this service.';
  return new Refusal('InternalError', detail, hint);
}
