import { queueHandler } from '../../shared/platform/handler.ts';
import { NotifyMessage } from '../../shared/platform/messages.ts';
import { env } from './env.ts';
import { notify } from './notify.ts';
import { wire } from './wire.ts';

/** Tells people what happened: tasks and reminders to staff, answers and notices to customers. */
export const handler = queueHandler({
  service: 'notify',
  env,
  wire,
  message: NotifyMessage,
  handle: (message, deps, { logger }) => notify(message, deps, logger),
});
