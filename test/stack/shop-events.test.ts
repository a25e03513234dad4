import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { firstBreak } from '../../shared/orders/chain.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

type Kind = 'created' | 'paid' | 'cancelled' | 'refunded';

let orders = 400;

/** A shop's messages about one order, to be sent in any sequence. */
async function shop() {
  orders += 1;
  const number = orders;
  const id = `shop-${number}`;
  const created = await traffic.message('erp', traffic.sample(number), id);
  if (created.as !== 'webhook') throw new Error(created.as);
  const { data, timestamp } = created.body as { data: { id: string }; timestamp: string };
  const message = (kind: Kind) =>
    kind === 'created'
      ? created
      : ({
          as: 'webhook',
          id: `${id}-${kind}`,
          body: { type: `order.${kind}`, timestamp, data: { id: data.id } },
        } as const);
  return { externalId: data.id, send: (kind: Kind) => traffic.deliver('erp', message(kind)) };
}

async function inSequence(kinds: readonly Kind[]) {
  const { send } = await shop();
  const captures = await traffic.captured(
    'erp',
    async () => {
      for (const kind of kinds) expect(await send(kind)).toBeLessThan(300);
    },
    kinds.length,
  );
  const ordered = captures.find(({ outcome }) => outcome.status === 'ordered');
  const order = await traffic.orderOf(ordered);
  await eventually('all that the shop said', async () => {
    const now = await stack.order(order.id);
    return now.attachedCaptures.length === kinds.length - 1 && now;
  });
  await stack.control.idle();
  return { order: await stack.order(order.id), captures };
}

const endOf = ({ order }: { order: { stage: string; payment: string; tasks: unknown[] } }) => ({
  stage: order.stage,
  payment: order.payment,
  tasks: order.tasks.length,
});

describe('what a shop says of an order later', () => {
  it('is recorded: paid, refunded', async () => {
    const { order } = await inSequence(['created', 'paid', 'refunded']);
    expect(order.payment).toBe('refunded');
    // A refund somebody has to look at: the stage's own task and the notice.
    expect(order.tasks.map(({ kind }) => kind).sort()).toEqual(['notice', 'stage']);
    expect(firstBreak(await stack.events(order.id))).toBeUndefined();
  });

  it('cancels the order and ends its work', async () => {
    const { order } = await inSequence(['created', 'cancelled']);
    expect(order).toMatchObject({ stage: 'cancelled', tasks: [] });
  });

  it.each([
    [
      ['cancelled', 'created'],
      ['created', 'cancelled'],
    ],
    [
      ['paid', 'created'],
      ['created', 'paid'],
    ],
    [
      ['cancelled', 'paid', 'created'],
      ['created', 'cancelled', 'paid'],
    ],
  ] as [Kind[], Kind[]][])('comes to the same in the sequence %j as in %j', async (turned, straight) => {
    const one = await inSequence(turned);
    const other = await inSequence(straight);
    expect(endOf(one)).toEqual(endOf(other));
  });

  it('waits for the order that it speaks of, in sight', async () => {
    const { send } = await shop();
    const before = new Set((await stack.captures('erp')).map(({ id }) => id));
    await send('cancelled');
    const parked = await eventually('the parked report', async () =>
      (await stack.captures('erp')).find(
        ({ id, outcome }: Capture) => !before.has(id) && outcome.status === 'in-flight' && outcome.waitsFor,
      ),
    );
    expect(parked.outcome.status).toBe('in-flight');
    await send('created');
    await eventually('its end', async () => {
      const { capture } = await stack.api.get<{ capture: Capture }>(`/api/captures/${parked.id}`);
      return capture.outcome.status === 'attached';
    });
  });
});
