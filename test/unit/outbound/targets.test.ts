import { expect, test } from 'vitest';
import { toTarget } from '../../../shared/outbound/targets.ts';

const rule = {
  services: new URL('https://dev.azure.com'),
  servicesSsh: 'ssh.dev.azure.com:22',
  allowedHosts: [
    { host: 'tfs.example', plainHttp: false },
    { host: 'tfs.example:8080', plainHttp: true },
    { host: '[fd00::7]:8443', plainHttp: false },
  ],
};
const target = (url: string) => toTarget(new URL(url), rule);

test.each([
  ['https://dev.azure.com/org', { hostname: 'dev.azure.com', port: 443, secure: true, exempt: true }],
  ['https://DEV.azure.com:443/', { hostname: 'dev.azure.com', port: 443, secure: true, exempt: true }],
  ['https://tfs.example/c', { hostname: 'tfs.example', port: 443, secure: true, exempt: false }],
  ['http://tfs.example:8080/c', { hostname: 'tfs.example', port: 8080, secure: false, exempt: false }],
  ['https://[fd00::7]:8443/c', { hostname: 'fd00::7', port: 8443, secure: true, exempt: false }],
  ['ssh://ssh.dev.azure.com:22', { hostname: 'ssh.dev.azure.com', port: 22, secure: false, exempt: true }],
  ['ssh://tfs.example:2222', { hostname: 'tfs.example', port: 2222, secure: false, exempt: false }],
])('%s is a host of ours', (url, expected) => {
  expect(target(url)).toEqual(expected);
});

test.each([
  ['ATK-003', 'https://127.1/'],
  ['ATK-004', 'https://2130706433/'],
  ['ATK-005', 'https://0x7f000001/'],
  ['ATK-006', 'https://0177.0.0.1/'],
  ['ATK-010', 'https://[::1]/'],
  ['ATK-028', 'http://168.63.129.16/machine?comp=goalstate'],
  ['ATK-029', 'http://localhost:42356/msi/token?resource=https://vault.azure.net'],
  ['ATK-030', 'http://127.0.0.1:10002/devstoreaccount1'],
  ['ATK-037', 'https://dev.azure.com@evil.example/'],
  ['ATK-041', 'https://dev.azure.com.evil.example/'],
  ['ATK-048', 'https://dev.azure.com:22/'],
])('%s: %s is none', (_, url) => {
  expect(target(url)).toBeNull();
});

test.each(['https://tfs%2eexample/', 'https://ｔｆｓ.example/', 'https://tfs。example/', 'https://TFS.EXAMPLE:443/'])(
  '%s is another spelling of an allowed host, and leads there',
  (url) => {
    expect(target(url)?.hostname).toBe('tfs.example');
  },
);

test.each([
  'https://dev.azure.com。evil.example/',
  'https://dev.azure.com%2eevil.example/',
  'https://dev.azure.com./',
  'https://xn--dev-azure.com/',
  'https://[fd00::8]:8443/',
  'http://dev.azure.com/',
  'https://dev.azure.com:8443/',
  'https://user:secret@dev.azure.com/',
  'https://sub.tfs.example/',
  'https://tfs.example./',
  'https://tfs.example:8080/',
  'http://tfs.example/',
  'ftp://tfs.example/',
  'ssh://evil.example:22',
  'ssh://ssh.dev.azure.com:2222',
])('%s is none', (url) => {
  expect(target(url)).toBeNull();
});
