import { S3Client } from '@aws-sdk/client-s3';
import type { z } from 'zod';
import type { CaptureLog } from '../../shared/capture/keep.ts';
import { captureLog } from '../../shared/platform/capture-log.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { type RawStore, rawStore } from '../../shared/platform/raw-store.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import type { env } from './env.ts';

export interface MailDeps {
  settings: SettingsStore;
  raw: RawStore;
  /** The bucket that the receipt rule has to name: mails elsewhere are not ours to read. */
  bucket: string;
  log: CaptureLog;
  clock: Clock;
  mailDomain: string;
}

export function wire(environment: z.output<typeof env>): MailDeps {
  const client = tableClient();
  return {
    settings: settingsStore(client, environment.TABLE_NAME, systemClock),
    raw: rawStore(new S3Client({}), environment.RAW_BUCKET),
    bucket: environment.RAW_BUCKET,
    log: captureLog(client, environment.TABLE_NAME),
    clock: systemClock,
    mailDomain: environment.MAIL_DOMAIN,
  };
}
