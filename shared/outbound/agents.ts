import { createHash } from 'node:crypto';
import { Agent as PlainAgent, type ClientRequest, type RequestOptions } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Socket } from 'node:net';
import { limitInformation } from './information.ts';

/**
 * What a request over such a connection is made with. Node keeps `signal` to itself: by `until` it reaches whoever makes
 * the connection, so that this ends with the request.
 */
export type Bounded = RequestOptions & { until?: AbortSignal };

/** The connections to one origin that carry one credential, and no other. */
export type OutboundAgent = {
  /** For clients that bring their own HTTP. */
  agent: PlainAgent;
  /** Gives the agent a connection that is open already, for its next request; once, however often it is given. */
  adopt: (socket: Socket) => void;
  /** The connection of an earlier question, kept for the next one. */
  idle: () => Socket | null;
  /**
   * Sends a request, and once more when it went over a kept connection that turned out to be dead: its server may close
   * it while the request is on the way, and then has not seen it (https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2).
   */
  send: <Answer>(request: () => Promise<Answer>) => Promise<Answer>;
};

/** Milliseconds; shorter than the idle time of servers, so that no request goes out on a connection they are closing. */
const idleMs = 4000;
/** An instance on the Consumption plan may have 600 connections: https://learn.microsoft.com/azure/azure-functions/functions-scale */
const mostAgents = 50;
/** What one verification asks side by side. */
const mostIdle = 8;

type Open = (url: URL, until: AbortSignal | undefined) => Promise<Socket>;

/** `open` makes a connection when none is kept. */
export function makeAgents(open: Open): (url: URL, authorization: string) => OutboundAgent {
  const agents = new Map<string, OutboundAgent>();
  return function agentOf(url, authorization) {
    // A digest, so that no map of an instance holds a credential as its key.
    const key = createHash('sha256').update(`${url.origin}\n${authorization}`).digest('base64');
    const agent = agents.get(key) ?? makeAgent(url, open);
    agents.delete(key);
    agents.set(key, agent);
    const [oldest] = agents.keys();
    // What it still keeps idle ends by itself.
    if (agents.size > mostAgents && oldest !== undefined) agents.delete(oldest);
    return agent;
  };
}

function makeAgent(url: URL, open: Open): OutboundAgent {
  const settings = { keepAlive: true, timeout: idleMs, maxFreeSockets: mostIdle };
  const agent = url.protocol === 'https:' ? new SecureAgent(settings) : new PlainAgent(settings);
  limitInformation(agent);
  const ready = new Set<Socket>();
  const adopted = new WeakSet<Socket>();
  /** Errors of requests that a kept connection lost before anything of an answer arrived. */
  const lost = new WeakSet<Error>();

  agent.createConnection = ({ until }: Bounded, give) => {
    for (const socket of ready) {
      ready.delete(socket);
      if (!socket.destroyed) return socket;
    }
    open(url, until).then(
      (socket) => give?.(null, socket),
      (error: Error) => give?.(error, null as never),
    );
    return undefined;
  };

  agent.reuseSocket = (socket, request: ClientRequest) => {
    PlainAgent.prototype.reuseSocket.call(agent, socket, request);
    let answered = false;
    request.once('response', () => (answered = true));
    request.once('error', (error: NodeJS.ErrnoException) => {
      if (!answered && (error.code === 'ECONNRESET' || error.code === 'EPIPE')) lost.add(error);
    });
  };

  const kept = () => Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []);

  return {
    agent,
    idle: () => kept().find(({ destroyed }) => !destroyed) ?? null,
    adopt(socket) {
      if (adopted.has(socket)) return;
      adopted.add(socket);
      ready.add(socket);
      // A request that found a kept connection leaves this one behind.
      const expire = () => {
        if (ready.delete(socket)) socket.destroy();
      };
      setTimeout(expire, idleMs).unref();
    },
    async send(request) {
      try {
        return await request();
      } catch (error) {
        if (!(error instanceof Error && lost.has(error))) throw error;
        // The others are as old as this one.
        for (const socket of kept()) socket.destroy();
        return request();
      }
    },
  };
}
