import { defineConfig } from 'vitest/config';

/** One project per kind of test: the folder says the kind, `*.test.ts` beside the code is a unit test. */
const jsx = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;
/** CI machines are shared: where a wait ran out once, the second failure is the fault. */
const slow = { testTimeout: 120_000, hookTimeout: 180_000, fileParallelism: false, retry: process.env.CI ? 1 : 0 };

export default defineConfig({
  oxc: jsx,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,functions,infra,local,cli,web,bench}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000,
        },
      },
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
