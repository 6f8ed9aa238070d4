import { subscribe } from 'node:diagnostics_channel';
import type { Agent, ClientRequest } from 'node:http';
import { OutboundFailure } from './failure.ts';

/** An honest server sends one (100, 102 or 103) before its answer, if any. */
const most = 8;

const watched = new WeakSet<Agent>();

/** Ends requests of an agent that are answered with 1xx again and again: the parser has no limit for these. */
export function limitInformation(agent: Agent): void {
  watched.add(agent);
}

// The only place where a request can be met that another client has made.
subscribe('http.client.request.start', (message) => {
  const { request } = message as { request: ClientRequest & { agent?: Agent } };
  if (request.agent === undefined || !watched.has(request.agent)) return;
  let count = 0;
  request.on('information', () => {
    count += 1;
    if (count <= most) return;
    request.destroy(new OutboundFailure('UnexpectedAnswer', { status: 'informational answers without end' }));
  });
});
