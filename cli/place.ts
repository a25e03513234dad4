import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a running local hub leaves in its data folder for the command line. */
const RunFile = z.looseObject({
  url: z.string(),
  gateway: z.string(),
  apiKey: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  region: z.string(),
  stage: z.string(),
  mailbox: z.string().optional(),
  smtpPort: z.number().optional(),
});

/** Which hub is spoken to, and how. */
export interface Place {
  url: string;
  apiKey: string;
  stage: string;
  /** Set for a local hub: its AWS endpoint and operator credentials. */
  local: {
    endpoint: string;
    accessKeyId: string;
    secretAccessKey: string;
    region: string;
    smtpPort: number | undefined;
    mailbox: string | undefined;
  } | null;
}

export class CommandLineError extends Error {}

function runFile(): z.infer<typeof RunFile> | undefined {
  const path = join(process.env.HUB_DATA_DIR ?? '.hub', 'run.json');
  try {
    return RunFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * The hub of the environment (`HUB_URL` and `HUB_API_KEY`, for a deployed one), else the local one that runs with this data folder.
 * @param firstKey taken where no API key is given: the one that a first set-up makes
 * @throws CommandLineError that says how to name a hub
 */
export function findPlace(firstKey?: string): Place {
  const run = runFile();
  const url = process.env.HUB_URL ?? run?.url;
  const apiKey =
    process.env.HUB_API_KEY ??
    (process.env.HUB_URL === undefined || process.env.HUB_URL === run?.url ? run?.apiKey : undefined) ??
    firstKey;
  if (!url || !apiKey) {
    throw new CommandLineError(
      'No hub found. Start one with "npm start", or name a deployed one with HUB_URL and HUB_API_KEY.',
    );
  }
  const isLocal = run !== undefined && (process.env.HUB_URL === undefined || process.env.HUB_URL === run.url);
  return {
    url: url.replace(/\/$/, ''),
    apiKey,
    stage: process.env.HUB_STAGE ?? run?.stage ?? 'prod',
    local: isLocal
      ? {
          endpoint: run.gateway,
          accessKeyId: run.accessKeyId,
          secretAccessKey: run.secretAccessKey,
          region: run.region,
          smtpPort: run.smtpPort,
          mailbox: run.mailbox,
        }
      : null,
  };
}
