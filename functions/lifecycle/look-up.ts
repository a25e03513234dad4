import { profileOf } from '../../shared/checks/profile.ts';
import type { OrderFact } from '../../shared/orders/events.ts';
import type { Order, Profile } from '../../shared/orders/order.ts';
import { orderedSince } from '../../shared/platform/ordered-since.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { LifecycleDeps } from './wire.ts';

/** How many of a customer's orders count for their credit, as at admission. */
const RECENT = 20;

/**
 * What rules ask about an order, looked up anew when what is ordered changes; nothing is read for any other command. Whether the customer was
 * new stays as it was.
 * @returns null where the facts change nothing of what is ordered
 */
export async function lookedUp(
  order: Order,
  facts: readonly OrderFact[],
  settings: Settings,
  deps: Pick<LifecycleDeps, 'orders' | 'checks' | 'catalogue' | 'clock'>,
): Promise<Profile | null> {
  const content = facts.findLast((fact) => fact.type === 'content-changed')?.content;
  if (!content) return null;
  const { customerId } = content.party;
  const [told, catalogue, recent] = await Promise.all([
    deps.checks.told(content),
    deps.catalogue.current(),
    customerId ? deps.orders.ofCustomer(customerId, RECENT) : [],
  ]);
  const history = recent.filter(({ id }) => id !== order.id);
  const since = (await orderedSince(told, deps.clock.now(), deps.orders)).filter(({ id }) => id !== order.id);
  const found = profileOf({ content, source: order.source, settings, catalogue, history, since, told, before: order });
  return { ...found, newCustomer: order.profile.newCustomer };
}
