/** Runs the hub's own set-up command against the stack that has just started: secrets, settings, catalogue. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastWords } from './last-words.ts';
import type { RunFile } from './run-file.ts';
import { StartError } from './start-error.ts';

/** Environment in which the AWS SDK and the `hub` command talk to this run as its operator. */
export function operatorEnvironment(run: RunFile): Record<string, string> {
  return {
    HUB_URL: run.url,
    HUB_API_KEY: run.apiKey,
    AWS_ENDPOINT_URL: run.gateway,
    AWS_ACCESS_KEY_ID: run.accessKeyId,
    AWS_SECRET_ACCESS_KEY: run.secretAccessKey,
    AWS_REGION: run.region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** @throws StartError with the command's last words if it fails */
export async function setUp(projectDir: string, run: RunFile, extra: Readonly<Record<string, string>>): Promise<void> {
  const command = join(projectDir, 'cli', 'hub.ts');
  if (!existsSync(command)) return;
  const child = spawn(process.execPath, [command, 'setup', '--quiet'], {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...operatorEnvironment(run), ...extra },
  });
  let said = '';
  const hear = (text: string) => {
    said = (said + text).slice(-2_000);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  const code = await new Promise<number | null>((done, failed) => {
    child.on('error', failed);
    child.on('exit', done);
  });
  if (code !== 0) throw new StartError(`The set-up failed: ${lastWords(said) || `it ended with code ${code}.`}`);
}
