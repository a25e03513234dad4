/** Tells the command line where the running hub is and with which keys. */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import type { StackModel } from './assembly/model.ts';
import { writeAtomically } from './data-folder.ts';

export interface RunFile {
  readonly url: string;
  readonly gateway: string;
  readonly mailbox: string;
  /** Page of the messages that went to Slack and WeCom. */
  readonly chat: string;
  readonly smtpPort: number;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly apiKey: string;
  readonly region: string;
  readonly accountId: string;
  readonly stage: 'local';
  readonly pid: number;
  readonly logFile: string;
  readonly resources: {
    readonly tableName: string;
    readonly bucket: string;
    readonly secretsPrefix: string;
    readonly scheduleGroup: string;
    /** Queue URL by the queue's logical id. */
    readonly queues: Readonly<Record<string, string>>;
    /** Function name by the function's logical id. */
    readonly functions: Readonly<Record<string, string>>;
  };
}

export function resourcesOf(stack: StackModel): RunFile['resources'] {
  const variable = (name: string) => stack.functions.map(({ environment }) => environment[name]).find(Boolean) ?? '';
  return {
    tableName: variable('TABLE_NAME'),
    bucket: variable('RAW_BUCKET'),
    secretsPrefix: variable('SECRETS_PREFIX'),
    scheduleGroup: stack.scheduleGroups[0] ?? '',
    queues: Object.fromEntries(stack.queues.map(({ logicalId, url }) => [logicalId, url])),
    functions: Object.fromEntries(stack.functions.map(({ logicalId, name }) => [logicalId, name])),
  };
}

/** Readable by its owner only: the keys in it open everything. */
export function writeRunFile(file: string, run: RunFile): void {
  writeAtomically(file, `${JSON.stringify(run, null, 2)}\n`, 0o600);
}

export function removeRunFile(file: string): void {
  rmSync(file, { force: true });
}

/** The given API key, or the one that was made at the first start. */
export function apiKeyOf(file: string, given: string | undefined): string {
  if (given !== undefined) return given;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    const made = `hub_${randomBytes(24).toString('base64url')}`;
    writeAtomically(file, `${made}\n`);
    return made;
  }
}
