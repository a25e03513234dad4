import { profileOf } from '../../shared/checks/profile.ts';
import type { OrderFact } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { LifecycleDeps } from './wire.ts';

/** How many of a customer's orders count for their credit, as at admission. */
const RECENT = 20;

/**
 * What rules ask about an order, looked up anew when what is ordered changes; nothing is read for any other command. Whether the customer was
 * new stays as it was.
 */
export async function lookedUp(
  order: Order,
  facts: readonly OrderFact[],
  settings: Settings,
  deps: Pick<LifecycleDeps, 'orders' | 'checks' | 'catalogue'>,
): Promise<OrderFact[]> {
  const content = facts.findLast((fact) => fact.type === 'content-changed')?.content;
  if (!content) return [];
  const { customerId } = content.party;
  const [told, catalogue, recent] = await Promise.all([
    deps.checks.told(content),
    deps.catalogue.current(),
    customerId ? deps.orders.ofCustomer(customerId, RECENT) : [],
  ]);
  const history = recent.filter(({ id }) => id !== order.id);
  const found = profileOf({ content, source: order.source, settings, catalogue, history, told, before: order });
  const profile = { ...found, newCustomer: order.profile.newCustomer };
  return JSON.stringify(profile) === JSON.stringify(order.profile) ? [] : [{ type: 'profile-looked-up', profile }];
}
