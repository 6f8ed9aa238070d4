import { type AnswerCode, answerErrors, Refusal } from '../model/errors.ts';
import { Unavailable } from '../model/unavailable.ts';

export type ProblemAnswer = { status: number; headers: Record<string, string>; body: string };

/**
 * Any error as application/problem+json (RFC 9457). What was refused on purpose speaks for itself; of everything else
 * the caller learns only that it was not their mistake, since the words of an error are for the operator.
 */
export function toProblem(error: unknown, requestId: string): ProblemAnswer {
  const refusal = error instanceof Refusal ? error : ourTrouble(error);
  const { status, title } = answerErrors[refusal.code];
  const { code, message: detail, hint, problems: errors, retryAfterSeconds } = refusal;
  const body = { title, status, code, detail, hint, requestId, ...(errors.length === 0 ? {} : { errors }) };
  return {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Error-Code': code,
      ...(retryAfterSeconds === null ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    },
    body: JSON.stringify(body),
  };
}

function ourTrouble(error: unknown): Refusal {
  if (error instanceof Unavailable) {
    const code: AnswerCode = error.service === 'vault' ? 'SecretStoreUnavailable' : 'StorageUnavailable';
    const detail = `The ${error.service} of the service does not answer. Nothing half-done was left behind.`;
    return new Refusal(code, detail, 'Send it again after the time in Retry-After.', {
      retryAfterSeconds: error.retryAfterSeconds,
    });
  }
  const detail = 'The service failed; the request may be fine.';
  return new Refusal(
    'InternalError',
    detail,
    'Send it again; if it stays so, give the requestId to the operator of this service.',
  );
}
