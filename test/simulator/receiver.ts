import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Arrival = {
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
  json: Envelope;
};

/** As much of a notification as tests look at. */
export type Envelope = {
  subscriptionId: string;
  notificationId: number;
  id: string;
  eventType: string;
  message: { text?: string } | null;
  detailedMessage: object | null;
  resource: Record<string, unknown> | null;
  resourceVersion: string;
  resourceContainers: Record<string, { id: string; baseUrl: string }>;
  createdDate: string;
};

/** A target of notifications on this machine. */
export type Receiver = {
  url: string;
  /** In the order in which they came. */
  arrivals: Arrival[];
  /** What it answers from now on; 0 breaks the connection, -1 leaves it without an answer. */
  answerWith: (...statuses: number[]) => void;
  close: () => Promise<void>;
};

/** Starts a target that answers 202, or the statuses it is told, the last of them for ever. */
export async function startReceiver(): Promise<Receiver> {
  const arrivals: Arrival[] = [];
  let answers = [202];
  const server = createServer((request, response) => {
    void receive(request, response);
  });
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    const { url = '', headers } = request;
    arrivals.push({ path: url, headers, text: body, json: JSON.parse(body) as Envelope });
    const status = (answers.length > 1 ? answers.shift() : answers[0]) ?? 202;
    if (status === 0) request.socket.destroy();
    else if (status > 0) response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    arrivals,
    answerWith(...statuses) {
      answers = statuses;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
