import { jsonType } from './exchange.ts';
import type { Answer } from './exchange.ts';

/**
 * The one JSON form of an error at the REST door. Clients match `typeKey`; `message` is localised.
 * `place` is the namespace of the exception, followed by `, assembly` where that has another name.
 */
export function serviceError(status: number, place: string, typeKey: string, message: string, more = {}): Answer {
  const [namespace = '', assembly = namespace] = place.split(', ');
  const body = {
    $id: '1',
    ...more,
    innerException: null,
    message,
    typeName: `${namespace}.${typeKey}, ${assembly}`,
    typeKey,
    errorCode: 0,
    eventId: 3000,
  };
  return { status, headers: { 'Content-Type': jsonType }, body: JSON.stringify(body) };
}
