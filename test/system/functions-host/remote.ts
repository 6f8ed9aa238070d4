import { beforeEach } from 'vitest';

/**
 * `HOST_UNDER_TEST=<url>` runs these tests against another host, such as Core Tools (`func start --enableAuth`), which
 * must be running the fixture app (test/system/functions-host/app) with the values of app-settings.ts as settings and
 * the `hostKeys` there as its keys. `HOST_STORAGE` is the connection string of its storage (default: Azurite on its
 * usual ports), `HOST_STREAMS=1` says that it was started with FIXTURE_STREAMS=1.
 */
export const hostUnderTest = process.env['HOST_UNDER_TEST'] ?? null;

/** Ways in which an app gets its requests; a host under test serves only the one it was started with. */
export const modes = (['buffered', 'streams'] as const).filter(
  (mode) => hostUnderTest === null || (process.env['HOST_STREAMS'] === '1') === (mode === 'streams'),
);

/** For tests that start, stop or configure the host they need. */
export function needsItsOwnHost(): void {
  beforeEach((context) => {
    context.skip(hostUnderTest !== null, 'starts and stops the host itself, which HOST_UNDER_TEST does not allow');
  });
}
