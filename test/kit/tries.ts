import { TestRunner } from 'vitest';

/** How often the running test has failed. A hub that it tried before has seen its people and messages: they have to be others. */
export const tries = (): number => TestRunner.getCurrentTest()?.result?.retryCount ?? 0;
