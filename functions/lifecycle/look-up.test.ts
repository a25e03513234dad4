import { describe, expect, it, vi } from 'vitest';
import type { OrderFact } from '../../shared/orders/events.ts';
import { after, CATALOGUE, MONDAY, sampleContent, sampleOrder, sampleSettings } from '../../test/kit/samples.ts';
import { lookedUp } from './look-up.ts';

const order = sampleOrder('pending');
const changed = (content = sampleContent()): OrderFact => ({
  type: 'content-changed',
  content,
  differences: [],
  progress: order.progress,
  promisedDate: null,
  changeId: null,
  cause: null,
});

function world(available: number) {
  const told = vi.fn(async () => ({
    credit: null,
    stock: [{ sku: 'HN-M8', available, at: after(MONDAY, -1).toISOString(), by: 'wms' }],
  }));
  const current = vi.fn(async () => CATALOGUE);
  const ofCustomer = vi.fn(async () => [order]);
  return {
    told,
    deps: {
      checks: { told },
      catalogue: { current },
      orders: { ofCustomer, list: async () => [] } as never,
      clock: { now: () => MONDAY },
    },
  };
}

describe('what rules ask about an order', () => {
  it('is not looked up unless what is ordered changes', async () => {
    const { told, deps } = world(0);
    const comment: OrderFact = { type: 'commented', text: 'x', mentions: [] };
    expect(await lookedUp(order, [comment], sampleSettings(), deps)).toBeNull();
    expect(told).not.toHaveBeenCalled();
  });

  it('is what is true of the new content; whether the customer was new stays', async () => {
    const { deps } = world(5);
    const known = { ...order, profile: { ...order.profile, newCustomer: true } };
    expect(await lookedUp(known, [changed()], sampleSettings(), deps)).toEqual({
      ...order.profile,
      newCustomer: true,
      shortOfStock: ['HN-M8'],
    });
  });
});
