import { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { TakePushDeps } from '../capture/take-push.ts';
import { captureLog } from './capture-log.ts';
import { systemClock } from './clock.ts';
import type { Logger } from './logger.ts';
import { quarantine } from './quarantine.ts';
import { rawStore } from './raw-store.ts';
import { settingsStore } from './settings-store.ts';

/** What every entrance by HTTP is built of. Secrets come in, so that an entrance without any carries no client for them. */
export function pushIntake(
  client: DynamoDBDocumentClient,
  place: { TABLE_NAME: string; RAW_BUCKET: string },
  entrance: Pick<TakePushDeps, 'receivers' | 'secrets'>,
  logger: Logger,
): TakePushDeps {
  const raw = rawStore(new S3Client({}), place.RAW_BUCKET);
  const settings = settingsStore(client, place.TABLE_NAME, systemClock);
  return {
    ...entrance,
    settings: async () => (await settings.current()).settings,
    raw,
    log: captureLog(client, place.TABLE_NAME),
    clock: systemClock,
    quarantine: quarantine(client, place.TABLE_NAME, raw, systemClock, logger),
  };
}
