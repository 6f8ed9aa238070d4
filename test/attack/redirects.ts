import type { IncomingMessage } from 'node:http';
import { advertisementType, packet } from '../system/engine/advertise.ts';
import { closeServers, startHttp } from '../system/engine/server.ts';
import { contenders } from './contenders.ts';
import { afterBeginning } from './false-successes.ts';
import { goodAnswer } from './good-answers.ts';
import { printCells } from './print-cells.ts';

const protocol2 = `${packet('# service=git-upload-pack\n')}0000${packet('version 2\n')}${packet('ls-refs\n')}${packet('fetch\n')}0000`;

const token = 'token-that-must-not-travel';
const carried = [token, Buffer.from(`:${token}`).toString('base64'), Buffer.from(`PAT:${token}`).toString('base64')];

/** What the place behind a redirect got to see, of each contender with its defaults. */
export async function redirects(): Promise<void> {
  const rows: string[][] = [];
  for (const [to, host] of [
    ['another port of the same host', '127.0.0.1'],
    ['another host', 'localhost'],
  ] as const) {
    for (const status of [301, 302, 303, 307, 308]) {
      const row = [`${status} to ${to}`];
      for (const { check } of contenders) row.push(await seenBehind(status, host, check));
      rows.push(row);
    }
  }
  printCells(['redirect', ...contenders.map(({ name }) => name)], rows);
}

async function seenBehind(
  status: number,
  host: string,
  check: (typeof contenders)[number]['check'],
): Promise<'THE TOKEN' | 'a request' | 'not called'> {
  const requests: IncomingMessage[] = [];
  const second = await startHttp((request, response) => {
    requests.push(request);
    // Who speaks protocol 2 asks once more, and then as if this had been the place from the start.
    if (request.headers['git-protocol'] === 'version=2' && request.method === 'GET') {
      response.writeHead(200, { 'content-type': advertisementType }).end(protocol2);
    } else goodAnswer(request, response);
  });
  const location = (path = '/') => `http://${host}:${second.port}${path}`;
  const first = await startHttp(
    afterBeginning((request, response) => void response.writeHead(status, { location: location(request.url) }).end()),
  );
  await check(first.url, token, 5_000);
  await closeServers();
  const seen = requests.flatMap(({ rawHeaders, url = '' }) => [...rawHeaders, url]).join('\n');
  if (requests.length === 0) return 'not called';
  return seen.includes(token) || carried.some((form) => seen.includes(form)) ? 'THE TOKEN' : 'a request';
}
