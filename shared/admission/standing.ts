import { fingerprintOf } from '../orders/fingerprint.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';
import type { Standing } from './decision.ts';

/** A stored order as the comparison with a draft needs it. */
export function standingOf(order: Order, settings: Pick<Settings, 'stages'>): Standing {
  const category = settings.stages.find((stage) => stage.id === order.stage)?.category ?? 'open';
  const { lines, shipTo, pickup, customerReference, party } = order.content;
  return {
    orderId: order.id,
    orderNumber: order.number,
    source: order.source,
    channel: order.channel,
    placedAt: order.placedAt,
    customerReference,
    externalId: order.externalId,
    fingerprint: fingerprintOf(order.content) ?? '',
    version: order.version,
    open: category === 'open' || category === 'hold',
    cancelled: category === 'void',
    content: { lines, shipTo, pickup },
    party: { customerId: party.customerId, name: party.name, company: party.company },
  };
}
