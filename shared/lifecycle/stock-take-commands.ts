import type { Actor } from '../orders/actor.ts';
import type { Command } from './commands.ts';

/** One question for each open order; the ids come from round and order, so that it does no harm to ask again. */
export const stockTakeCommands = (round: string, orderIds: readonly string[], actor: Actor): Command[] =>
  orderIds.map((orderId) => ({
    id: `stock-take.${round}.${orderId}`,
    orderId,
    actor,
    reason: null,
    expectedVersion: null,
    wish: { type: 'open-stock-take', round },
  }));
