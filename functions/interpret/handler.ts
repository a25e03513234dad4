import { interpret } from '../../shared/interpret/interpret.ts';
import { queueHandler } from '../../shared/platform/handler.ts';
import { InterpretMessage } from '../../shared/platform/messages.ts';
import { env } from './env.ts';
import { wire } from './wire.ts';

/** Reads, understands and places captures: the only function that creates orders. */
export const handler = queueHandler({
  service: 'interpret',
  env,
  wire,
  message: InterpretMessage,
  handle: ({ captureId }, deps) => interpret(captureId, deps),
});
