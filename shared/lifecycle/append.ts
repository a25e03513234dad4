import type { Actor } from '../orders/actor.ts';
import { link } from '../orders/chain.ts';
import type { OrderEvent, OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import { evolve } from './evolve.ts';

export interface Cause {
  at: Date;
  actor: Actor;
  reason: string | null;
  /** Id of the command or capture. */
  causedBy: string;
}

/** Puts facts behind the last event of an order: the events to store, hashed and numbered, and the order after them. */
export function append(
  order: Order,
  facts: readonly OrderFact[],
  cause: Cause,
): { order: Order; events: OrderEvent[] } {
  const events: OrderEvent[] = [];
  let after = order;
  for (const fact of facts) {
    const event = link(
      {
        orderId: order.id,
        seq: after.version + 1,
        at: cause.at.toISOString(),
        actor: cause.actor,
        reason: cause.reason,
        causedBy: cause.causedBy,
        fact,
      },
      after.lastHash,
    );
    events.push(event);
    after = evolve(after, event);
  }
  return { order: after, events };
}
