import { afterEach, expect, test } from 'vitest';
import { advertisement, advertisementType } from './advertise.ts';
import { makeEngine } from './engine.ts';
import { closeServers, startHttp } from './server.ts';

afterEach(closeServers);

type Addresses = { address: string; family: number }[];

const answers = (...addresses: string[]): Addresses =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

async function verify(
  answer: () => Promise<Addresses>,
  settings: { allowedNetworks?: string[]; localProfile?: boolean } = {},
) {
  const server = await startHttp((_, response) => {
    response.writeHead(200, { 'content-type': advertisementType }).end(advertisement);
  });
  let lookups = 0;
  const lookup = () => {
    lookups += 1;
    return answer();
  };
  const allowedHosts = [{ host: `tfs.example:${server.port}`, plainHttp: true }];
  const engine = makeEngine({ allowedHosts, allowedNetworks: [], ...settings }, lookup);
  const report = await engine.verify({ url: `http://tfs.example:${server.port}/Coll/p/_git/r`, deadlineMs: 2000 });
  return { report, server, lookups };
}

test.each([
  ['ATK-032', ['93.184.216.34', '10.0.0.5'], '10.0.0.5'],
  ['ATK-033', ['::ffff:127.0.0.1'], '::ffff:127.0.0.1'],
  ['ATK-034, ATK-035', ['127.0.0.1'], '127.0.0.1'],
  ['ATK-032, the other way round', ['10.0.0.5', '93.184.216.34'], '10.0.0.5'],
  ['metadata', ['169.254.169.254'], '169.254.169.254'],
  ['the host of virtual machines', ['93.184.216.34', '168.63.129.16'], '168.63.129.16'],
  ['this host', ['0.0.0.0'], '0.0.0.0'],
  ['link-local with a zone', ['fe80::1%eth0'], 'fe80::1%eth0'],
  ['IPv4-compatible', ['::127.0.0.1'], '::127.0.0.1'],
  ['NAT64', ['64:ff9b::a9fe:a9fe'], '64:ff9b::a9fe:a9fe'],
  ['6to4', ['2002:7f00:1::'], '2002:7f00:1::'],
  ['Teredo', ['2001:0:1::1'], '2001:0:1::1'],
  ['no address', ['localhost'], 'localhost'],
])('%s: a name that leads to %j is refused without a connection', async (_, addresses, address) => {
  const { report, server } = await verify(() => Promise.resolve(answers(...addresses)));
  expect(report.verdict).toBe('FAILURE');
  expect(report.check('dns')).toMatchObject({ outcome: 'FAILED', reason: 'AddressNotAllowed', evidence: { address } });
  expect(server.sockets).toEqual([]);
});

test('The name is looked up once, and the address that was judged is the one connected to', async () => {
  let first = true;
  const rebinding = () => {
    const found = first ? answers('127.0.0.1') : answers('169.254.169.254');
    first = false;
    return Promise.resolve(found);
  };
  const { report, lookups } = await verify(rebinding, { allowedNetworks: ['127.0.0.0/8'], localProfile: true });
  expect(report.verdict).toBe('SUCCESS');
  expect(report.check('tcp').evidence).toMatchObject({ address: '127.0.0.1' });
  expect(lookups).toBe(1);
});

test('Outside the local profile ALLOWED_NETWORKS does not open loopback', async () => {
  const { report, server } = await verify(() => Promise.resolve(answers('127.0.0.1')), {
    allowedNetworks: ['127.0.0.0/8'],
    localProfile: false,
  });
  expect(report.check('dns')).toMatchObject({ reason: 'AddressNotAllowed' });
  expect(server.sockets).toEqual([]);
});

test('ATK-036: name servers that never answer are tried again later', async () => {
  const { report } = await verify(() => new Promise(() => undefined));
  expect(report.verdict).toBe('UNKNOWN');
  expect(report.check('dns')).toMatchObject({ outcome: 'UNKNOWN', reason: 'NameLookupFailed' });
});

test.each([
  ['does not exist', 'ENOTFOUND', 'FAILED', 'NameNotFound'],
  ['cannot be looked up now', 'EAI_AGAIN', 'UNKNOWN', 'NameLookupFailed'],
])('A name that %s', async (_, code, outcome, reason) => {
  const { report } = await verify(() => Promise.reject(Object.assign(new Error(code), { code })));
  expect(report.check('dns')).toMatchObject({ outcome, reason });
  expect(report.check('dns').message).toContain('tfs.example');
});

test('A name without any address does not exist', async () => {
  const { report } = await verify(() => Promise.resolve([]));
  expect(report.check('dns')).toMatchObject({ outcome: 'FAILED', reason: 'NameNotFound' });
});

test('A port where nobody listens is refused', async () => {
  const server = await startHttp(() => undefined);
  await server.close();
  const report = await makeEngine({ azureDevOpsUrl: server.url }).verify({ url: 'https://dev.azure.com/o/p/_git/r' });
  expect(report.verdict).toBe('FAILURE');
  expect(report.check('tcp')).toMatchObject({ outcome: 'FAILED', reason: 'ConnectionRefused' });
  expect(report.check('tcp').message).toContain(`127.0.0.1 port ${server.port}`);
});

/** A thousand addresses, of which this is the last. */
const many = (last: string) => {
  const others = Array.from({ length: 999 }, (_, index) => `127.1.${index >> 8}.${index & 255}`);
  return () => Promise.resolve(answers(...others, last));
};

test('A name with a thousand addresses has all of them judged, and the first eight tried', async () => {
  const local = { allowedNetworks: ['127.0.0.0/8'], localProfile: true };
  const far = await verify(many('127.0.0.1'), local);
  expect(far.report.check('tcp')).toMatchObject({ outcome: 'FAILED', reason: 'ConnectionRefused' });
  expect(String(far.report.check('dns').evidence['addresses']).split(' ')).toHaveLength(8);
  const mixed = await verify(many('10.0.0.5'), local);
  expect(mixed.report.check('dns')).toMatchObject({ reason: 'AddressNotAllowed', evidence: { address: '10.0.0.5' } });
});

test('Evidence says from where, and to which address and port', async () => {
  const { report, server } = await verify(() => Promise.resolve(answers('127.0.0.1')), {
    allowedNetworks: ['127.0.0.0/8'],
    localProfile: true,
  });
  expect(report.check('dns').evidence).toMatchObject({ from: 'platform', host: 'tfs.example' });
  expect(report.check('tcp').evidence).toMatchObject({ from: 'platform', address: '127.0.0.1', port: server.port });
});

test('The second address is tried when nobody listens at the first', async () => {
  const { report } = await verify(() => Promise.resolve(answers('::1', '127.0.0.1')), {
    allowedNetworks: ['127.0.0.0/8', '::1/128'],
    localProfile: true,
  });
  expect(report.verdict).toBe('SUCCESS');
  expect(report.check('tcp').evidence).toMatchObject({ address: '127.0.0.1' });
});
