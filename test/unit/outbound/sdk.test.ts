import { expect, test } from 'vitest';
import { makeSdkPolicy } from '../../../shared/outbound/sdk.ts';

const { policy } = makeSdkPolicy(['.internal', 'acme.vault.azure.net'], () => Promise.reject(new Error('opened')));

/** Whether two requests leave in the same way. */
function agentFor(url: string): unknown {
  return policy.sendRequest({ url }, (request: { url: string; agent?: unknown }) => request.agent);
}

test.each([
  'https://acme.table.core.windows.net/entities',
  'https://login.microsoftonline.com/tenant',
  'https://other.vault.azure.net/secrets',
])('%s goes through the proxy, by an agent of its own that is kept', (url) => {
  expect(agentFor(url)).toBe(agentFor(url));
  expect(agentFor(url)).not.toBe(agentFor('https://127.0.0.1/'));
  expect(agentFor(url)).not.toBe(agentFor('https://acme.queue.core.windows.net/'));
});

test.each(['https://acme.vault.azure.net/', 'https://vault.internal/', 'https://localhost/', 'https://[::1]:8443/'])(
  '%s goes directly',
  (url) => {
    expect(agentFor(url)).toBe(agentFor('https://127.0.0.1/'));
  },
);

test.each(['http://169.254.169.254/metadata/identity', 'http://localhost:42356/msi/token', 'http://127.0.0.1:1/'])(
  'The managed identity at %s is asked directly',
  (url) => {
    expect(agentFor(url)).toBe(agentFor('http://127.0.0.1/'));
  },
);
