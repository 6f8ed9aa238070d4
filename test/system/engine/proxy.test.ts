import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { makeOutbound } from '../../../shared/outbound.ts';
import { advertisement, advertisementType } from './advertise.ts';
import { selfSigned } from './certificates.ts';
import { type ConnectProxy, says, startProxy } from './connect-proxy.ts';
import { makeEngine } from './engine.ts';
import { closed, closeServers, startHttps, startTcp } from './server.ts';

afterEach(closeServers);

const hostname = 'tfs.example';

async function startGit() {
  const pair = await selfSigned(hostname);
  const git = await startHttps(pair, (_, response) => {
    response.writeHead(200, { 'content-type': advertisementType }).end(advertisement);
  });
  return { git, trusted: pair.cert };
}

type Git = Awaited<ReturnType<typeof startGit>>;

function verify({ git, trusted }: Git, httpsProxy: string, more: { noProxy?: string[]; lookups?: string[] } = {}) {
  const engine = makeEngine(
    {
      allowedHosts: [{ host: `${hostname}:${git.port}`, plainHttp: false }],
      allowedNetworks: [],
      caCertificates: trusted,
      httpsProxy,
      noProxy: more.noProxy ?? [],
      ...(more.noProxy === undefined ? {} : { allowedNetworks: ['127.0.0.0/8'] }),
    },
    (name) => {
      more.lookups?.push(name);
      return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    },
  );
  return engine.verify({ url: `https://${hostname}:${git.port}/Coll/p/_git/r`, deadlineMs: 300 });
}

const urlOf = ({ server }: ConnectProxy) => `http://user:p%40ss@127.0.0.1:${server.port}`;

test('trap 59: through HTTPS_PROXY the name goes to the proxy, and TLS to the server', async () => {
  const there = await startGit();
  const proxy = await startProxy(() => there.git.port);
  const lookups: string[] = [];
  const report = await verify(there, urlOf(proxy), { lookups });
  expect(report.verdict).toBe('SUCCESS');
  expect(report.check('tcp').evidence).toMatchObject({ from: 'platform', proxy: true, port: proxy.server.port });
  expect(proxy.asked).toHaveLength(1);
  expect(proxy.asked[0]).toMatch(new RegExp(`^CONNECT ${hostname}:${there.git.port} HTTP/1.1\r\n`));
  expect(proxy.asked[0]).toContain(`roxy-authorization: Basic ${Buffer.from('user:p@ss').toString('base64')}`);
  expect(lookups).toEqual([]);
});

test('trap 59: NO_PROXY goes around it', async () => {
  const there = await startGit();
  const proxy = await startProxy(() => there.git.port);
  const report = await verify(there, urlOf(proxy), { noProxy: ['.example'] });
  expect(report.verdict).toBe('SUCCESS');
  expect(proxy.asked).toEqual([]);
});

test.each([
  ['does not admit the host', says('HTTP/1.1 403 No\r\n\r\n'), 'FAILED', 'ProxyRefused', '403'],
  [
    'wants a password',
    says('HTTP/1.1 407 No\r\nproxy-authenticate: NTLM\r\n\r\n'),
    'FAILED',
    'ProxyAuthenticationRequired',
    '407',
  ],
  ['cannot reach the host', says('HTTP/1.1 502 No\r\n\r\n'), 'UNKNOWN', 'ProxyCannotReach', 'it answered 502'],
  ['cannot look the name up', says('HTTP/1.1 503 No\r\n\r\n'), 'UNKNOWN', 'ProxyCannotReach', 'it answered 503'],
  ['answers nothing', () => () => undefined, 'UNKNOWN', 'ProxyCannotReach', 'no answer in time'],
  ['hangs up', says(''), 'UNKNOWN', 'ProxyCannotReach', 'broke the connection off'],
  ['is none', says('SSH-2.0-x\r\n'), 'UNKNOWN', 'ProxyCannotReach', 'not answer as a proxy'],
  ['never ends its head', says(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}`), 'UNKNOWN', 'ProxyCannotReach', ''],
] as const)('A proxy that %s', async (_, lead, outcome, reason, words) => {
  const there = await startGit();
  const proxy = await startProxy(lead);
  const report = await verify(there, urlOf(proxy));
  const { message } = report.check('tcp');
  expect(report.check('tcp')).toMatchObject({ outcome, reason });
  expect(message).toContain(words);
  expect(message).toContain(`proxy 127.0.0.1:${proxy.server.port}`);
  expect(JSON.stringify(report.checks)).not.toMatch(/p@ss|p%40ss/);
  expect(there.git.sockets).toEqual([]);
  await closed(proxy.server.sockets[0]);
});

test('A proxy where nobody listens is not blamed on the server', async () => {
  const there = await startGit();
  const proxy = await startProxy(() => there.git.port);
  await proxy.server.close();
  const report = await verify(there, urlOf(proxy));
  expect(report.check('tcp')).toMatchObject({ outcome: 'UNKNOWN', reason: 'ProxyUnreachable' });
  expect(report.check('tcp').message).toContain('it refused the connection. tfs.example was not tried');
});

test.each([
  ['does not exist', 'ENOTFOUND', 'its name does not exist'],
  ['cannot be looked up', 'EAI_AGAIN', 'the name servers gave no answer'],
])('A proxy whose name %s is not blamed on the server', async (_, code, words) => {
  const engine = makeEngine(
    { allowedHosts: [{ host: hostname, plainHttp: false }], httpsProxy: 'http://proxy.example:3128' },
    () => Promise.reject(Object.assign(new Error(code), { code })),
  );
  const report = await engine.verify({ url: `https://${hostname}/Coll/p/_git/r` });
  expect(report.check('dns')).toMatchObject({ outcome: 'UNKNOWN', reason: 'ProxyUnreachable' });
  expect(report.check('dns').message).toContain(words);
  expect(report.check('dns').evidence).toMatchObject({ host: 'proxy.example' });
});

test('A proxy that opens TLS with an authority of its own is told from a server with a bad certificate', async () => {
  const { git } = await startGit();
  const proxy = await startProxy(() => git.port);
  const engine = makeEngine({ azureDevOpsUrl: 'https://azure.example', httpsProxy: urlOf(proxy) });
  const report = await engine.verify({ url: 'https://dev.azure.com/o/p/_git/r' });
  expect(report.check('tls')).toMatchObject({ outcome: 'FAILED', reason: 'ProxyOpensTls' });
  expect(report.check('tls').hint).toContain('CA_CERTIFICATES');
});

test('SSH goes through it to an allowed host, and what the server says first is not lost', async () => {
  const greeting = 'SSH-2.0-SSHBlackbox.10\r\n';
  const proxy = await startProxy(() => (client) => void client.write(`HTTP/1.1 200 OK\r\n\r\n${greeting}`));
  const outbound = makeOutbound({
    azureDevOpsUrl: 'https://dev.azure.com',
    azureDevOpsSsh: 'ssh.dev.azure.com:22',
    allowedHosts: [{ host: hostname, plainHttp: false }],
    allowedNetworks: [],
    caCertificates: null,
    httpsProxy: urlOf(proxy),
    noProxy: [],
    localProfile: false,
  });
  const { signal } = new AbortController();
  const refused = outbound.route(new URL('ssh://evil.example:22'));
  expect(await refused.resolve(signal)).toMatchObject({ ok: false, reason: 'HostNotAllowed' });
  expect(proxy.asked).toEqual([]);
  for (const url of ['ssh://ssh.dev.azure.com:22', `ssh://${hostname}:2222`]) {
    const route = outbound.route(new URL(url));
    for (const step of [route.resolve, route.connect, route.secure]) expect((await step(signal)).ok).toBe(true);
    const socket = route.socket();
    if (socket === null) throw new Error('There is no connection');
    const [heard] = await once(socket, 'data');
    expect(String(heard)).toBe(greeting);
    socket.destroy();
  }
  expect(proxy.asked.map((head) => head.split(' ')[1])).toEqual(['ssh.dev.azure.com:22', `${hostname}:2222`]);
});

test('A proxy that resets after the tunnel is open is no trouble of the process', async () => {
  const there = await startGit();
  const proxy = await startTcp((client) => {
    client.once('data', () => client.write('HTTP/1.1 200 OK\r\n\r\n', () => client.resetAndDestroy()));
  });
  const report = await verify(there, `http://127.0.0.1:${proxy.port}`);
  expect(report.check('tls')).toMatchObject({ outcome: 'UNKNOWN', reason: 'ConnectionReset' });
});
