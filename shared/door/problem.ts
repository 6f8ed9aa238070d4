import { type AnswerCode, answerErrors } from '../model/errors.ts';
import { toRefusal } from '../model/to-refusal.ts';

export type ProblemAnswer = { status: number; headers: Record<string, string>; body: string };

/** How to show who one is, without which no 401 may be (RFC 9110, 11.6.1). */
const challenges: Partial<Record<AnswerCode, string>> = { WebhookUnauthorized: 'Basic realm="webhooks"' };

/** Any error as application/problem+json (RFC 9457). */
export function toProblem(error: unknown, requestId: string): ProblemAnswer {
  const refusal = toRefusal(error);
  const { status, title } = answerErrors[refusal.code];
  const challenge = challenges[refusal.code];
  const { code, message: detail, hint, problems: errors, retryAfterSeconds } = refusal;
  const body = { title, status, code, detail, hint, requestId, ...(errors.length === 0 ? {} : { errors }) };
  return {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Error-Code': code,
      ...(challenge === undefined ? {} : { 'WWW-Authenticate': challenge }),
      ...(retryAfterSeconds === null ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    },
    body: JSON.stringify(body),
  };
}
