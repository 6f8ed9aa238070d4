import { type AnswerCode, answerErrors } from '../model/errors.ts';
import type { DoorDeclaration } from './door.ts';

type Declared = Pick<DoorDeclaration, 'needs' | 'route' | 'query' | 'body' | 'answers'>;

/** Every code that a door refuses with, by status: those it declares, and those that come with what it takes. */
export function refusalsOf({ needs, route, query, body, answers }: Declared): Map<number, AnswerCode[]> {
  const looksAtBody = body !== 'none' && body !== 'unread';
  const takesInput = body !== 'unread' && (looksAtBody || route.includes('{') || Object.keys(query.shape).length > 0);
  const codes: AnswerCode[] = [
    ...(takesInput ? (['InvalidRequest'] as const) : []),
    ...answers.refusals,
    ...(!looksAtBody ? [] : (['BodyTooLarge', 'ContentTypeNotSupported'] as const)),
    'InternalError',
    ...(needs === null ? [] : (['AuthNotConfigured', 'StorageUnavailable', 'SecretStoreUnavailable'] as const)),
  ];
  return Map.groupBy(
    codes.toSorted((a, b) => answerErrors[a].status - answerErrors[b].status),
    (code) => answerErrors[code].status,
  );
}
