import type { Capture } from '../../shared/capture/record.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { Order } from '../../shared/orders/order.ts';
import { isKeptToSome, maySee } from '../../shared/rights/rights.ts';
import type { Visit } from './visit.ts';

/**
 * The order of the address, where the person may see it. One outside their limits is as one that is not there: nobody learns that it exists.
 * @throws HubError `not-found`
 */
export async function orderInReach({ request, deps, staff, settings }: Visit): Promise<Order> {
  const wanted = request.params.id ?? '';
  const order = await deps.ledger.find(wanted);
  if (!order || !maySee(staff, order, settings)) throw new HubError('not-found', { order: wanted.slice(0, 60) });
  return order;
}

/** Whether the person may see this message: those who are kept to some orders see the messages of these, and what waits for them. */
export async function captureInReach({ outcome }: Capture, { deps, staff, settings }: Visit): Promise<boolean> {
  if (!isKeptToSome(staff, settings)) return true;
  if (outcome.status === 'in-review') return outcome.owner === staff.id;
  if (outcome.status !== 'ordered' && outcome.status !== 'attached') return false;
  const order = await deps.orders.find(outcome.orderId);
  return order !== undefined && maySee(staff, order, settings);
}
