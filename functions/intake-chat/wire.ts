import { SSMClient } from '@aws-sdk/client-ssm';
import type { z } from 'zod';
import type { TakePushDeps } from '../../shared/capture/take-push.ts';
import { chatReceivers } from '../../shared/channels/kinds/chat.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { systemClock } from '../../shared/platform/clock.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import { pushIntake } from '../../shared/platform/push-intake.ts';
import { secretGroup } from '../../shared/platform/secrets.ts';
import type { env } from './env.ts';

export function wire(environment: z.output<typeof env>, logger: Logger): TakePushDeps {
  const secrets = secretGroup(new SSMClient({}), environment.SECRETS_PREFIX, 'chat', systemClock);
  return pushIntake(tableClient(), environment, { receivers: chatReceivers, secrets }, logger);
}
