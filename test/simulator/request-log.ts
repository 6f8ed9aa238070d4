import type { IncomingMessage } from 'node:http';

/** One request as a test may look at it: never the value of a credential. */
export type ReceivedRequest = {
  method: string;
  host: string;
  /** With its query, as it stood in the request line. */
  path: string;
  /** Null until the head of the answer is written; stays null when it never is. */
  status: number | null;
  carriedAuthorization: boolean;
  userAgent: string | null;
  /** In lower case. */
  headerNames: string[];
};

export function keepLog(log: ReceivedRequest[], request: IncomingMessage): ReceivedRequest {
  const { headers } = request;
  const entry: ReceivedRequest = {
    method: request.method ?? '',
    host: headers.host ?? '',
    path: request.url ?? '',
    status: null,
    carriedAuthorization: headers.authorization !== undefined,
    userAgent: headers['user-agent'] ?? null,
    headerNames: Object.keys(headers),
  };
  log.push(entry);
  return entry;
}
