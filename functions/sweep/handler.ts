import { taskHandler } from '../../shared/platform/handler.ts';
import { env } from './env.ts';
import { sweep } from './sweep.ts';
import { wire } from './wire.ts';

/** Every few minutes: what was left behind goes on its way again. */
export const handler = taskHandler({
  service: 'sweep',
  env,
  wire,
  handle: async (deps, logger) => {
    const swept = await sweep(deps);
    logger.info('swept', { ...swept });
    return swept;
  },
});
