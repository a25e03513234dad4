import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { z } from 'zod';
import type { TakePushDeps } from '../../shared/capture/take-push.ts';
import { chatReceivers } from '../../shared/channels/kinds/chat.ts';
import { captures } from '../../shared/platform/captures.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { systemClock } from '../../shared/platform/clock.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import { quarantine } from '../../shared/platform/quarantine.ts';
import { rawStore } from '../../shared/platform/raw-store.ts';
import { secretGroup } from '../../shared/platform/secrets.ts';
import { settingsStore } from '../../shared/platform/settings-store.ts';
import type { env } from './env.ts';

export function wire(environment: z.output<typeof env>, logger: Logger): TakePushDeps {
  const client = tableClient();
  const raw = rawStore(new S3Client({}), environment.RAW_BUCKET);
  const settings = settingsStore(client, environment.TABLE_NAME, systemClock);
  return {
    settings: async () => (await settings.current()).settings,
    receivers: chatReceivers,
    secrets: secretGroup(new SSMClient({}), environment.SECRETS_PREFIX, 'chat', systemClock),
    raw,
    log: captures(client, environment.TABLE_NAME),
    clock: systemClock,
    quarantine: quarantine(client, environment.TABLE_NAME, raw, systemClock, logger),
  };
}
