import { stageOf } from '../../shared/lifecycle/stages.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import { eventIdOf } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { Links } from './links.ts';
import type { About, CustomerRecipient } from './outgoing.ts';

/** An event of an order, with what its messages are made of. */
export interface OrderOccasion {
  event: OrderEvent;
  /** As it is now: what is done meanwhile needs no mail any more. */
  order: Order;
  /** As it was before the event; only needed for cancellations. */
  before: Order | null;
  /** The whole chain, oldest first. */
  events: readonly OrderEvent[];
  /** How the message that became the order begins; null where nobody wrote one. */
  excerpt: string | null;
  /** The flow that the order follows, the people of now. */
  settings: Settings;
  links: Links;
}

export const aboutOf = ({ event, order }: OrderOccasion): About => ({
  occasion: eventIdOf(event),
  number: event.seq,
  orderNumber: order.number,
  reference: order.number,
  source: order.source,
});

/** The customer, where the order can be answered at all. */
export function customerOf(occasion: OrderOccasion, answersNow: boolean): CustomerRecipient[] {
  const { order, event } = occasion;
  if (!order.replyTo) return [];
  const answers = answersNow ? { receivedAt: new Date(event.at) } : null;
  return [{ route: order.replyTo, language: order.language, answers }];
}

export function customerData({ order, settings, links }: OrderOccasion) {
  const source = settings.sources.find(({ id }) => id === order.source);
  return { order, trackUrl: links.track(order), showPrices: source?.showPrices ?? true };
}

export const tellsCustomer = (stage: string, settings: Settings): boolean =>
  stageOf(settings, stage)?.tellCustomer ?? false;
