import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule, TestRunEndReason } from 'vitest/node';

const SLOWEST = 8;
const LINES_OF_A_FAULT = 12;

/** The closing words of a run: what failed and why, what passed only at the second try, and where the time went. */
export default class Report implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[], reason: TestRunEndReason): void {
    const file = process.env.HUB_TEST_REPORT;
    if (file) writeFileSync(file, [...closing(modules, errors), `the run ${reason}`, ''].join('\n'));
  }
}

function closing(modules: readonly TestModule[], errors: readonly SerializedError[]): string[] {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  return [
    ...modules.flatMap((module) => module.errors().map((error) => `FAILED ${name(module)}\n${fault(error)}`)),
    ...tests.filter((test) => test.result().state === 'failed').map(failed),
    ...errors.map((error) => `UNHANDLED ${fault(error)}`),
    ...tests
      .filter((test) => test.diagnostic()?.flaky)
      .map((test) => `at the second try: ${where(test)}\n${faults(test)}`),
    ...slowest(modules),
  ];
}

const name = (module: TestModule): string => relative(process.cwd(), module.moduleId);

const where = (test: TestCase): string => `${name(test.module)} > ${test.fullName}`;

const failed = (test: TestCase): string => `FAILED ${where(test)}\n${faults(test)}`;

const faults = (test: TestCase): string => (test.result().errors ?? []).map(fault).join('\n');

const fault = (error: { message: string; stack?: string | undefined }): string =>
  (error.stack ?? error.message)
    .split('\n')
    .slice(0, LINES_OF_A_FAULT)
    .map((line) => `    ${line}`)
    .join('\n');

function slowest(modules: readonly TestModule[]): string[] {
  const timed = modules.map((module) => ({ module, seconds: module.diagnostic().duration / 1000 }));
  const first = timed.sort((one, other) => other.seconds - one.seconds).slice(0, SLOWEST);
  return first.map(({ module, seconds }) => `${seconds.toFixed(0).padStart(5)} s  ${name(module)}`);
}
