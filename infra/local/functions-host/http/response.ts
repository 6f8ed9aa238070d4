import type { ServerResponse } from 'node:http';
import type { RpcHttpCookie, RpcTypedData } from '../rpc.ts';

export function sendEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-length': 0 }).end();
}

/** What the caller still sends is not wanted, so the connection ends with the answer. */
export function sendTooLarge(response: ServerResponse): void {
  response.setHeader('connection', 'close');
  sendEmpty(response, 413);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

/** Answers with what a handler of an app without streams returned; 204 when it returned nothing. */
export function sendRpcResponse(response: ServerResponse, returned: RpcTypedData | null | undefined): void {
  const http = returned?.http;
  if (http === undefined) {
    response.writeHead(204).end();
    return;
  }
  for (const [name, value] of Object.entries(http.headers ?? {})) response.setHeader(name, value);
  const cookies = http.cookies ?? [];
  if (cookies.length > 0) response.setHeader('set-cookie', cookies.map(serializeCookie));
  const body = Buffer.from(http.body?.bytes ?? http.body?.string ?? '');
  const status = Number(http.statusCode ?? 200);
  if (status !== 204 && status !== 304) response.setHeader('content-length', body.length);
  response.writeHead(status).end(body);
}

function serializeCookie(cookie: RpcHttpCookie): string {
  const { name = '', value = '', domain, path, expires, secure, httpOnly, sameSite, maxAge } = cookie;
  const seconds = expires?.value?.seconds;
  const attributes = [
    seconds === undefined ? null : `expires=${new Date(seconds * 1000).toUTCString()}`,
    maxAge?.value === undefined ? null : `max-age=${Math.trunc(maxAge.value)}`,
    domain?.value === undefined ? null : `domain=${domain.value}`,
    path?.value === undefined ? null : `path=${path.value}`,
    secure?.value === true ? 'secure' : null,
    sameSite === undefined || sameSite === 'none'
      ? null
      : `samesite=${sameSite === 'explicitNone' ? 'none' : sameSite}`,
    httpOnly?.value === true ? 'httponly' : null,
  ];
  return [`${name}=${encodeURIComponent(value)}`, ...attributes.filter((attribute) => attribute !== null)].join('; ');
}
