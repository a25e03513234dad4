import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import { append } from './append.ts';
import type { Deciding } from './deciding.ts';

/**
 * The order as it will stand after facts that a command has led to so far. Its version stays that before the command: what is decided next
 * counts the facts before it.
 */
export function standing(
  order: Order,
  facts: readonly OrderFact[],
  { command, context }: Pick<Deciding, 'command' | 'context'>,
): Order {
  const { actor, reason, id } = command;
  const then = append(order, facts, { at: context.now, actor, reason, causedBy: id }).order;
  return { ...then, version: order.version, lastHash: order.lastHash };
}
