import { defineConfig } from 'vitest/config';
import { CountReporter } from './count-reporter.ts';

/** Two projects: `unit` needs no server and runs in seconds; `system` starts the local world once per file. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    reporters: ['default', new CountReporter()],
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          sequence: { groupOrder: 0 },
          include: ['test/unit/**/*.test.ts', 'test/house.test.ts'],
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/system/**/*.test.ts', 'test/simulator/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          // After the fast ones, which share their modules and so cannot share workers with these.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
