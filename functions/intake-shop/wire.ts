import { SSMClient } from '@aws-sdk/client-ssm';
import type { z } from 'zod';
import type { TakePushDeps } from '../../shared/capture/take-push.ts';
import { shopReceivers } from '../../shared/channels/kinds/shop.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { systemClock } from '../../shared/platform/clock.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import { pushIntake } from '../../shared/platform/push-intake.ts';
import { secretGroup } from '../../shared/platform/secrets.ts';
import type { env } from './env.ts';

export function wire(environment: z.output<typeof env>, logger: Logger): TakePushDeps {
  const secrets = secretGroup(new SSMClient({}), environment.SECRETS_PREFIX, 'shop', systemClock);
  return pushIntake(tableClient(), environment, { receivers: shopReceivers, secrets }, logger);
}
