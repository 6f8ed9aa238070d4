import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { advertisement, advertisementType } from './advertise.ts';
import { selfSigned } from './certificates.ts';
import { makeEngine } from './engine.ts';
import { closeServers, startHttps, startTcp } from './server.ts';

afterEach(closeServers);

const hostname = 'tfs.example';

/** Opens a tunnel to a port of this machine, or answers with another status; remembers what it was asked. */
async function startProxy(status: number, port: number) {
  const asked: string[] = [];
  const server = await startTcp((client: Socket) => {
    client.once('data', (head) => {
      asked.push(head.toString('latin1'));
      if (status !== 200) return void client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      const upstream = connect(port, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        client.pipe(upstream).pipe(client);
      });
      upstream.on('error', () => client.destroy());
      client.on('close', () => upstream.destroy());
    });
  });
  return { server, asked };
}

async function verify(status: number, noProxy: string[] = []) {
  const pair = await selfSigned(hostname);
  const git = await startHttps(pair, (_, response) => {
    response.writeHead(200, { 'content-type': advertisementType }).end(advertisement);
  });
  const proxy = await startProxy(status, git.port);
  const engine = makeEngine(
    {
      allowedHosts: [{ host: `${hostname}:${git.port}`, plainHttp: false }],
      caCertificates: pair.cert,
      httpsProxy: `http://user:pass@127.0.0.1:${proxy.server.port}`,
      noProxy,
    },
    () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  );
  return { report: await engine.verify({ url: `https://${hostname}:${git.port}/Coll/p/_git/r` }), proxy, git };
}

test('Through HTTPS_PROXY the name goes to the proxy, and TLS to the server', async () => {
  const { report, proxy, git } = await verify(200);
  expect(report.verdict).toBe('SUCCESS');
  expect(report.check('tcp').evidence).toMatchObject({ proxy: true, port: proxy.server.port });
  expect(proxy.asked).toHaveLength(1);
  expect(proxy.asked[0]).toMatch(new RegExp(`^CONNECT ${hostname}:${git.port} HTTP/1.1\r\n`));
  expect(proxy.asked[0]).toContain(`roxy-authorization: Basic ${Buffer.from('user:pass').toString('base64')}`);
});

test.each([403, 407, 502])('A proxy that answers %s refuses', async (status) => {
  const { report, git } = await verify(status);
  expect(report.verdict).toBe('FAILURE');
  expect(report.check('tcp')).toMatchObject({ outcome: 'FAILED', reason: 'ProxyRefused', evidence: { status } });
  expect(git.sockets).toEqual([]);
});

test('NO_PROXY goes around it', async () => {
  const { report, proxy } = await verify(403, ['.example']);
  expect(report.verdict).toBe('SUCCESS');
  expect(proxy.asked).toEqual([]);
});
