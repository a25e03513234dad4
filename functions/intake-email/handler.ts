import { z } from 'zod';
import { keep } from '../../shared/capture/keep.ts';
import { mailContentDigest } from '../../shared/channels/email/digest.ts';
import { receiveMail } from '../../shared/channels/email/receive.ts';
import { queueHandler } from '../../shared/platform/handler.ts';
import { env } from './env.ts';
import { wire } from './wire.ts';

/**
 * A mail that SES has put into the bucket becomes one capture for each source that its envelope names. The queue is told that it is done
 * only when all of them are kept; what cannot be followed stays with the dead letters, and its mail in the bucket.
 */
export const handler = queueHandler({
  service: 'intake-email',
  env,
  wire,
  message: z.unknown(),
  handle: async (notification, deps, { logger }) => {
    const { settings } = await deps.settings.current();
    const reception = receiveMail(notification, { sources: settings.sources, mailDomain: deps.mailDomain });
    if (reception.type === 'ignore') return;
    if (reception.type !== 'keep') throw new Error(reception.words);
    if (reception.bucket !== deps.bucket)
      throw new Error(`the mail lies in the bucket ${reception.bucket}, which is not the hub's`);
    const bytes = await deps.raw.get(reception.key);
    if (!bytes) throw new Error(`there is no mail under ${reception.key}`);
    const stored = { rawKey: reception.key, contentDigest: mailContentDigest(bytes) };
    const store = { raw: deps.raw, log: deps.log, clock: deps.clock, timeZone: settings.timeZone };
    for (const { source, ...received } of reception.captures) {
      const kept = await keep({ ...received, bytes }, source, store, stored);
      logger.info('taken', { source: source.id, ...kept });
    }
  },
});
