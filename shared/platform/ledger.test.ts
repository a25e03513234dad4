import { describe, expect, it } from 'vitest';
import { sampleOrder } from '../../test/kit/samples.ts';
import type { Customer } from '../customers/customer.ts';
import type { Order } from '../orders/order.ts';
import type { Customers } from './customers.ts';
import { ledger } from './ledger.ts';
import { sortedPage, sortOrders } from './ledger-sort.ts';
import { listKeyOf, type Orders } from './orders.ts';

const NOW = new Date('2026-11-16T08:00:00.000Z');
const sample = sampleOrder('confirmed');

/** Orders of one minute each, the later the newer. */
function orderOf(minute: number, change: Partial<Order['content']> = {}, rest: Partial<Order> = {}): Order {
  const createdAt = new Date(NOW.getTime() - (100 - minute) * 60_000).toISOString();
  const content = { ...sample.content, customerReference: null, ...change };
  return { ...sample, id: `O${minute}`, number: `SO-TEST-${minute}`, createdAt, content, ...rest };
}

const other = {
  ...sample.content.party,
  company: 'Muster GmbH',
  name: 'Eva',
  phone: '+4930123456',
  email: 'eva@muster.example',
};
const wanted = orderOf(5, { customerReference: 'PO-2026/77' });
const german = orderOf(7, {
  party: { ...other, customerId: 'U2' },
  shipTo: null,
  lines: sample.content.lines.map((line) => ({ ...line, sku: 'XK-9', description: 'Sonderteil' })),
});

/** A ledger over these orders; the key of a telephone leads to the customer. */
function ledgerOf(all: readonly Order[]) {
  const orders = {
    find: async (id: string) => all.find((order) => order.id === id),
    ofCustomer: async (id: string) => all.filter(({ content }) => content.party.customerId === id),
    list: async ({ before, limit }: { before?: string; limit: number }) =>
      all
        .filter((order) => !before || listKeyOf(order) < before)
        .toSorted((a, b) => (listKeyOf(a) < listKeyOf(b) ? 1 : -1))
        .slice(0, limit),
  } as unknown as Orders;
  const customers = {
    holders: async (identities: readonly { kind: string; value: string }[]) =>
      identities.flatMap((identity) => (identity.value === '+4930123456' ? [{ identity, customerId: 'U2' }] : [])),
    current: async (id: string) => ({ id, mergedFrom: [] }) as unknown as Customer,
  } as unknown as Customers;
  return ledger(
    orders,
    customers,
    async (claim) => all.find(({ number }) => claim.includes(number.replaceAll('-', '')) || claim.includes(number))?.id,
  );
}

const found = async (search: string, phone: string | null = null): Promise<string[]> => {
  const { orders } = await ledgerOf([wanted, german]).page({ search, phone, limit: 10 }, NOW);
  return orders.map(({ id }) => id);
};

describe('the ledger finds', () => {
  it.each([
    ['a number in part', 'test-5', null, ['O5']],
    ['a telephone by its key', '030 123456', '+4930123456', ['O7']],
    ['a telephone without a key, however it is typed', '136-5555-0217', '+8613655550217', ['O5']],
    ['the end of a telephone', '555 0217', null, ['O5']],
    ['a mail address', 'EVA@muster', null, ['O7']],
    ['a customer by company', 'ＭＵＳＴＥＲ', null, ['O7']],
    ['a customer in Chinese', '胡建波', null, ['O5']],
    ['the customer’s reference', 'po-2026/77', null, ['O5']],
    ['a product by code', 'xk-9', null, ['O7']],
    ['a product by name', 'M8 螺母', null, ['O5']],
    ['nothing', 'nobody', null, []],
  ])('%s', async (_, search, phone, ids) => expect(await found(search, phone)).toEqual(ids));
});

describe('the ledger in another order', () => {
  const rows = [
    orderOf(1, { total: { minor: 5, currency: 'EUR' } }, { promisedDate: '2026-12-02' }),
    orderOf(2, { total: { minor: 900, currency: 'CNY' }, party: other }, { promisedDate: '2026-12-01' }),
    orderOf(3, { total: null, requestedDate: null }, { promisedDate: null, tasks: [] }),
    orderOf(4, { total: { minor: 1000, currency: 'CNY' } }, { promisedDate: '2026-12-03' }),
  ];
  const newest = rows.toReversed();

  it.each([
    ['newest', ['O4', 'O3', 'O2', 'O1']],
    ['oldest', ['O1', 'O2', 'O3', 'O4']],
    ['promised', ['O2', 'O1', 'O4', 'O3']],
    ['total', ['O4', 'O2', 'O1', 'O3']],
    ['due', ['O4', 'O2', 'O1', 'O3']],
  ] as const)('%s: what has nothing to sort by comes last', (sort, ids) => {
    expect(sortOrders(newest, sort).map(({ id }) => id)).toEqual(ids);
  });

  it('goes on from page to page, each order once', async () => {
    const page = (from: number) => sortedPage(ledgerOf(rows), { sort: 'promised', from, limit: 3 }, NOW);
    const first = await page(0);
    expect(first).toMatchObject({ next: '3', complete: true });
    const second = await page(Number(first.next));
    expect([...first.orders, ...second.orders].map(({ id }) => id)).toEqual(['O2', 'O1', 'O4', 'O3']);
    expect(second.next).toBeNull();
  });

  it('reads no more than it sorts, and says so', async () => {
    const many = Array.from({ length: 1100 }, (_, index) => orderOf(-index));
    const page = await sortedPage(ledgerOf(many), { sort: 'oldest', from: 990, limit: 50 }, NOW);
    expect(page).toMatchObject({ complete: false, next: null });
    expect(page.orders).toHaveLength(10);
  });
});
