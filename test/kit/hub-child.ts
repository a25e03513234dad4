import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunFile } from '../../local/run-file.ts';
import { connectStack, type Stack } from './stack.ts';

const START = fileURLToPath(new URL('../../local/start.ts', import.meta.url));
const READY = 'Order hub ready';

/** A hub in a process of its own, so that it can be killed. */
export interface HubChild {
  stack: Stack;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
}

async function ready(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString('utf8')).slice(-4000);
      if (said.includes(READY)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the hub ended with ${code}: ${said}`)));
  });
  child.removeAllListeners('exit');
}

/** Starts, or starts again, the hub of a data folder. */
export async function startChild(dataDir: string): Promise<HubChild> {
  const env = { ...process.env, HUB_DATA_DIR: dataDir, HUB_HTTP_PORT: '0', HUB_SMTP_PORT: '0', HUB_MAILBOX_PORT: '0' };
  const child = spawn(process.execPath, [START], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  try {
    await ready(child);
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  const run = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as RunFile;
  return { stack: connectStack(run), kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
