import { expect } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { firstBreak } from '../../shared/orders/chain.ts';
import type { Order } from '../../shared/orders/order.ts';
import { type Balance, closes, sumOf } from '../../shared/reports/balance.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { eventually, type Stack } from './stack.ts';

type Sources = { id: string; completeness: Balance }[];

/** Every capture has its end, whatever it takes: the sweep wakes what was left behind. */
export async function settle(stack: Stack, captured: number): Promise<void> {
  let last: Balance | undefined;
  let looks = 0;
  await eventually(
    `${captured} captures with their end`,
    async () => {
      looks += 1;
      // Two sweeps lie between what a kill left and its end.
      if (looks % 50 === 0) await stack.control.advance(310);
      const { sources } = await stack.api.get<{ sources: Sources }>('/api/sources');
      last = sumOf(sources.map(({ completeness }) => completeness));
      return last.captured >= captured && last.inFlight === 0;
    },
    150_000,
  ).catch((error: unknown) => {
    throw new Error(`not all captures have their end: ${JSON.stringify(last)}`, { cause: error });
  });
  await stack.control.idle();
}

export async function allOrders(stack: Stack): Promise<Order[]> {
  const orders: Order[] = [];
  let before = '';
  for (;;) {
    const page = await stack.api.get<{ orders: Order[]; next: string | null }>(`/api/orders?limit=200${before}`);
    orders.push(...page.orders);
    if (page.next === null) return orders;
    before = `&before=${encodeURIComponent(page.next)}`;
  }
}

export async function allCaptures(stack: Stack, settings: Settings): Promise<Capture[]> {
  return (await Promise.all(settings.sources.map(({ id }) => stack.captures(id)))).flat();
}

/** Nothing lost, nothing doubled, nothing ownerless, nothing overwritten: whatever happened before. */
export async function expectPromises(
  stack: Stack,
  settings: Settings,
): Promise<{ orders: Order[]; captures: Capture[] }> {
  const { sources } = await stack.api.get<{ sources: Sources }>('/api/sources');
  for (const { id, completeness } of sources)
    expect({ id, closes: closes(completeness) }).toEqual({ id, closes: true });
  const captures = await allCaptures(stack, settings);
  const orders = await allOrders(stack);
  const ordered = captures.flatMap(({ outcome }) => (outcome.status === 'ordered' ? [outcome.orderId] : []));
  expect(ordered.toSorted()).toEqual(orders.map(({ id }) => id).toSorted());
  expect(new Set(ordered).size).toBe(ordered.length);
  const staff = new Set(settings.staff.map(({ id }) => id));
  for (const order of orders) {
    expect({ number: order.number, broken: firstBreak(await stack.events(order.id)) }).toEqual({
      number: order.number,
      broken: undefined,
    });
    const stage = settings.stages.find(({ id }) => id === order.stage);
    if (stage?.category !== 'open') continue;
    const [task] = order.tasks.filter(({ kind }) => kind === 'stage');
    expect(task, `${order.number} has work for nobody`).toBeDefined();
    expect(staff.has(task?.owner ?? '')).toBe(true);
    expect(Date.parse(task?.dueAt ?? '')).toBeGreaterThan(0);
  }
  for (const { id, outcome } of captures) {
    if (outcome.status !== 'attached' && outcome.status !== 'ordered') continue;
    expect(
      orders.some((order) => order.id === outcome.orderId),
      `${id} is at an order that does not exist`,
    ).toBe(true);
  }
  return { orders, captures };
}

/** Each mail of the hub at most once: one purpose, one event and one reader make one Message-ID. */
export async function expectNoMailTwice(stack: Stack): Promise<void> {
  const seen = new Map<string, number>();
  for (const { to, subject, text } of await stack.mails()) {
    const key = JSON.stringify([to, subject, text.replaceAll(/https?:\S+/g, '')]);
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
}

async function untold(stack: Stack, orders: readonly Pick<Order, 'id' | 'number'>[]): Promise<string[]> {
  const told = (await stack.mails()).map(({ subject, text }) => `${subject}\n${text}`).join('\n');
  const { unsent } = await stack.api.get<{ unsent: { id: string }[] }>('/api/unsent');
  return orders
    .filter(({ id, number }) => !told.includes(number) && !unsent.some((effect) => effect.id.startsWith(id)))
    .map(({ number }) => number);
}

/** Somebody was told of each order; where a mail may not have gone out, it is listed for people to see. */
export async function expectAllTold(stack: Stack, orders: readonly Pick<Order, 'id' | 'number'>[]): Promise<void> {
  if ((await untold(stack, orders)).length > 0) {
    // Mails beyond somebody's share of an hour come as a digest with a later sweep.
    await stack.control.advance(3_900);
    await stack.control.idle();
  }
  expect(await untold(stack, orders)).toEqual([]);
}
