import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * All tests, in two runs side by side: what drives a running hub mostly waits for it, and leaves a processor to what computes. The second run
 * is printed when the first is done. With arguments it is one run of Vitest with just these.
 */
const COMPUTES = ['unit', 'local', 'property', 'structure', 'infra', 'docs', 'chaos'];
const DRIVES = ['stack', 'browser'];

const vitest = (args: readonly string[], out: 'inherit' | 'pipe'): ChildProcess =>
  spawn('vitest', ['run', ...args], { stdio: ['inherit', out, out], shell: process.platform === 'win32' });

const only = (projects: readonly string[]): string[] => projects.flatMap((project) => ['--project', project]);

async function endOf(run: ChildProcess): Promise<number> {
  const [code] = await once(run, 'close');
  return typeof code === 'number' ? code : 1;
}

async function sideBySide(): Promise<number> {
  const second = vitest(only(DRIVES), 'pipe');
  const said: Buffer[] = [];
  for (const stream of [second.stdout, second.stderr]) stream?.on('data', (part: Buffer) => said.push(part));
  const codes = await Promise.all([endOf(vitest(only(COMPUTES), 'inherit')), endOf(second)]);
  process.stdout.write(Buffer.concat(said));
  return Math.max(...codes);
}

const args = process.argv.slice(2);
process.exitCode = args.length > 0 ? await endOf(vitest(args, 'inherit')) : await sideBySide();
