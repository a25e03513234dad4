import type { z } from 'zod';
import type { TakePushDeps } from '../../shared/capture/take-push.ts';
import { digestOf } from '../../shared/capture/transport-claim.ts';
import { formReceivers } from '../../shared/channels/kinds/form.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { countWithin } from '../../shared/platform/counters.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import { pushIntake } from '../../shared/platform/push-intake.ts';
import type { Source } from '../../shared/settings/schema.ts';
import type { env } from './env.ts';

export interface FormDeps extends TakePushDeps {
  /** Counts a request of one address; false when it had its number this minute. */
  withinRate: (source: Source, sourceIp: string) => Promise<boolean>;
}

export function wire(environment: z.output<typeof env>, logger: Logger): FormDeps {
  const client = tableClient();
  const intake = pushIntake(client, environment, { receivers: formReceivers, secrets: null }, logger);
  return {
    ...intake,
    withinRate: (source, sourceIp) => {
      const now = intake.clock.now();
      return countWithin(client, environment.TABLE_NAME, {
        name: `form:${source.id}:${digestOf(Buffer.from(sourceIp)).slice(0, 24)}`,
        window: now.toISOString().slice(0, 16),
        limit: source.requestsPerMinute,
        now,
        keepSeconds: 3600,
      });
    },
  };
}
