import { followedSettings } from '../../shared/lifecycle/flow-version.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Presenting } from '../../web/present/order.ts';
import type { Visit } from './visit.ts';

/** People and texts of today, with the flow of the version that the order follows. */
export async function presentingFor(order: Pick<Order, 'settingsVersion'>, visit: Visit): Promise<Presenting> {
  const { deps, settings, language } = visit;
  const { settings: begun } = await deps.settings.version(order.settingsVersion);
  return { settings: followedSettings(settings, begun), language };
}
