import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Answered } from '../model/reasons/refusal.ts';
import type { Evidence } from '../model/verification.ts';
import type { Route } from './route.ts';

/** The way over a connection that is open already: each step was taken for an earlier question, a few seconds ago. */
export function makeKeptRoute(kept: Socket, from: string): Route {
  const done = (evidence: Evidence): Promise<Answered<null>> =>
    Promise.resolve({ ok: true, value: null, evidence: { from, ...evidence, reused: true }, retryAfterSeconds: null });
  const { remoteAddress: address = '', remotePort: port = 0 } = kept;
  return {
    resolve: () => done({}),
    connect: () => done({ address, port }),
    secure: () => done(kept instanceof TLSSocket ? { protocol: kept.getProtocol() } : {}),
    socket: () => null,
    close: () => undefined,
  };
}
