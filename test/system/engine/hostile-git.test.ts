import type { RequestListener } from 'node:http';
import { Readable } from 'node:stream';
import { constants, createGzip, gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { advertisement, advertisementType, head, packet } from './advertise.ts';
import { makeEngine } from './engine.ts';
import { closed, closeServers, startHttp, startTcp } from './server.ts';

afterEach(closeServers);

const url = 'https://dev.azure.com/fabrikam/Fiber/_git/web';
const token = 'the-token-of-this-test';

async function verify(listener: RequestListener, deadlineMs?: number) {
  const server = await startHttp(listener);
  const engine = makeEngine({ azureDevOpsUrl: server.url });
  const report = await engine.verify({ url, token, ...(deadlineMs === undefined ? {} : { deadlineMs }) });
  return { server, report, git: report.check('git') };
}

const answer =
  (status: number, headers: Record<string, string>, body: string | Buffer = ''): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

/** Pieces without end, as fast as they are taken. */
function endless(piece: Buffer): Readable {
  function* repeat() {
    for (;;) yield piece;
  }
  return Readable.from(repeat());
}

test('trap 86: a good advertisement of protocol 0 passes, asked for by one request over one connection', async () => {
  const seen: unknown[] = [];
  const { server, report, git } = await verify((request, response) => {
    const { 'accept-encoding': encoding, 'git-protocol': protocol } = request.headers;
    seen.push({ method: request.method, url: request.url, encoding, protocol });
    answer(200, { 'content-type': advertisementType }, advertisement)(request, response);
  });
  expect(report.verdict).toBe('SUCCESS');
  expect(git.evidence).toMatchObject({ defaultBranch: 'main', empty: false, refs: 1, status: 200 });
  const refs = '/fabrikam/Fiber/_git/web/info/refs?service=git-upload-pack';
  expect(seen).toEqual([{ method: 'GET', url: refs, encoding: 'identity', protocol: undefined }]);
  expect(server.sockets).toHaveLength(1);
  expect(report.names).toEqual(['target', 'dns', 'tcp', 'git']);
});

test.each([
  [
    'trap 88, ATK-118: 203 with the sign-in page',
    203,
    { 'content-type': 'text/html' },
    '<title>Sign In</title>',
    'CredentialNotRecognised',
  ],
  [
    'ATK-119: 200 with the page of a proxy',
    200,
    { 'content-type': 'text/html' },
    '<html>proxy login',
    'NotAzureDevOps',
  ],
  ['200 with another type', 200, { 'content-type': 'text/plain' }, advertisement, 'GitAnswerMalformed'],
  ['200 without a type', 200, {}, advertisement, 'GitAnswerMalformed'],
  [
    '203 with a good advertisement',
    203,
    { 'content-type': advertisementType },
    advertisement,
    'CredentialNotRecognised',
  ],
  ['204', 204, { 'content-type': advertisementType }, '', 'UnexpectedAnswer'],
  ['an empty body', 200, { 'content-type': advertisementType }, '', 'GitAnswerMalformed'],
  [
    'another service',
    200,
    { 'content-type': advertisementType },
    `${packet('# service=git-receive-pack\n')}0000`,
    'GitAnswerMalformed',
  ],
  ['an advertisement that breaks off', 200, { 'content-type': advertisementType }, head, 'GitAnswerMalformed'],
  [
    'ATK-121: a challenge that names a URL',
    401,
    { 'www-authenticate': 'Negotiate, NTLM, Bearer authorization_uri=https://evil.example' },
    '',
    'CredentialExpiredOrRevoked',
  ],
] as const)('%s never passes', async (_, status, headers, body, reason) => {
  const { report, git } = await verify(answer(status, headers, body));
  expect(report.verdict).toBe('FAILURE');
  expect(git).toMatchObject({ outcome: 'FAILED', reason });
});

test('ATK-124, ATK-125: endless refs are read up to 64 KiB', async () => {
  const { server, git } = await verify((_, response) => {
    response.writeHead(200, { 'content-type': advertisementType });
    response.write(head);
    endless(Buffer.from(packet(`${'ab'.repeat(20)} refs/heads/some-branch\n`).repeat(100))).pipe(response);
  });
  expect(git).toMatchObject({ outcome: 'PASSED', evidence: { bytes: 65_536, defaultBranch: 'main' } });
  await closed(server.sockets[0]);
});

test('An endless line without a ref is given up', async () => {
  const { server, git } = await verify((_, response) => {
    response.writeHead(200, { 'content-type': advertisementType });
    endless(Buffer.from(packet('# service=git-upload-pack\n').repeat(100))).pipe(response);
  });
  expect(git).toMatchObject({ outcome: 'FAILED', reason: 'GitAnswerMalformed' });
  await closed(server.sockets[0]);
});

test('trap 57, ATK-136: a gzip bomb is unpacked no further than the limit', async () => {
  const { server, git } = await verify((_, response) => {
    response.writeHead(200, { 'content-type': advertisementType, 'content-encoding': 'gzip' });
    const packed = createGzip({ flush: constants.Z_SYNC_FLUSH });
    packed.write(head);
    packed.pipe(response);
    endless(Buffer.from(packet(`${'0'.repeat(40)} refs/heads/${'0'.repeat(65_000)}\n`))).pipe(packed);
    response.on('close', () => packed.destroy());
  });
  expect(git.evidence).toMatchObject({ bytes: 65_536 });
  await closed(server.sockets[0]);
});

test('ATK-137: gzip in gzip in gzip is refused unread', async () => {
  const bomb = gzipSync(gzipSync(gzipSync(advertisement)));
  const { git } = await verify(
    answer(200, { 'content-type': advertisementType, 'content-encoding': 'gzip, gzip, gzip' }, bomb),
  );
  expect(git).toMatchObject({ outcome: 'FAILED', reason: 'UnexpectedAnswer' });
});

test('A broken gzip is no answer', async () => {
  const { git } = await verify(
    answer(200, { 'content-type': advertisementType, 'content-encoding': 'gzip' }, 'no gzip'),
  );
  expect(git).toMatchObject({ outcome: 'FAILED', reason: 'UnexpectedAnswer' });
});

test('trap 57, ATK-126: one byte after another ends at the deadline, which counts from the start', async () => {
  const body = Buffer.from(advertisement);
  let sent = 0;
  const { server, report, git } = await verify((_, response) => {
    response.writeHead(200, { 'content-type': advertisementType });
    const drip = setInterval(() => response.write(body.subarray(sent, ++sent)), 20);
    response.on('close', () => clearInterval(drip));
  }, 300);
  expect(report.verdict).toBe('UNKNOWN');
  expect(git).toMatchObject({ outcome: 'UNKNOWN', reason: 'TimedOut' });
  await closed(server.sockets[0]);
  expect(sent).toBeLessThan(body.length);
});

test.each([
  ['accepts and says nothing', () => undefined],
  ['sends half of a status line', (write: (text: string) => void) => write('HTTP/1.1 2')],
  ['sends headers without end', (write: (text: string) => void) => write('HTTP/1.1 200 OK\r\nx: y\r\n')],
])('trap 56: a server that %s is given up at the deadline', async (_, act) => {
  const server = await startTcp((socket) => act((text) => void socket.write(text)));
  const engine = makeEngine({ azureDevOpsUrl: server.url });
  const report = await engine.verify({ url, deadlineMs: 300 });
  expect(report.check('git')).toMatchObject({ outcome: 'UNKNOWN', reason: 'TimedOut' });
  await closed(server.sockets[0]);
});

test.each([
  ['resets before an answer', '', 'UNKNOWN', 'ConnectionReset'],
  ['ends inside the headers', 'HTTP/1.1 200 OK\r\ncontent-', 'UNKNOWN', 'ConnectionReset'],
  [
    'ends inside the body',
    `HTTP/1.1 200 OK\r\ncontent-type: ${advertisementType}\r\ncontent-length: 500\r\n\r\n${head}`,
    'UNKNOWN',
    'ConnectionReset',
  ],
  ['speaks something else', 'SSH-2.0-SSHBlackbox.10\r\n', 'FAILED', 'UnexpectedAnswer'],
  ['sends 32 KB of headers', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(32_768)}\r\n\r\n`, 'FAILED', 'AnswerTooLarge'],
])('A server that %s', async (_, text, outcome, reason) => {
  const server = await startTcp((socket) => void socket.once('data', () => socket.end(text)));
  const report = await makeEngine({ azureDevOpsUrl: server.url }).verify({ url });
  expect(report.check('git')).toMatchObject({ outcome, reason });
});

test('ATK-134: a server that sends the credential back finds it in no part of the report', async () => {
  const sent = new Set<string>();
  const { report, git } = await verify((request, response) => {
    const { authorization = '' } = request.headers;
    sent.add(authorization);
    const body = `${packet('# service=git-upload-pack\n')}0000${packet(`ERR ${token} ${authorization} <html>`)}0000`;
    response.writeHead(200, { 'content-type': advertisementType, 'x-echo': authorization }).end(body);
  });
  expect(git).toMatchObject({ outcome: 'FAILED', reason: 'GitAnswerMalformed' });
  expect(git.evidence).toHaveProperty('excerpt');
  const text = JSON.stringify(report.checks);
  for (const secret of [token, ...sent, ...[...sent].map((value) => value.replace('Basic ', ''))]) {
    expect(text).not.toContain(secret);
  }
});

test('ATK-122: a cookie is not sent back', async () => {
  const cookies: (string | undefined)[] = [];
  const server = await startHttp((request, response) => {
    cookies.push(request.headers.cookie);
    answer(200, { 'content-type': advertisementType, 'set-cookie': 'a=b' }, advertisement)(request, response);
  });
  const engine = makeEngine({ azureDevOpsUrl: server.url });
  await engine.verify({ url });
  await engine.verify({ url });
  expect(cookies).toEqual([undefined, undefined]);
});
