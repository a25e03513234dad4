/** Emulators that run as processes of their own, and end with this one however it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { lastWords } from '../last-words.ts';
import { StartError } from '../start-error.ts';

export interface Child {
  readonly pid: number;
  /** Fulfilled with the reason when the process has ended. */
  readonly died: Promise<string>;
  /** Ends it politely, then firmly. */
  readonly stop: () => Promise<void>;
}

const POLITE_MS = 1_500;

/**
 * A shell beside the emulator waits on a pipe from this process: when this process dies, even by SIGKILL, the pipe closes
 * and the emulator is told to end, so that it does not keep the data files open. The emulator takes the first shell's
 * place, so that its process id and the reason of its end are known.
 */
const LEASH = 'exec 3<&0; (read -r _ <&3; kill $$ 2>/dev/null) >/dev/null 2>&1 & exec "$@" <&- 3<&-';

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
    child.on('exit', (code, signal) => {
      endGroup(child);
      done(signal ? `killed by ${signal}` : `exit code ${code}: ${lastWords(tail.join('\n')) || 'it said nothing'}`);
    });
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
    void died.then((reason) => failed(new StartError(`${name} ended before it was ready: ${reason}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.stdin?.end();
  const firm = setTimeout(() => endGroup(child), POLITE_MS);
  await gone;
  clearTimeout(firm);
}

/** Ends what is left of an emulator: the shell that waits beside it would later tell another process to end. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left.
  }
}
