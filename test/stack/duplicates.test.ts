import { describe, expect, it } from 'vitest';
import { messageFor } from '../../cli/samples/messages.ts';
import type { SampleOrder } from '../../cli/samples/order.ts';
import type { Capture } from '../../shared/capture/record.ts';
import type { Order } from '../../shared/orders/order.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

const DAY = 86_400;

/** Every test has a customer of its own. */
const ordersOf = async ({ person }: SampleOrder): Promise<Order[]> => {
  const { orders } = await stack.api.get<{ orders: Order[] }>('/api/orders?limit=200');
  return orders.filter(({ content }) => content.party.phone?.endsWith(person.phone.slice(-10)));
};

describe('the same message again', () => {
  const sources = ['shop-eu', 'erp', 'web', 'wecom-sales', 'slack-trade'];
  it.each(sources.map((source, index) => ({ source, index })))(
    'is one order when $source delivers it 20 times at once',
    async ({ source, index }) => {
      const order = traffic.sample(300 + index);
      const outgoing = await traffic.message(source, order, `parallel-${source}`);
      const captures = await traffic.captured(source, async () => {
        const statuses = await Promise.all(Array.from({ length: 20 }, () => traffic.deliver(source, outgoing)));
        expect(statuses.every((status) => status >= 200 && status < 300)).toBe(true);
      });
      await stack.control.idle();
      const settled = (await stack.captures(source)).filter(({ id }) => captures.some((one) => one.id === id));
      expect(settled.filter(({ outcome }) => outcome.status === 'ordered')).toHaveLength(1);
      // The sample chats write the second of sending into a message: on its turn the second one is another capture of the same message.
      const [more] = settled.filter(({ outcome }) => outcome.status !== 'ordered');
      if (more) expect(more.outcome).toMatchObject({ status: 'attached', as: 'copy' });
      if (more) expect(source).toMatch(/wecom|slack/);
      expect(await ordersOf(order)).toHaveLength(1);
    },
  );

  it('is one order after minutes, hours and days', async () => {
    const sample = traffic.sample(330);
    const outgoing = await traffic.message('shop-eu', sample, 'late-330');
    const [capture] = await traffic.captured('shop-eu', () => traffic.deliver('shop-eu', outgoing));
    const order = await traffic.orderOf(capture);
    for (const seconds of [6 * 60, 5 * 3600, 3 * DAY, 40 * DAY]) {
      await stack.control.advance(seconds);
      expect(await traffic.deliver('shop-eu', outgoing)).toBeLessThan(300);
    }
    await stack.control.idle();
    expect(await ordersOf(sample)).toHaveLength(1);
    expect((await stack.order(order.id)).attachedCaptures).toEqual([]);
  });

  it('with another id and the same goods goes to the order, as a copy', async () => {
    const sample = traffic.sample(331);
    const order = await traffic.order('web', sample, 'first-331');
    const copy = await traffic.send('web', sample, 'second-331');
    expect(copy.outcome).toMatchObject({ status: 'attached', orderId: order.id, as: 'copy' });
    await eventually('the copy at the order', async () =>
      (await stack.order(order.id)).attachedCaptures.includes(copy.id),
    );
  });

  it('with the same shop number and other goods is asked about, and changes nothing', async () => {
    const sample = traffic.sample(332);
    const order = await traffic.order('erp', sample, 'erp-332');
    const now = await stack.control.now();
    const changed = { ...sample, lines: sample.lines.map((line) => ({ ...line, quantity: line.quantity * 2 })) };
    const outgoing = messageFor('standard-webhook', changed, 'erp-332', now);
    const [capture] = await traffic.captured('erp', () => traffic.deliver('erp', { ...outgoing, id: 'erp-332-b' }));
    expect(capture?.outcome).toMatchObject({ status: 'in-review', rule: 'external-id-revised', similarTo: order.id });
    expect(await stack.order(order.id)).toMatchObject({ version: order.version, content: order.content });
  });
});

describe('one order by two ways', () => {
  it('is one mail to two of our addresses: two captures, one order', async () => {
    const sample = traffic.sample(340);
    const outgoing = await traffic.message('mail-sales', sample, 'two-340');
    if (outgoing.as !== 'mail') throw new Error(outgoing.as);
    let second: Capture[] = [];
    const first = await traffic.captured('mail-sales', async () => {
      second = await traffic.captured('mail-export', async () => {
        const to = 'orders@hub.example.com, export@hub.example.com';
        await stack.mail({ ...outgoing, to, messageId: '<two-340@sample.example>' });
      });
    });
    const outcomes = [...first, ...second].map(({ outcome }) => outcome);
    expect(outcomes.map(({ status }) => status).sort(), JSON.stringify(outcomes)).toEqual(['attached', 'ordered']);
    expect(outcomes.find(({ status }) => status === 'attached')).toMatchObject({ rule: 'same-message', as: 'copy' });
    expect(await ordersOf(sample)).toHaveLength(1);
  });

  it('is one mail that came twice over the wire: one capture', async () => {
    const sample = traffic.sample(343);
    const outgoing = await traffic.message('mail-sales', sample, 'twice-343');
    const captures = await traffic.captured('mail-sales', async () => {
      await traffic.deliver('mail-sales', outgoing);
      await stack.control.idle();
      await traffic.deliver('mail-sales', outgoing);
      await stack.control.idle();
    });
    expect(await ordersOf(sample)).toHaveLength(1);
    expect(
      captures
        .map(({ outcome }) => outcome.status)
        .sort()
        .at(-1),
    ).toBe('ordered');
  });

  it('is a mail and the form: the second goes to the order of the first', async () => {
    const sample = traffic.sample(341);
    const order = await traffic.order('web', sample, 'form-341');
    const mail = await traffic.send('mail-sales', sample, 'mail-341');
    expect(mail.outcome).toMatchObject({ status: 'attached', orderId: order.id, as: 'copy' });
    await eventually('the event of it', async () =>
      (await stack.events(order.id)).some(({ fact }) => fact.type === 'capture-attached' && fact.captureId === mail.id),
    );
  });

  it('is ten copies by two entrances in the same second: one order', async () => {
    const sample = traffic.sample(342);
    const now = await stack.control.now();
    const send = (source: string, index: number) =>
      traffic.deliver(source, messageFor(traffic.source(source).channel, sample, `race-342-${source}-${index}`, now));
    let chats: Capture[] = [];
    const forms = await traffic.captured(
      'web',
      async () => {
        chats = await traffic.captured(
          'wecom-sales',
          () => Promise.all([0, 1, 2, 3, 4].flatMap((index) => [send('web', index), send('wecom-sales', index)])),
          5,
        );
      },
      5,
    );
    const all = [...forms, ...chats];
    expect(all.filter(({ outcome }) => outcome.status === 'ordered')).toHaveLength(1);
    expect(
      all.every(
        ({ outcome }) =>
          outcome.status === 'ordered' || outcome.status === 'attached' || outcome.status === 'in-review',
      ),
    ).toBe(true);
    expect(await ordersOf(sample)).toHaveLength(1);
  });
});

/** Staff at the desk. */
async function desk(): Promise<(path: string, form?: Record<string, string>) => Promise<Response>> {
  const { url } = await stack.api.send<{ url: string }>('POST', '/api/links/sign-in', { staffId: 'wang-wei' });
  const send = (path: string, cookie: string, form?: Record<string, string>): Promise<Response> =>
    fetch(`${stack.url}${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: stack.url, 'content-type': 'application/x-www-form-urlencoded' },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
  const entered = await send('/desk/enter', '', { token: new URL(url).searchParams.get('token') ?? '' });
  const [session] = entered.headers.getSetCookie().flatMap((one) => one.match(/^hub_session=[^;]+/) ?? []);
  return (path, form) => send(path, session ?? '', form);
}

describe('by hand', () => {
  it('an order typed on the telephone and sent twice at once is one, of whoever typed it', async () => {
    const sample = traffic.sample(350);
    const ask = await desk();
    const { person } = sample;
    const form: Record<string, string> = {
      formId: 'stack-telephone-350',
      do: 'enter',
      name: person.name,
      phone: person.phone,
      email: person.email,
      pickup: 'true',
    };
    for (const [index, { product, quantity }] of sample.lines.entries()) {
      form[`lines[${index}][sku]`] = product.sku;
      form[`lines[${index}][quantity]`] = String(quantity);
    }
    const replies = await Promise.all([ask('/desk/entry', form), ask('/desk/entry', form)]);
    const [first, second] = replies.map(({ headers }) => headers.get('location'));
    expect(first).toMatch(/^\/desk\/entry\/C/);
    expect(second).toBe(first);
    await stack.control.idle();
    const [order, ...others] = await ordersOf(sample);
    expect(others).toEqual([]);
    expect(order).toMatchObject({ channel: 'telephone', enteredBy: 'wang-wei', replyTo: { address: person.email } });
    expect(await (await ask(first ?? '')).text()).toContain(order?.number);
  });

  it('what was attached as a copy by mistake is taken away, and becomes an order of its own', async () => {
    const sample = traffic.sample(351);
    const order = await traffic.order('web', sample, 'first-351');
    const copy = await traffic.send('web', sample, 'second-351');
    await eventually('the copy at the order', async () =>
      (await stack.order(order.id)).attachedCaptures.includes(copy.id),
    );
    const ask = await desk();
    const path = `/desk/duplicates/${copy.id}`;
    const version = /name="version" value="(\d+)"/.exec(await (await ask(path)).text())?.[1] ?? '';
    expect((await ask(path, { choice: 'undo-order', version })).status).toBe(303);
    await stack.control.idle();
    expect((await stack.order(order.id)).attachedCaptures).toEqual([]);
    expect((await stack.events(order.id)).map(({ fact }) => fact.type)).toContain('capture-detached');
    expect(await ordersOf(sample)).toHaveLength(2);
  });
});
