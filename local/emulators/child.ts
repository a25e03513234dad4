/** Emulators that run as processes of their own, and end with this one however it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { lastWords } from '../last-words.ts';
import { StartError } from '../start-error.ts';

export interface Child {
  readonly pid: number;
  /** Fulfilled with a sentence if the process ends by itself. */
  readonly died: Promise<string>;
  /** Ends it politely, then firmly. */
  readonly stop: () => Promise<void>;
}

const POLITE_MS = 1_500;

/**
 * The shell waits on a pipe from this process: when this process dies, even by SIGKILL, the pipe closes and the
 * emulator is told to end, so that it does not keep the data files open.
 */
const LEASH = 'exec 3<&0; "$@" <&- & child=$!; (read -r _ <&3; kill "$child" 2>/dev/null) & wait "$child"';

/** Starts a command on a leash; `ready` gets each line of its output and says when it is up. */
export function startChild(
  name: string,
  command: readonly string[],
  environment: NodeJS.ProcessEnv,
  ready: (line: string) => boolean,
): Promise<Child> {
  const child = spawn('/bin/sh', ['-c', LEASH, name, ...command], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment,
    detached: true,
  });
  const tail: string[] = [];
  const died = new Promise<string>((done) => {
    child.on('exit', () => done(`${name} ended: ${lastWords(tail.join('\n')) || 'it said nothing'}`));
  });
  return new Promise((done, failed) => {
    const hear = (text: string) => {
      for (const line of text.split('\n')) {
        if (line.trim() !== '') tail.push(line.trim());
        if (ready(line)) done({ pid: child.pid ?? 0, died, stop: () => end(child) });
      }
      tail.splice(0, Math.max(0, tail.length - 30));
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('error', (error) => failed(new StartError(`${name} cannot be started: ${error.message}.`)));
    void died.then((sentence) => failed(new StartError(sentence)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.stdin?.end();
  const firm = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), POLITE_MS);
  await gone;
  clearTimeout(firm);
}
