import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { goodAnswer, goodProject, goodRepository } from '../../attack/good-answers.ts';
import { makeEngine } from './engine.ts';
import { closed, closeServers, startHttp, type TestServer } from './server.ts';

// Of a disabled repository only the list of its project tells, and that comes in one piece, however long it is.

afterEach(closeServers);

const json = { 'content-type': 'application/json; charset=utf-8' };
const listed = (name: string, isDisabled: boolean) =>
  JSON.stringify({
    ...goodRepository,
    id: name,
    name,
    isDisabled,
    project: { ...goodProject, description: 'é'.repeat(400) },
  });

/** A project where every repository is answered as missing. */
async function verify(list: (response: ServerResponse) => void) {
  const server: TestServer = await startHttp((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://server');
    if (pathname.endsWith('/git/repositories')) return list(response);
    if (!pathname.endsWith('/git/repositories/web')) return goodAnswer(request, response);
    const body = { typeKey: 'GitRepositoryNotFoundException', message: 'TF401019: not found' };
    return void response.writeHead(404, json).end(JSON.stringify(body));
  });
  const engine = makeEngine({ azureDevOpsUrl: server.url });
  const report = await engine.verify({ url: 'https://dev.azure.com/fabrikam/Fiber/_git/web', apiToken: 'another' });
  return { report, server };
}

/** `{"value":[…]}` with this many other repositories, and one at the end. */
function* repositories(count: number, last: string) {
  yield '{"count":1,"value":[';
  for (let index = 0; index < count; index++) yield `${listed(`other-${index}`, index % 2 === 0)},`;
  yield `${last}]}`;
}

test('A disabled repository is told from a missing one among two thousand, packed or not', async () => {
  for (const encoding of [{}, { 'content-encoding': 'gzip' }]) {
    const { report } = await verify((response) => {
      const source = Readable.from(repositories(2_000, listed('WEB', true)));
      response.writeHead(200, { ...json, ...encoding });
      if ('content-encoding' in encoding) source.pipe(createGzip()).pipe(response);
      else source.pipe(response);
    });
    expect(report.check('repository')).toMatchObject({ outcome: 'FAILED', reason: 'RepositoryDisabled' });
  }
});

test('Of a list without end it is not told, and the list is given up', async () => {
  const { report, server } = await verify((response) => {
    response.writeHead(200, json);
    Readable.from(repositories(Number.POSITIVE_INFINITY, '')).pipe(response);
  });
  const { outcome, reason, message } = report.check('repository');
  expect([outcome, reason]).toEqual(['FAILED', 'RepositoryNotFound']);
  expect(message).toContain('is disabled');
  const busy = server.sockets.filter(({ bytesWritten }) => bytesWritten > 1_000_000);
  expect(busy).toHaveLength(1);
  await closed(busy[0]);
});

test('What has passed as soon as it is found need not end', async () => {
  const { report } = await verify((response) => {
    response.writeHead(200, json).write(`{"value":[${listed('web', true)},`);
  });
  expect(report.check('repository').reason).toBe('RepositoryDisabled');
});
