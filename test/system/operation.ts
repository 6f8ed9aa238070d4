import type { IncomingMessage } from 'node:http';

export type WireService = 'table' | 'queue' | 'vault';

/** One request of the host, as it is counted. No query, no header, no body: nothing secret can be in it. */
export type Operation = {
  service: WireService;
  method: string;
  /** Decoded, without the storage account: `/entities(PartitionKey='a',RowKey='b')`, `/verify/messages`, `/secrets/s-1`. */
  path: string;
  /** What a table transaction (`POST /$batch`) consists of, in order: `PUT /entities(…)`. Else empty. */
  changes: string[];
  /** What the host was answered; null: not yet, or the connection was cut. */
  status: number | null;
};

/** A text must be equal, an expression must match; what is absent does not matter. */
export type Pattern = {
  service?: WireService;
  method?: string;
  path?: string | RegExp;
  body?: RegExp;
};
export type Match = Pattern | ((operation: Operation, body: string) => boolean);

export function toOperation(service: WireService, request: IncomingMessage, body: string): Operation {
  const path = pathOf(service, new URL(request.url ?? '/', 'https://127.0.0.1').pathname);
  const parts = path === '/$batch' ? body.matchAll(/^(GET|POST|PUT|PATCH|MERGE|DELETE) (\S+) HTTP\/1\.1/gm) : [];
  const changes = [...parts].map(([, verb = '', url = '']) => `${verb} ${pathOf(service, new URL(url).pathname)}`);
  return { service, method: request.method ?? '', path, changes, status: null };
}

function pathOf(service: WireService, pathname: string): string {
  const path = decodeURIComponent(pathname);
  return service === 'vault' ? path : path.replace(/^\/[^/]+/, '');
}

export function matches(match: Match, operation: Operation, body: string): boolean {
  if (typeof match === 'function') return match(operation, body);
  return (
    (match.service === undefined || match.service === operation.service) &&
    (match.method === undefined || match.method === operation.method) &&
    (match.body === undefined || match.body.test(body)) &&
    (match.path === undefined ||
      (typeof match.path === 'string' ? match.path === operation.path : match.path.test(operation.path)))
  );
}
