import { defineConfig } from 'vitest/config';
import { CountReporter } from './count-reporter.ts';

/** Two projects: `unit` needs no server and runs in seconds; `system` starts the local world once per file. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    reporters: ['default', new CountReporter()],
    projects: [
      { test: { name: 'unit', isolate: false, include: ['test/unit/**/*.test.ts', 'test/house.test.ts'] } },
      {
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts', 'test/simulator/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
