import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../loopback.ts';
import type { HttpFunction } from '../function-index.ts';
import { describeError, type Log } from '../log.ts';
import { answerAdmin, type Admin } from './admin.ts';
import { isAuthorized, levelOf } from './authorization.ts';
import { sendFailure, type FunctionDoor } from './function-door.ts';
import type { HostKeys } from './keys.ts';
import { sendEmpty, sendTooLarge } from './response.ts';
import { targetOf } from './target.ts';

export type HttpSite = {
  /** In the host's order: the first that matches is the one called. */
  functions: readonly HttpFunction[];
  keys: HostKeys;
  admin: Admin;
  /** Bytes that the body of a request may have. */
  bodyLimit: number;
  callFunction: FunctionDoor;
};

export type HttpServer = {
  url: string;
  /** Until then every request is answered with 503. */
  open(site: HttpSite): void;
  /** Takes no more requests; those in work go on. */
  stop(): void;
  /** Breaks what is still open. */
  close(): void;
};

/** Listens on 127.0.0.1. Throws the system's error (EADDRINUSE) when the port is taken. */
export async function listenHttp(port: number, log: Log): Promise<HttpServer> {
  let site: HttpSite | null = null;
  const server = createServer((request, response) => {
    // The other side may go away at any moment; whoever writes notices by the response being destroyed.
    request.on('error', () => {});
    response.on('error', () => {});
    answer(site, request, response).catch((error: unknown) => {
      if (!response.writableEnded) sendFailure(response);
      log('debug', 'Host.Http', `${request.method} failed: ${describeError(error)}`);
    });
  });
  const actualPort = await listen(server, port);
  return {
    url: `http://127.0.0.1:${actualPort}`,
    open(opened) {
      site = opened;
    },
    stop() {
      site = null;
      server.close();
    },
    close: () => server.closeAllConnections(),
  };
}

async function answer(site: HttpSite | null, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (site === null) {
    response.setHeader('connection', 'close');
    return sendEmpty(response, 503);
  }
  const target = targetOf(request);
  if (target === null) return sendEmpty(response, 400);
  const { keys } = site;

  if (/^\/admin\//i.test(target.path)) {
    const level = levelOf(request, target.query, keys, null);
    if (!isAuthorized('admin', level)) return sendEmpty(response, 401);
    return answerAdmin(site.admin, target.path, { request, response });
  }

  const found = findRoute(site.functions, request.method ?? '', target.path);
  if (found === null) return sendEmpty(response, 404);
  const level = levelOf(request, target.query, keys, found.function.name);
  if (!isAuthorized(found.function.authLevel, level)) return sendEmpty(response, 401);
  if (found.function.disabled && level !== 'admin') return sendEmpty(response, 404);
  if (Number(request.headers['content-length'] ?? 0) > site.bodyLimit) return sendTooLarge(response);
  return site.callFunction({ target, found, request, response });
}

/** No ranking by how specific a route is. A method that a function does not list is a route that does not match. */
function findRoute(functions: readonly HttpFunction[], method: string, path: string) {
  for (const candidate of functions) {
    const takesMethod = candidate.methods.length === 0 || candidate.methods.includes(method);
    const values = takesMethod ? candidate.template.match(path) : null;
    if (values !== null) return { function: candidate, values };
  }
  return null;
}
