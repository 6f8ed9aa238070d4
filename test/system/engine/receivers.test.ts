import { afterEach, describe, expect, test } from 'vitest';
import { makeOutbound, type OutboundConfig } from '../../../shared/outbound.ts';
import { selfSigned } from './certificates.ts';
import { startProxy } from './connect-proxy.ts';
import { closed, closeServers, startHttp, startHttps, startTcp } from './server.ts';

afterEach(closeServers);

type Lookup = (hostname: string) => Promise<{ address: string; family: number }[]>;

const deployed: OutboundConfig = {
  azureDevOpsUrl: 'https://dev.azure.com',
  azureDevOpsSsh: '127.0.0.1:9',
  allowedHosts: [],
  allowedNetworks: [],
  caCertificates: null,
  httpsProxy: null,
  noProxy: [],
  localProfile: false,
};
const local: OutboundConfig = { ...deployed, localProfile: true };

const at = (...addresses: string[]): Lookup => {
  return () => Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
};

function send(url: string, config: OutboundConfig, lookup?: Lookup, milliseconds = 5_000) {
  const { sendParcel } = makeOutbound(config, lookup === undefined ? {} : { lookup });
  const parcel = { url: new URL(url), headers: { 'webhook-id': 'an-id' }, body: '{"a":"ü"}' };
  return sendParcel(parcel, AbortSignal.timeout(milliseconds));
}

test('A parcel arrives as it was sent, over a connection of its own', async () => {
  const got: unknown[] = [];
  const server = await startHttp((request, response) => {
    const { method, url, headers } = request;
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      got.push({ method, url, body, id: headers['webhook-id'], auth: headers.authorization, host: headers.host });
      response.writeHead(202).end();
    });
  });
  for (const value of [202, 202]) expect(await send(`${server.url}/a?b=c`, local)).toMatchObject({ ok: true, value });
  const { host } = new URL(server.url);
  const one = { method: 'POST', url: '/a?b=c', body: '{"a":"ü"}', id: 'an-id', auth: undefined, host };
  expect(got).toEqual([one, one]);
  expect(server.sockets.length).toBe(2);
  await Promise.all(server.sockets.map(closed));
});

describe('A receiver', () => {
  test.each([
    ['10.0.0.1'],
    ['192.168.1.1'],
    ['100.64.0.1'],
    ['169.254.169.254'],
    ['168.63.129.16'],
    ['127.0.0.1'],
    ['::1'],
    ['::ffff:10.0.0.1'],
    ['fd00::1'],
    ['fe80::1'],
    ['0.0.0.0'],
  ])('whose name leads to %s gets nothing', async (address) => {
    const refused = { ok: false, reason: 'AddressNotAllowed', blanks: { address } };
    expect(await send('https://hooks.example/', deployed, at('8.8.8.8', address))).toMatchObject(refused);
  });

  test.each(['http://hooks.example/', 'http://127.0.0.1:1/', 'http://[::1]:1/'])(
    'at %s gets nothing from a deployment',
    async (url) => {
      expect(await send(url, deployed, at('8.8.8.8'))).toMatchObject({ ok: false, reason: 'HostNotAllowed' });
    },
  );

  test('on another machine gets nothing over plain http, not even at home', async () => {
    expect(await send('http://hooks.example/', local, at('8.8.8.8'))).toMatchObject({ reason: 'HostNotAllowed' });
  });

  test('that is listed may be at a private address, but never at one of the metadata service', async () => {
    const listed = { ...deployed, webhookHosts: ['hooks.example:1'] };
    const through = (address: string, url = 'https://hooks.example:1/') => send(url, listed, at(address), 300);
    expect(await through('169.254.169.254')).toMatchObject({ reason: 'AddressNotAllowed' });
    expect(await through('127.0.0.1')).toMatchObject({ reason: 'AddressNotAllowed' });
    expect(await through('10.255.255.1')).not.toMatchObject({ reason: 'AddressNotAllowed' });
    expect(await through('10.255.255.1', 'https://hooks.example/')).toMatchObject({ reason: 'AddressNotAllowed' });
  });

  test('with a certificate that nobody trusts gets nothing, and with one of CA_CERTIFICATES does', async () => {
    let requests = 0;
    const pair = await selfSigned('hooks.example');
    const server = await startHttps(pair, (_, response) => {
      requests += 1;
      response.end();
    });
    const url = `https://hooks.example:${server.port}/`;
    const wrongName = `https://other.example:${server.port}/`;
    const trusting = { ...local, caCertificates: pair.cert };
    expect(await send(url, local, at('127.0.0.1'))).toMatchObject({ ok: false, reason: 'TlsNotTrusted' });
    expect(await send(wrongName, trusting, at('127.0.0.1'))).toMatchObject({ ok: false, reason: 'TlsNameMismatch' });
    expect(requests).toBe(0);
    expect(await send(url, trusting, at('127.0.0.1'))).toMatchObject({ ok: true, value: 200 });
  });

  test('that never answers, or never stops, is left when the time is over', async () => {
    const silent = await startTcp(() => undefined);
    expect(await send(silent.url, local, undefined, 200)).toMatchObject({ ok: false, reason: 'TimedOut' });
    await closed(silent.sockets[0]);
    const flood = await startTcp((socket) => {
      const pour = () => void (socket.writable && socket.write('HTTP/1.1 102 Processing\r\n\r\n'.repeat(100), pour));
      pour();
    });
    expect(await send(flood.url, local)).toMatchObject({ ok: false, reason: 'UnexpectedAnswer' });
    await closed(flood.sockets[0]);
    const talkative = await startHttp((_, response) => {
      response.writeHead(500);
      const pour = () => void (response.writable && response.write('x'.repeat(65_536), pour));
      pour();
    });
    const answered = await send(talkative.url, local);
    expect(answered).toMatchObject({ ok: true, value: 500 });
    expect(String(answered.evidence['excerpt']).length).toBeLessThanOrEqual(200);
    await closed(talkative.sockets[0]);
  });

  test('says how long it wishes to be left alone', async () => {
    const server = await startHttp((_, response) => void response.writeHead(429, { 'retry-after': '77' }).end('busy'));
    expect(await send(server.url, local)).toMatchObject({
      ok: true,
      value: 429,
      retryAfterSeconds: 77,
      evidence: { excerpt: 'busy' },
    });
  });
});

describe('Through a proxy', () => {
  test('a receiver is reached by the address that was judged, and under its name', async () => {
    const pair = await selfSigned('hooks.example');
    const hosts: unknown[] = [];
    const server = await startHttps(pair, (request, response) => {
      hosts.push(request.headers.host);
      response.end();
    });
    const { server: proxy, asked } = await startProxy(() => server.port);
    const config = { ...deployed, caCertificates: pair.cert, httpsProxy: proxy.url };
    expect(await send('https://hooks.example/', config, at('8.8.8.8'))).toMatchObject({ ok: true, value: 200 });
    expect(asked).toMatchObject([expect.stringMatching(/^CONNECT 8\.8\.8\.8:443 /)]);
    expect(hosts).toEqual(['hooks.example']);
  });

  test('no private address is reached, although the proxy could', async () => {
    const { server: proxy, asked } = await startProxy(() => 9);
    const config = { ...deployed, httpsProxy: proxy.url };
    expect(await send('https://hooks.example/', config, at('10.0.0.1'))).toMatchObject({ reason: 'AddressNotAllowed' });
    expect(await send('https://10.0.0.1/', config)).toMatchObject({ reason: 'AddressNotAllowed' });
    expect(await send('https://hooks.example/', config, at())).toMatchObject({ reason: 'NameNotFound' });
    expect(asked).toEqual([]);
  });
});
