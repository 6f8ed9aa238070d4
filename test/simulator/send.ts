import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Answer } from './exchange.ts';
import { headersOfEveryAnswer } from './header-profile.ts';

/** Writes an answer with the headers that come with every one, compressed where the client takes that. */
export function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const headers: Answer['headers'] = { ...headersOfEveryAnswer(answer.profile ?? 'full'), ...answer.headers };
  const { body, status } = answer;
  if (typeof body === 'function') {
    response.statusCode = status;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    body(response);
    return;
  }
  let bytes = Buffer.from(body);
  if (compressible(headers) && bytes.length > 0 && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    bytes = gzipSync(bytes);
    Object.assign(headers, { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' });
  }
  if (status !== 204) headers['Content-Length'] = String(bytes.length);
  response.writeHead(status, headers);
  response.end(bytes);
}

function compressible(headers: Answer['headers']): boolean {
  return (
    headers['Content-Encoding'] === undefined && /^(application\/json|text\/html)/.test(String(headers['Content-Type']))
  );
}
