import { takePush } from '../../shared/capture/take-push.ts';
import { httpHandler } from '../../shared/platform/handler.ts';
import { env } from './env.ts';
import { wire } from './wire.ts';

/** Verify, keep, acknowledge. */
export const handler = httpHandler({
  service: 'intake-shop',
  env,
  wire,
  handle: async (request, deps, logger) => {
    const { answer, kept } = await takePush(request, request.params.source ?? '', deps);
    logger.info('taken', { source: request.params.source, kept });
    return answer;
  },
});
