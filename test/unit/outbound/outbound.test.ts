import { expect, test } from 'vitest';
import { parseRepositoryUrl } from '../../../shared/model/repository-url.ts';
import { makeOutbound, urlWithin, type OutboundConfig } from '../../../shared/outbound.ts';

const config: OutboundConfig = {
  azureDevOpsUrl: 'https://dev.azure.com',
  azureDevOpsSsh: 'ssh.dev.azure.com:22',
  allowedHosts: [{ host: 'tfs.example', plainHttp: false }],
  allowedNetworks: [],
  caCertificates: null,
  httpsProxy: null,
  noProxy: [],
  localProfile: false,
};

function addressOf(url: string) {
  const parsed = parseRepositoryUrl(url, config);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.address;
}

test.each([
  [
    'https://dev.azure.com/org/My%20Project/_git/r',
    'https://dev.azure.com/org',
    'https://dev.azure.com/org/My%20Project/_git/r',
  ],
  ['https://org.visualstudio.com/_git/r', 'https://dev.azure.com/org', 'https://dev.azure.com/org/r/_git/r'],
  ['git@ssh.dev.azure.com:v3/org/p/r', 'https://dev.azure.com/org', 'https://dev.azure.com/org/p/_git/r'],
  ['https://tfs.example/tfs/Coll/p/_git/r', 'https://tfs.example/tfs/Coll', 'https://tfs.example/tfs/Coll/p/_git/r'],
])('%s is asked at %s', (url, collection, repository) => {
  const outbound = makeOutbound(config);
  expect(outbound.collectionUrl(addressOf(url)).href).toBe(collection);
  expect(outbound.repositoryUrl(addressOf(url))?.href).toBe(repository);
});

test('AZURE_DEVOPS_URL moves Services of any form, and only Services', () => {
  const outbound = makeOutbound({ ...config, azureDevOpsUrl: 'http://127.0.0.1:8181/base/' });
  const services = addressOf('https://org.visualstudio.com/p/_git/r');
  expect(outbound.repositoryUrl(services)?.href).toBe('http://127.0.0.1:8181/base/org/p/_git/r');
  expect(outbound.collectionUrl(addressOf('https://tfs.example/Coll/p/_git/r')).host).toBe('tfs.example');
});

test.each([
  [{ azureDevOpsUrl: 'http://simulator.example' }, 'AZURE_DEVOPS_URL must be https, or http on loopback'],
  [{ azureDevOpsUrl: 'ftp://127.0.0.1' }, 'AZURE_DEVOPS_URL must be https'],
  [{ allowedNetworks: ['10.0.0.0'] }, 'ALLOWED_NETWORKS: "10.0.0.0"'],
  [{ httpsProxy: 'proxy:3128' }, 'HTTPS_PROXY must be'],
])('A wrong setting %j is refused with a sentence', (wrong, sentence) => {
  expect(() => makeOutbound({ ...config, ...wrong })).toThrow(sentence);
});

test.each(['..', '.', ''])('A name "%s" cannot climb out of a URL', (name) => {
  expect(() => urlWithin(new URL('https://dev.azure.com/org'), [name, '_apis'])).toThrow('is no name');
});

test('Names are encoded once', () => {
  const url = urlWithin(new URL('https://h/base'), ['a b', 'é#?', '%2e%2e'], { q: 'x y' });
  expect(url.href).toBe('https://h/base/a%20b/%C3%A9%23%3F/%252e%252e?q=x+y');
});

const lookup = () => Promise.resolve([{ address: '93.184.216.34', family: 4 }]);

test('Whoever connects can be named, as a delegate has to be', async () => {
  const route = makeOutbound(config, { lookup, from: 'delegate eu-1' }).route(new URL('https://tfs.example/'));
  expect(await route.resolve(new AbortController().signal)).toMatchObject({
    ok: true,
    evidence: { from: 'delegate eu-1', addresses: '93.184.216.34' },
  });
});

test('A host that is not ours is refused at the first step, without a lookup', async () => {
  const route = makeOutbound(config, { lookup: () => Promise.reject(new Error('looked up')) }).route(
    new URL('https://evil.example/'),
  );
  expect(await route.resolve(new AbortController().signal)).toMatchObject({ ok: false, reason: 'HostNotAllowed' });
});
