import { httpHandler } from '../../shared/platform/handler.ts';
import { errorPage } from '../../web/present/error-page.ts';
import { env } from './env.ts';
import { answer } from './routes.ts';
import { wire } from './wire.ts';

/** The desk of the staff: work, orders, reviews, sources. */
export const handler = httpHandler({
  service: 'desk',
  env,
  wire,
  handle: answer,
  onError: (error, request, deps, logger) => {
    logger.warn('page failed', { error: error as Error, path: request.path.split('/')[2] ?? '' });
    return errorPage(error, request, deps.clock.now());
  },
});
