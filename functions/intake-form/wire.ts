import { S3Client } from '@aws-sdk/client-s3';
import type { z } from 'zod';
import type { TakePushDeps } from '../../shared/capture/take-push.ts';
import { digestOf } from '../../shared/capture/transport-claim.ts';
import { formReceivers } from '../../shared/channels/kinds/form.ts';
import { captures } from '../../shared/platform/captures.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { systemClock } from '../../shared/platform/clock.ts';
import { countWithin } from '../../shared/platform/counters.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import { quarantine } from '../../shared/platform/quarantine.ts';
import { rawStore } from '../../shared/platform/raw-store.ts';
import { settingsStore } from '../../shared/platform/settings-store.ts';
import type { Source } from '../../shared/settings/schema.ts';
import type { env } from './env.ts';

export interface FormDeps extends TakePushDeps {
  /** Counts a request of one address; false when it had its number this minute. */
  withinRate: (source: Source, sourceIp: string) => Promise<boolean>;
}

export function wire(environment: z.output<typeof env>, logger: Logger): FormDeps {
  const client = tableClient();
  const raw = rawStore(new S3Client({}), environment.RAW_BUCKET);
  const settings = settingsStore(client, environment.TABLE_NAME, systemClock);
  return {
    settings: async () => (await settings.current()).settings,
    receivers: formReceivers,
    secrets: null,
    raw,
    log: captures(client, environment.TABLE_NAME),
    clock: systemClock,
    withinRate: (source, sourceIp) => {
      const now = systemClock.now();
      const name = `form:${source.id}:${digestOf(Buffer.from(sourceIp)).slice(0, 24)}`;
      const window = now.toISOString().slice(0, 16);
      return countWithin(client, environment.TABLE_NAME, {
        name,
        window,
        limit: source.requestsPerMinute,
        now,
        keepSeconds: 3600,
      });
    },
    quarantine: quarantine(client, environment.TABLE_NAME, raw, systemClock, logger),
  };
}
