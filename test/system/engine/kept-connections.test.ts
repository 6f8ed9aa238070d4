import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { goodAnswer } from '../../attack/good-answers.ts';
import { advertisement, advertisementType, commit, packet } from './advertise.ts';
import { selfSigned } from './certificates.ts';
import { makeEngine, type Question } from './engine.ts';
import { closed, closeServers, startHttp, startHttps } from './server.ts';

afterEach(closeServers);

const url = 'https://dev.azure.com/fabrikam/Fiber/_git/web';

const toLoopback = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);

const refs: RequestListener = (_, response) =>
  void response.writeHead(200, { 'content-type': advertisementType }).end(advertisement);

/** Verifies one question after the other; each answer is read to its end before the next begins. */
async function verify(listener: RequestListener, ...questions: Partial<Question>[]) {
  const carried: Socket[] = [];
  const server = await startHttp((request, response) => {
    carried.push(request.socket);
    listener(request, response);
  });
  const engine = makeEngine({ azureDevOpsUrl: server.url });
  const reports = [];
  for (const question of questions) {
    reports.push(await engine.verify({ url, ...question }));
    await turn();
  }
  return { server, carried, reports };
}

test('A verification goes over the connection that the one before has left, and says so', async () => {
  const pair = await selfSigned('tfs.example');
  const server = await startHttps(pair, refs);
  const allowedHosts = [{ host: `tfs.example:${server.port}`, plainHttp: false }];
  const engine = makeEngine({ allowedHosts, caCertificates: pair.cert }, toLoopback);
  const question = { url: `https://tfs.example:${server.port}/Coll/p/_git/r` };
  const first = await engine.verify(question);
  await turn();
  const second = await engine.verify(question);
  expect([first.verdict, second.verdict]).toEqual(['SUCCESS', 'SUCCESS']);
  expect(server.sockets).toHaveLength(1);
  for (const name of ['dns', 'tcp', 'tls'] as const) {
    expect(first.check(name).evidence).not.toHaveProperty('reused');
    expect(second.check(name)).toMatchObject({ outcome: 'PASSED', evidence: { reused: true } });
  }
  expect(second.check('tcp').evidence).toMatchObject({ address: '127.0.0.1', port: server.port });
  expect(second.check('tls').evidence).toMatchObject({ protocol: 'TLSv1.3' });
});

test('The questions to the API keep their connections too', async () => {
  const { server, carried } = await verify(goodAnswer, { apiToken: 'one' }, { apiToken: 'one' });
  expect(carried.length).toBeGreaterThan(server.sockets.length);
  expect(new Set(carried).size).toBe(carried.length / 2);
});

test.each([
  ['another token', { token: 'another' }],
  ['another user name', { username: 'somebody' }],
])('%s has a connection of its own', async (_, other) => {
  const { server, reports } = await verify(refs, {}, other, {});
  expect(server.sockets).toHaveLength(2);
  expect(reports[1]?.check('tcp').evidence).not.toHaveProperty('reused');
  expect(reports[2]?.check('tcp').evidence).toHaveProperty('reused', true);
});

test('A refusal leaves its connection for the question that tells a dead token from one without the scope', async () => {
  const { server, carried } = await verify((_, response) => void response.writeHead(401).end(), {});
  expect(carried).toHaveLength(2);
  expect(server.sockets).toHaveLength(1);
});

test('More refs than are read cost the connection', async () => {
  const many = packet(`${commit} refs/heads/some-branch\n`).repeat(2000);
  const { server, reports } = await verify(
    (_, response) => {
      response.writeHead(200, { 'content-type': advertisementType });
      response.end(`${advertisement.slice(0, -4)}${many}0000`);
    },
    {},
    {},
  );
  expect(reports.map(({ verdict }) => verdict)).toEqual(['SUCCESS', 'SUCCESS']);
  expect(server.sockets).toHaveLength(2);
  await Promise.all(server.sockets.map(closed));
});

test('A server that goes on after the end of the list is left, and the verdict does not wait for it', async () => {
  const { server, reports } = await verify((_, response) => {
    response.writeHead(200, { 'content-type': advertisementType });
    response.write(advertisement);
    Readable.from(endless()).pipe(response);
  }, {});
  expect(reports[0]?.verdict).toBe('SUCCESS');
  await closed(server.sockets[0]);
});

test('A server that does not end its answer is left after a moment', async () => {
  const { server, reports } = await verify((_, response) => {
    response.writeHead(200, { 'content-type': advertisementType });
    response.write(advertisement);
  }, {});
  expect(reports[0]?.verdict).toBe('SUCCESS');
  await closed(server.sockets[0]);
});

/** Answers the first time; then ends the connection that was kept instead of answering, and does so as often as said. */
function endsKept(times: number): RequestListener {
  const answered = new Set<string | undefined>();
  let left = times;
  return (request, response) => {
    const question = request.url?.split('?')[0];
    if (!answered.has(question)) answered.add(question);
    else if (left-- > 0) return void request.socket.destroy();
    goodAnswer(request, response);
  };
}

test('A kept connection that turns out to be dead is replaced once', async () => {
  const { server, carried, reports } = await verify(endsKept(1), {}, {});
  expect(reports[1]?.verdict).toBe('SUCCESS');
  expect(carried).toHaveLength(3);
  expect(server.sockets).toHaveLength(2);
});

test('So is one of the API', async () => {
  const ssh = {
    url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web',
    authenticationType: 'Ssh',
    apiToken: 'one',
  } as const;
  const { reports } = await verify(endsKept(1), ssh, ssh);
  expect(reports[1]?.check('identity').outcome).toBe('PASSED');
  expect(reports[1]?.check('project').outcome).toBe('PASSED');
  expect(reports[1]?.check('repository').outcome).toBe('PASSED');
});

test('A server that ends the new connection as well is tried again later', async () => {
  const { carried, reports } = await verify(endsKept(2), {}, {});
  expect(reports[1]?.check('git')).toMatchObject({ outcome: 'UNKNOWN', reason: 'ConnectionReset' });
  expect(carried).toHaveLength(3);
});

test('An answer that nobody has asked for is not taken for the next one', async () => {
  const { server } = await verify(refs);
  const engine = makeEngine({ azureDevOpsUrl: server.url });
  await engine.verify({ url });
  await turn();
  server.sockets[0]?.write('HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n');
  await closed(server.sockets[0]);
  expect((await engine.verify({ url })).verdict).toBe('SUCCESS');
  expect(server.sockets).toHaveLength(2);
});

test('A connection that nobody uses again is closed before its server would do so', async () => {
  const { carried, reports } = await verify(refs, {});
  expect(reports[0]?.verdict).toBe('SUCCESS');
  // The end is what the other side sends; a server that closes it by itself sees none.
  await new Promise<void>((ended) => void carried[0]?.once('end', () => ended()));
});

function* endless() {
  for (;;) yield Buffer.alloc(16_384);
}
