import type { IncomingMessage } from 'node:http';
import type { AuthLevel } from '../function-index.ts';
import { levelOfKey, type HostKeys } from './keys.ts';

/** The level of a request: its key is the first `x-functions-key` header, else the first `code` of the query. */
export function levelOf(
  request: IncomingMessage,
  query: URLSearchParams,
  keys: HostKeys,
  functionName: string | null,
): AuthLevel {
  const header = request.headersDistinct['x-functions-key']?.[0];
  return levelOfKey(header ?? query.get('code'), keys, functionName);
}

/** Levels are not a ladder: a system key does not open what asks for a function key. Only admin opens everything. */
export function isAuthorized(required: AuthLevel, level: AuthLevel): boolean {
  return required === 'anonymous' || level === required || level === 'admin';
}
