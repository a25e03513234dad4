import { describe, expect, it, vi } from 'vitest';
import { after as later, MONDAY, sampleOrder } from '../../test/kit/samples.ts';
import type { Order } from '../orders/order.ts';
import { orderedSince } from './ordered-since.ts';
import { listKeyOf, type Orders } from './orders.ts';

const order = (id: number, hours: number): Order => ({
  ...sampleOrder('pending'),
  id: `O${String(id).padStart(4, '0')}`,
  createdAt: later(MONDAY, hours).toISOString(),
});

/** Orders an hour apart, the newest first. */
function listing(count: number) {
  const all = Array.from({ length: count }, (_, index) => order(count - index, count - index));
  const list = vi.fn<Orders['list']>(async ({ before, limit }) =>
    all.filter((one) => before === undefined || listKeyOf(one) < before).slice(0, limit),
  );
  return { list };
}
const told = (...stock: [number, number | null][]) => ({
  credit: null,
  stock: stock.map(([hours, available]) => ({
    sku: 'A',
    available,
    at: later(MONDAY, hours).toISOString(),
    by: 'wms',
  })),
});

describe('orders since stock was told', () => {
  it('are not read where nothing was told of it, or that it is not checked', async () => {
    const orders = listing(5);
    expect(await orderedSince(told(), MONDAY, orders)).toEqual([]);
    expect(await orderedSince(told([1, null]), MONDAY, orders)).toEqual([]);
    expect(orders.list).not.toHaveBeenCalled();
  });

  it('are those after the earliest telling, over as many pages as it takes and no more', async () => {
    const orders = listing(200);
    const found = await orderedSince(told([150, 4], [80, 2]), later(MONDAY, 200), orders);
    expect(found.map(({ id }) => id)).toEqual(
      Array.from({ length: 120 }, (_, index) => `O${String(200 - index).padStart(4, '0')}`),
    );
    expect(orders.list).toHaveBeenCalledTimes(3);
  });

  it('are so many at most', async () => {
    expect(await orderedSince(told([-1, 4]), later(MONDAY, 1500), listing(1500))).toHaveLength(1000);
  });
});
