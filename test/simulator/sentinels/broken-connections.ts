import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { advertisementType, printAdvertisement } from '../git/advertisement.ts';
import { pkt } from '../git/pkt-line.ts';
import { jsonType } from '../exchange.ts';
import type { Answer, Door } from '../exchange.ts';
import { bothDoors } from '../sentinel.ts';
import type { Sentinel } from '../sentinel.ts';

/** A network or a server at its worst. */
export const brokenConnections: readonly Sentinel[] = [
  trouble('slow', 'the normal answer, two seconds late', async ({ pause }, proceed) => {
    await pause(2000);
    return proceed();
  }),
  trouble('hangs', 'the request is taken and never answered', () => performed(() => {})),
  trouble('drops', 'the connection is reset before any answer', () => performed((response) => reset(response))),
  trouble('resets', 'half of the normal body, then the connection is reset', async (_, proceed) => {
    const { answer, body } = await wholeOf(proceed);
    const headers = { ...answer.headers, 'Content-Length': String(body.length) };
    return {
      ...answer,
      headers,
      body: (response) => response.write(body.subarray(0, body.length / 2), () => reset(response)),
    };
  }),
  trouble('drips', 'the normal answer, one byte a second', async (_, proceed) => {
    const { answer, body } = await wholeOf(proceed);
    return { ...answer, headers: { ...answer.headers, 'Content-Length': String(body.length) }, body: drip(body) };
  }),
  trouble('floods', 'an answer without end: refs at git, a list at REST', ({ door }) => ({
    status: 200,
    headers: { 'Content-Type': typeAt(door) },
    body: (response) => void flood(response, door),
  })),
  trouble('gzip-bomb', 'a gigabyte of zeros in a megabyte of gzip', ({ door }) => ({
    status: 200,
    headers: { 'Content-Type': typeAt(door), 'Content-Encoding': 'gzip' },
    body: Buffer.concat(Array.from({ length: 1024 }, () => oneMegabyteOfZeros)),
  })),
  trouble('long-header', 'the normal answer with a header of 64 KB', async (_, proceed) => {
    const answer = await proceed();
    return { ...answer, headers: { ...answer.headers, 'X-Long': 'x'.repeat(65_536) } };
  }),
];

/** Members of gzip stand one behind another, so one of a kilobyte is enough. */
const oneMegabyteOfZeros = gzipSync(Buffer.alloc(1024 * 1024));

function trouble(name: string, does: string, act: Sentinel['act']): Sentinel {
  return { name, doors: bothDoors, place: 'signed in', does, source: 'invented: a bad network, a hostile server', act };
}

function performed(body: (response: ServerResponse) => void): Answer {
  return { status: 200, headers: {}, body };
}

function reset(response: ServerResponse): void {
  // TLS has no reset of its own: its socket can only be destroyed.
  const { socket } = response;
  if (socket && !('encrypted' in socket)) socket.resetAndDestroy();
  else response.destroy();
}

/** The normal answer with its body in one piece; what git streams is left out. */
async function wholeOf(proceed: () => Promise<Answer>): Promise<{ answer: Answer; body: Buffer }> {
  const answer = await proceed();
  const { body } = answer;
  return { answer, body: typeof body === 'function' ? Buffer.from('0000'.repeat(64)) : Buffer.from(body) };
}

function drip(body: Buffer): (response: ServerResponse) => void {
  return (response) => {
    let sent = 0;
    const one = () => {
      response.write(body.subarray(sent, sent + 1));
      sent += 1;
      if (sent >= body.length) response.end();
    };
    const timer = setInterval(one, 1000);
    response.once('close', () => clearInterval(timer));
    one();
  };
}

async function flood(response: ServerResponse, door: Door): Promise<void> {
  const left = once(response, 'close');
  const head = { name: 'HEAD', objectId: '2'.repeat(40) };
  const opened = printAdvertisement({ refs: [head], head: 'refs/heads/0' }).subarray(0, -4);
  const start = door === 'git' ? opened : '{"value":[{}';
  const line = (index: number) =>
    door === 'git' ? pkt(`${'2'.repeat(40)} refs/heads/${index}\n`) : `,{"id":"${index}"}`;
  response.write(start);
  for (let index = 0; !response.closed;) {
    const lines = Array.from({ length: 1000 }, () => Buffer.from(line((index += 1))));
    if (!response.write(Buffer.concat(lines))) await Promise.race([left, once(response, 'drain')]);
  }
}

function typeAt(door: Door): string {
  return door === 'git' ? advertisementType : jsonType;
}
