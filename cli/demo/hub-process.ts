import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandLineError } from '../place.ts';

/** A hub of the demo's own, in a folder of its own, on free ports. */
export interface HubProcess {
  dataDir: string;
  stop(keep: boolean): Promise<void>;
}

const READY = 'Order hub ready';

function whenReady(child: ChildProcess, onLine: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString('utf8')).slice(-5000);
      for (const line of chunk.toString('utf8').split('\n').filter(Boolean)) onLine(line);
      if (said.includes(READY)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', () => reject(new CommandLineError(`The demo's hub did not start:\n${said.trim()}`)));
  });
}

/** Starts a hub whose clock runs `speed` times as fast as the wall's. */
export async function startHubProcess(speed: number, onLine: (line: string) => void): Promise<HubProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-demo-'));
  const start = fileURLToPath(new URL('../../local/start.ts', import.meta.url));
  const env = {
    ...process.env,
    HUB_DATA_DIR: dataDir,
    HUB_HTTP_PORT: '0',
    HUB_SMTP_PORT: '0',
    HUB_MAILBOX_PORT: '0',
    HUB_CLOCK_SPEED: String(speed),
  };
  const child = spawn(process.execPath, [start], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const onInterrupt = (): void => {
    child.kill('SIGTERM');
  };
  process.once('SIGINT', onInterrupt);
  await whenReady(child, onLine);
  return {
    dataDir,
    stop: async (keep) => {
      process.off('SIGINT', onInterrupt);
      child.removeAllListeners('exit');
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.kill('SIGTERM')) await gone;
      if (!keep) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The run file of a hub, as the command line reads it. */
export const gatewayOf = (dataDir: string): string =>
  String(JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')).gateway);
