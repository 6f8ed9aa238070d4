import type { TLSSocket } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { advertisement, advertisementType } from './advertise.ts';
import { type Pair, selfSigned } from './certificates.ts';
import { makeEngine } from './engine.ts';
import { closed, closeServers, startHttps, startTcp } from './server.ts';

afterEach(closeServers);

const hostname = 'tfs.example';
const toLoopback = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);

async function startGit(pair: Pair) {
  const seen: { servername: unknown; host: string | undefined }[] = [];
  const server = await startHttps(pair, (request, response) => {
    seen.push({ servername: (request.socket as TLSSocket).servername, host: request.headers.host });
    response.writeHead(200, { 'content-type': advertisementType }).end(advertisement);
  });
  return { server, seen };
}

function verify(port: number, caCertificates: string | null, limits: { deadlineMs?: number } = {}) {
  const allowedHosts = [{ host: `${hostname}:${port}`, plainHttp: false }];
  const engine = makeEngine({ allowedHosts, caCertificates }, toLoopback);
  return engine.verify({ url: `https://${hostname}:${port}/Coll/p/_git/r`, ...limits });
}

test('A certificate of an authority in CA_CERTIFICATES is trusted, and SNI and Host keep the name', async () => {
  const pair = await selfSigned(hostname);
  const { server, seen } = await startGit(pair);
  const report = await verify(server.port, pair.cert);
  expect(report.verdict).toBe('SUCCESS');
  expect(report.check('tcp').evidence).toMatchObject({ address: '127.0.0.1', port: server.port });
  expect(report.check('tls').evidence).toMatchObject({ protocol: 'TLSv1.3' });
  expect(seen).toEqual([{ servername: hostname, host: `${hostname}:${server.port}` }]);
  expect(server.sockets).toHaveLength(1);
});

test.each([
  ['signed by nobody known', () => selfSigned(hostname), false, 'TlsNotTrusted'],
  ['for another name', () => selfSigned('other.example'), true, 'TlsNameMismatch'],
  ['expired', () => selfSigned(hostname, Date.now() - 1000), true, 'TlsExpired'],
] as const)('A certificate %s stops before anything is sent', async (_, make, trusted, reason) => {
  const pair = await make();
  const { server, seen } = await startGit(pair);
  const report = await verify(server.port, trusted ? pair.cert : null);
  expect(report.verdict).toBe('FAILURE');
  expect(report.check('tls')).toMatchObject({ outcome: 'FAILED', reason });
  expect(report.check('tls').message).toContain(hostname);
  const names = reason === 'TlsNameMismatch' ? 'DNS:other.example' : undefined;
  expect(report.check('tls').evidence['certificateNames']).toBe(names);
  expect(report.check('git')).toMatchObject({ outcome: 'SKIPPED', reason: 'DependsOnFailedCheck' });
  expect(report.check('git').message).toContain('tls');
  expect(seen).toEqual([]);
  await closed(server.sockets[0]);
});

test('NODE_TLS_REJECT_UNAUTHORIZED does not switch the check off', async () => {
  const { server, seen } = await startGit(await selfSigned(hostname));
  process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  try {
    const report = await verify(server.port, null);
    expect(report.check('tls')).toMatchObject({ outcome: 'FAILED', reason: 'TlsNotTrusted' });
    expect(seen).toEqual([]);
  } finally {
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
  }
});

test.each([
  ['plain http', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'TlsNotSpoken'],
  ['SSH', 'SSH-2.0-OpenSSH_9.2\r\n', 'TlsNotSpoken'],
  ['an alert of TLS 1.0 about the version', Buffer.from([21, 3, 1, 0, 2, 2, 70]), 'TlsVersionTooOld'],
  ['an alert about everything', Buffer.from([21, 3, 3, 0, 2, 2, 40]), 'TlsFailed'],
])('A port that answers with %s', async (_, answer, reason) => {
  const server = await startTcp((socket) => void socket.once('data', () => socket.end(answer)));
  const report = await verify(server.port, null);
  expect(report.check('tls')).toMatchObject({ outcome: 'FAILED', reason, evidence: { from: 'platform' } });
  expect(report.check('tls').message).toContain(`${hostname} port ${server.port}`);
});

test('A server that speaks nothing newer than TLS 1.1', async () => {
  const pair = await selfSigned(hostname);
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  const server = await startHttps({ ...pair, ...old }, (_, response) => void response.end());
  const report = await verify(server.port, pair.cert);
  expect(report.check('tls')).toMatchObject({ outcome: 'FAILED', reason: 'TlsVersionTooOld' });
});

test('A server that wants a certificate of its client', async () => {
  const pair = await selfSigned(hostname);
  const server = await startHttps({ ...pair, requestCert: true, rejectUnauthorized: true }, (_, response) => {
    response.end();
  });
  const report = await verify(server.port, pair.cert);
  expect(report.check('git')).toMatchObject({ outcome: 'FAILED', reason: 'TlsFailed' });
});

test('A handshake that never ends is given up at the deadline', async () => {
  const server = await startTcp(() => undefined);
  const report = await verify(server.port, null, { deadlineMs: 300 });
  expect(report.check('tls')).toMatchObject({ outcome: 'UNKNOWN', reason: 'TimedOut' });
  await closed(server.sockets[0]);
});

test('A server that hangs up in the handshake is tried again later', async () => {
  const server = await startTcp((socket) => void socket.once('data', () => socket.resetAndDestroy()));
  const report = await verify(server.port, null);
  expect(report.check('tls')).toMatchObject({ outcome: 'UNKNOWN', reason: 'ConnectionReset' });
});
