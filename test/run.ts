import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * All tests, in two runs side by side: what drives a running hub mostly waits for it, and leaves a processor to what computes. The second run
 * is printed when the first is done, and what failed in either comes last. What they
 * leave in the folder for temporary files goes with them. With arguments it is one run of Vitest with just these.
 */
const COMPUTES = ['unit', 'local', 'property', 'structure', 'infra', 'docs', 'chaos'];
const DRIVES = ['stack', 'browser'];

const vitest = (args: readonly string[], out: 'inherit' | 'pipe', env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn('vitest', ['run', ...args], {
    stdio: ['inherit', out, out],
    shell: process.platform === 'win32',
    env: { ...process.env, ...env },
  });

const only = (projects: readonly string[]): string[] => projects.flatMap((project) => ['--project', project]);

async function endOf(run: ChildProcess): Promise<number> {
  const [code] = await once(run, 'close');
  return typeof code === 'number' ? code : 1;
}

/** One of the two runs: what it printed, if it was kept, its code, and what its report says in short. */
async function reported(title: string, projects: readonly string[], out: 'inherit' | 'pipe', folder: string) {
  const report = join(folder, title);
  const reporters = ['--reporter=default', '--reporter=./test/kit/report.ts'];
  const run = vitest([...only(projects), ...reporters], out, { HUB_TEST_REPORT: report, TMPDIR: folder });
  const said: Buffer[] = [];
  for (const stream of [run.stdout, run.stderr]) stream?.on('data', (part: Buffer) => said.push(part));
  const code = await endOf(run);
  return { code, said: Buffer.concat(said), closing: `${title} (exit ${code})\n${closingOf(report)}` };
}

/** A run that died before its end has left no report. */
function closingOf(report: string): string {
  try {
    return readFileSync(report, 'utf8');
  } catch {
    return 'the run ended without a report: it was killed, or could not start\n';
  }
}

async function sideBySide(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-tests-'));
  const [first, second] = await Promise.all([
    reported('what computes', COMPUTES, 'inherit', folder),
    reported('what drives a running hub', DRIVES, 'pipe', folder),
  ]);
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(second.said);
  process.stdout.write(`\n${second.closing}\n${first.closing}`);
  return Math.max(first.code, second.code);
}

const args = process.argv.slice(2);
process.exitCode = args.length > 0 ? await endOf(vitest(args, 'inherit')) : await sideBySide();
