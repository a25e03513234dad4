/** The data folder: one hub at a time, files that are whole whenever the process dies. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/** Writes beside the file and renames, so that a reader finds the old or the new content. */
export function writeAtomically(file: string, content: string, mode = 0o600): void {
  const draft = `${file}.${randomUUID().slice(0, 8)}.new`;
  writeFileSync(draft, content, { mode });
  renameSync(draft, file);
}

export interface DataFolder {
  readonly path: (...parts: readonly string[]) => string;
  /** Notes the processes that keep files of this folder open. */
  readonly noteChildren: (pids: readonly number[]) => void;
  readonly release: () => void;
}

/** A process, told apart from a later one with the same id by when it started. */
interface Process {
  readonly pid: number;
  readonly started: string;
}

interface Lock extends Process {
  readonly children: readonly Process[];
}

const WAIT_MS = 3_000;

/** Takes the folder for this process. @throws StartError if another hub runs on it or it cannot be written */
export async function takeDataFolder(folder: string): Promise<DataFolder> {
  const file = join(folder, 'hub.lock');
  try {
    mkdirSync(join(folder, 'streams'), { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartError(`The data folder ${folder} cannot be made: ${(error as Error).message}.`);
  }
  const before = readLock(file);
  if (before && runs(before)) {
    throw new StartError(`A hub (process id ${before.pid}) already uses the data folder ${folder}.`);
  }
  // A hub that was killed leaves its emulators a moment longer; two on the same files would not do.
  await Promise.all((before?.children ?? []).map((child) => outwait(child, folder)));
  const write = (pids: readonly number[]) =>
    writeAtomically(file, JSON.stringify({ ...processOf(process.pid), children: pids.map(processOf) }));
  write([]);
  return {
    path: (...parts) => join(folder, ...parts),
    noteChildren: write,
    release: () => rmSync(file, { force: true }),
  };
}

function readLock(file: string): Lock | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Lock;
  } catch {
    return undefined;
  }
}

/** `started` is empty where the system does not tell it. */
function processOf(pid: number): Process {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return { pid, started: fields[19] ?? '' };
  } catch {
    return { pid, started: '' };
  }
}

function runs({ pid, started }: Process): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return processOf(pid).started === started;
}

async function outwait(child: Process, folder: string): Promise<void> {
  const until = performance.now() + WAIT_MS;
  while (runs(child)) {
    if (performance.now() > until) {
      throw new StartError(
        `An emulator (process id ${child.pid}) of an earlier hub still uses the data folder ${folder}; end it.`,
      );
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}
