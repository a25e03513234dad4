import { defineConfig } from 'vitest/config';

/** One project per kind of test: the folder says the kind, `*.test.ts` beside the code is a unit test. */
const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;
/** CI machines are shared: where a wait ran out once, the second failure is the fault. */
const slow = { testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false, retry: process.env.CI ? 1 : 0 };

export default defineConfig({
  oxc: jsx,
  test: {
    projects: [
      // Modules are loaded once for all: loading them for each file takes longer than the tests. No unit test leaves anything behind in them.
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,functions,infra,cli,web,bench}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
          isolate: false,
        },
      },
      // Emulators keep what they hold in modules.
      { extends: true, test: { name: 'local', include: ['local/**/*.test.ts'], testTimeout: 20_000 } },
      { extends: true, test: { name: 'property', include: ['test/property/**/*.test.ts'], testTimeout: 60_000 } },
      { extends: true, test: { name: 'structure', include: ['test/structure/**/*.test.ts'], testTimeout: 60_000 } },
      // One process for all: loading the CDK takes longer than the tests.
      { extends: true, test: { name: 'infra', include: ['test/infra/**/*.test.ts'], ...slow, isolate: false } },
      {
        extends: true,
        test: { name: 'stack', include: ['test/stack/**/*.test.ts'], globalSetup: 'test/stack/setup.ts', ...slow },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['test/browser/**/*.test.ts'], globalSetup: 'test/stack/setup.ts', ...slow },
      },
      { extends: true, test: { name: 'chaos', include: ['test/chaos/**/*.test.ts'], ...slow } },
      { extends: true, test: { name: 'docs', include: ['test/docs/**/*.test.ts'], ...slow } },
    ],
  },
});
