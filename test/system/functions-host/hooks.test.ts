import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostUnderTest, modes } from './remote.ts';
import { openHost, type TestHost } from './test-host.ts';

describe.each(modes)('hooks, %s', (mode) => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openHost({ only: ['hooked', 'journal'], streams: mode === 'streams' });
  });
  afterAll(() => host.stop());

  test('preInvocation wraps the handler, postInvocation replaces its error by a result', async () => {
    const response = await host.call('/api/hooked');
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 200,
      body: { order: ['before', 'wrapped', 'after along'], thrown: 'swallowed by a hook' },
    });
  });

  test('preInvocation replaces the inputs of the handler', async () => {
    await host.call('/api/hooked');
    expect((await host.journal('hooked')).at(-1)?.seen).toEqual({ replaced: true });
  });

  test('log changes a line before it is printed', async ({ skip }) => {
    skip(hostUnderTest !== null, 'reads the output of the host process');
    await host.call('/api/hooked');
    await host.process?.printed('information Function.hooked.User: SHOUTED');
    expect(host.process?.output()).not.toContain('to be shouted');
  });

  test('appStart runs before the host is ready, appTerminate at its end, with the same data', async ({ skip }) => {
    skip(hostUnderTest !== null, 'ends the host');
    const other = await openHost({ only: ['hooked'], streams: mode === 'streams' });
    const output = other.process?.output() ?? '';
    expect(output.indexOf('appStart hook ran')).toBeGreaterThan(-1);
    await other.stop();
    expect(other.process?.output()).toContain('appTerminate hook ran, started=true');
  });
});
