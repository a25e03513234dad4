import { queueHandler } from '../../shared/platform/handler.ts';
import { env } from './env.ts';
import { FeedbackMessage, feedbackOf } from './feedback.ts';
import { relieve } from './relieve.ts';
import { wire } from './wire.ts';

/** Bounces and complaints: the address gets nothing more, and tasks go to the next in line. */
export const handler = queueHandler({
  service: 'mail-feedback',
  env,
  wire,
  message: FeedbackMessage,
  handle: async (message, deps, { logger }) => {
    for (const { address, reason } of feedbackOf(message)) {
      const suppressed = await deps.suppression.add(address, reason, deps.clock.now());
      logger.warn('an address is suppressed', { reason, since: suppressed.at });
      const relieved = await relieve(suppressed, deps);
      if (relieved) logger.warn('the work of somebody who cannot be reached was handed over', relieved);
    }
  },
});
