import { Command } from '../../shared/lifecycle/commands.ts';
import { queueHandler } from '../../shared/platform/handler.ts';
import { carryOut } from './carry-out.ts';
import { env } from './env.ts';
import { wire } from './wire.ts';

/** The one writer of orders: commands in, events out. A command for an order that does not exist yet is tried again. */
export const handler = queueHandler({
  service: 'lifecycle',
  env,
  wire,
  fifo: true,
  message: Command,
  handle: async (command, deps, { logger }) => {
    const receipt = await carryOut(command, deps);
    if (!receipt) throw new Error(`there is no order ${command.orderId}`);
    logger.info('carried out', {
      orderId: command.orderId,
      wish: command.wish.type,
      events: receipt.events,
      refusal: receipt.refusal?.code,
    });
  },
});
