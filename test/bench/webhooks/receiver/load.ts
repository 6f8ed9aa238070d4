import { once } from 'node:events';
import { Agent, type IncomingMessage, request as httpRequest } from 'node:http';
import { bodies, headers, path } from './subject.ts';

export type Load = { count: number; connections: number };

/**
 * Sends so many deliveries over so many connections, one after the other on each, and waits for every answer.
 * @returns milliseconds of each, from its start to the end of its answer
 * @throws at an answer other than 202
 */
export async function load(url: string, { count, connections }: Load): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let next = 0;
  async function work(): Promise<void> {
    while (next < count) {
      const start = performance.now();
      await send(url, agent, bodies[next++ % bodies.length] ?? Buffer.alloc(0));
      times.push(performance.now() - start);
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, work));
  } finally {
    agent.destroy();
  }
  return times;
}

async function send(url: string, agent: Agent, body: Buffer): Promise<void> {
  const request = httpRequest(new URL(path, url), { agent, method: 'POST', headers });
  request.end(body);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  await once(answer.resume(), 'end');
  if (answer.statusCode !== 202) throw new Error(`Answered ${answer.statusCode}`);
}
