import type { z } from 'zod';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { type Suppression, suppression } from '../../shared/platform/suppression.ts';
import type { env } from './env.ts';

export interface FeedbackDeps {
  suppression: Suppression;
  clock: Clock;
}

export function wire(environment: z.output<typeof env>): FeedbackDeps {
  return { suppression: suppression(tableClient(), environment.TABLE_NAME), clock: systemClock };
}
