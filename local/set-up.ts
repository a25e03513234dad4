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

/** What the set-up command tells with `--json`. */
export interface SetUpResult {
  /** A link that opens the desk. */
  readonly signIn: string;
  readonly sources: readonly { readonly id: string; readonly channel: string; readonly kind: string }[];
  /** What is left to do by hand. */
  readonly next: readonly string[];
}

/** @throws StartError with the command's last words if it fails */
export async function setUp(
  projectDir: string,
  run: RunFile,
  extra: Readonly<Record<string, string>>,
): Promise<SetUpResult | undefined> {
  const command = join(projectDir, 'cli', 'hub.ts');
  if (!existsSync(command)) return undefined;
  const child = spawn(process.execPath, [command, 'setup', '--json'], {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...operatorEnvironment(run), ...extra },
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const code = await new Promise<number | null>((done, failed) => {
    child.on('error', failed);
    child.on('close', done);
  });
  if (code !== 0)
    throw new StartError(`The set-up failed: ${lastWords(errors + output) || `it ended with code ${code}.`}`);
  return JSON.parse(output) as SetUpResult;
}
