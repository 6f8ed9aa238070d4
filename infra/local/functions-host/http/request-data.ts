import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { RpcHttpRequest, RpcTypedData } from '../rpc.ts';
import type { Target } from './target.ts';
import type { RouteValues } from './template.ts';

/** Header names in lower case; a repeated one is one value, joined by a comma. */
export function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]),
  );
}

/** The request as an app without streams gets it. */
export async function toRpcRequest(
  request: IncomingMessage,
  target: Target,
  values: RouteValues,
): Promise<RpcHttpRequest> {
  const headers = Object.entries(headersOf(request)).filter(([, value]) => value !== '');
  const names = new Set(target.query.keys());
  const bytes = await readBody(request);
  return {
    method: request.method ?? 'GET',
    url: target.url,
    nullableHeaders: Object.fromEntries(headers.map(([name, value]) => [name, { value }])),
    // A repeated key is one value here. With streams on, the library reads the query from the URL instead.
    nullableQuery: Object.fromEntries([...names].map((name) => [name, { value: target.query.getAll(name).join(',') }])),
    nullableParams: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === null ? {} : { value }]),
    ),
    ...(bytes === null ? {} : { body: { bytes } }),
  };
}

/**
 * Null: no body. A body without Content-Length is not read: an app without streams gets it empty, as on Azure.
 * https://github.com/Azure/azure-functions-nodejs-worker/issues/524
 */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  if (!(Number(request.headers['content-length'] ?? 0) > 0)) {
    request.resume();
    return null;
  }
  return buffer(request);
}

/** What an app with streams is told beside the raw request. */
export function toStreamMetadata(
  request: IncomingMessage,
  target: Target,
  values: RouteValues,
): Record<string, RpcTypedData> {
  const params = Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, { string: value }]]));
  return {
    ...(Object.fromEntries(params) as Record<string, RpcTypedData>),
    Query: { json: JSON.stringify(Object.fromEntries(target.query)) },
    Headers: { json: JSON.stringify(headersOf(request)) },
  };
}
