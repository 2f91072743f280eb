import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';
import { coverageFloors } from './tools/coverage/floors.ts';

const require = createRequire(import.meta.url);
/** type-graphql loads graphql a second time under vitest unless both resolve to one file. */
const alias = { graphql: require.resolve('graphql') };

export default defineConfig({
  test: {
    // Without it a machine of two cores would leave one of them idle.
    maxWorkers: 2,
    // Files of one worker share the modules they import; loading them anew for each took half of the time.
    isolate: false,
    // Measured where it is asked for, as `npm test` does: a run of some files is below every floor.
    coverage: {
      provider: 'custom',
      customProviderModule: 'tools/coverage/coverage-module.ts',
      include: ['{apps,packages}/*/src/**/*.{ts,tsx}'],
      // Programs that run by themselves are tested as programs, by the check and by the journeys.
      exclude: [
        '**/*.test.{ts,tsx}',
        '**/{testing,gallery,gql,generated,migrations,scripts}/**',
        '**/{main.ts,main.tsx,smartx.ts,*.gen.ts,*.fragment.ts,*.d.ts}',
      ],
      reporter: ['json-summary'],
      reportsDirectory: 'test-results/coverage',
      thresholds: coverageFloors(import.meta.dirname),
    },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{apps,packages}/*/src/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: ['**/*.{int,large}.test.ts', '**/node_modules/**'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'large',
          environment: 'node',
          // Large inputs and the time that they take: run as they run for people, without anything that counts along.
          include: ['{apps,packages}/*/src/**/*.large.test.ts'],
          env: { COVERAGE: 'none' },
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['{apps,packages}/*/src/**/*.test.tsx'],
          setupFiles: ['packages/ui/src/testing/setup.ts'],
          env: { COVERAGE: 'lines' },
          // axe walks the whole tree; on a busy machine that takes its time.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          environment: 'node',
          include: ['{apps,packages}/*/src/**/*.int.test.ts'],
          globalSetup: ['apps/api/src/testing/global-setup.ts'],
          // Many times what the longest one takes: it tells seconds from never, on a busy machine too.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
