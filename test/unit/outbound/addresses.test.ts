import { expect, test } from 'vitest';
import { addressAllowed, parseNetworks } from '../../../shared/outbound/addresses.ts';

const strict = { networks: [], loopback: false };
const everything = { networks: parseNetworks(['0.0.0.0/0', '::/0']), loopback: false };

test.each([
  '93.184.216.34',
  '13.107.42.20',
  '150.171.22.17',
  '2620:1ec:4::1',
  '2603:1061:10::1',
  '::ffff:13.107.42.20',
])('The public address %s is allowed', (address) => {
  expect(addressAllowed(address, strict)).toBe(true);
});

test.each([
  ['ATK-001', '127.0.0.1'],
  ['ATK-002', '127.0.0.2'],
  ['ATK-009', '::'],
  ['ATK-010', '::1'],
  ['ATK-012', '::ffff:7f00:1'],
  ['ATK-013', '::ffff:0.0.0.0'],
  ['ATK-017', 'fe80::c800:eff:fe74:8'],
  ['ATK-017 with a zone', 'fe80::1%eth0'],
  ['ATK-023', '::ffff:a9fe:a9fe'],
  ['ATK-025', '255.255.255.255'],
  ['ATK-028', '168.63.129.16'],
  ['ATK-028 mapped', '::ffff:168.63.129.16'],
  ['metadata', '169.254.169.254'],
  ['unspecified', '0.0.0.0'],
  ['multicast', '224.0.0.1'],
  ['IPv4-compatible', '::169.254.169.254'],
  ['NAT64', '64:ff9b::a9fe:a9fe'],
  ['NAT64, local use', '64:ff9b:1::a9fe:a9fe'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001::1'],
  ['site-local', 'fec0::1'],
  ['no address', 'localhost'],
  ['empty', ''],
])('%s: %s is never allowed, whatever ALLOWED_NETWORKS says', (_, address) => {
  expect(addressAllowed(address, strict)).toBe(false);
  expect(addressAllowed(address, everything)).toBe(false);
});

test.each([
  ['ATK-018', 'fc00:bf8b:e62c:abcd:abcd:aaaa:aaaa:aaaa', 'fc00::/7'],
  ['ATK-019', '10.0.0.2', '10.0.0.0/8'],
  ['ATK-019 mapped', '::ffff:10.0.0.2', '10.0.0.0/8'],
  ['ATK-020', '172.16.0.2', '172.16.0.0/12'],
  ['ATK-021', '192.168.1.2', '192.168.1.0/24'],
  ['carrier-grade NAT', '100.64.1.1', '100.64.0.0/10'],
])('%s: %s is allowed only by its network', (_, address, network) => {
  expect(addressAllowed(address, strict)).toBe(false);
  expect(addressAllowed(address, { networks: parseNetworks(['192.0.2.0/24']), loopback: false })).toBe(false);
  expect(addressAllowed(address, { networks: parseNetworks([network]), loopback: false })).toBe(true);
});

test('Loopback is opened by its network in the local profile, and only there', () => {
  const networks = parseNetworks(['127.0.0.0/8', '::1/128']);
  expect(addressAllowed('127.0.0.1', { networks, loopback: true })).toBe(true);
  expect(addressAllowed('::1', { networks, loopback: true })).toBe(true);
  expect(addressAllowed('127.0.0.1', { networks: [], loopback: true })).toBe(false);
});

test('A network that is none is named', () => {
  expect(() => parseNetworks(['10.0.0.0/8', '10.0.0.1'])).toThrow('ALLOWED_NETWORKS: "10.0.0.1" is not a network');
});
