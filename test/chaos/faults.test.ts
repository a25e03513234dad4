import { ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FaultRule } from '../../local/gateway/faults.ts';
import { signShopify } from '../../shared/channels/shopify/sign.ts';
import { chaosSize, deliverAll, SOURCES, sendings, withoutFormLimit } from '../kit/load.ts';
import { allCaptures, allOrders, expectAllTold, expectNoMailTwice, expectPromises, settle } from '../kit/promises.ts';
import { eventually, type Stack, startStack } from '../kit/stack.ts';
import { type Traffic, trafficOf } from '../kit/traffic.ts';
import { expectWhole } from '../kit/whole.ts';

/** API Gateway's own limit: whoever waits longer gets an answer that is none of the hub's. */
const LONGEST_ANSWER_MS = 30_000;
const SEED = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e9));

describe(`a hub whose parts fail (CHAOS_SEED=${SEED})`, () => {
  let stack: Stack;
  let traffic: Traffic;
  let captured = 0;
  beforeAll(async () => {
    stack = await startStack();
    await withoutFormLimit(stack);
    traffic = await trafficOf(stack);
    await stack.control.setDelivery({ retrySeconds: 1 });
  });
  afterEach(async () => {
    await stack.control.setFaults({ rules: [] });
    await stack.control.setDelivery({ retrySeconds: 1 });
  });
  afterAll(() => stack?.stop());

  const everyCapture = async (): Promise<string[]> =>
    (await allCaptures(stack, traffic.sender.settings)).map(({ id }) => id).toSorted();

  /** Names of the schedules that will remind of an order. */
  async function reminders(orderId: string): Promise<string[]> {
    const { gateway, region, resources, accessKeyId, secretAccessKey } = stack.run;
    const client = new SchedulerClient({ endpoint: gateway, region, credentials: { accessKeyId, secretAccessKey } });
    const { Schedules = [] } = await client.send(
      new ListSchedulesCommand({ GroupName: resources.scheduleGroup, NamePrefix: `r-${orderId}` }),
    );
    client.destroy();
    return Schedules.map(({ Name = '' }) => Name);
  }

  /** A load under these faults, until every sender has its acknowledgement and every capture its end. */
  async function underFaults(first: number, rules: FaultRule[], count = chaosSize(8, 24)): Promise<void> {
    const load = await sendings(traffic, first, count);
    const failed = async () => (await stack.control.counts()).reduce((sum, each) => sum + each.failed, 0);
    const before = await failed();
    await stack.control.setFaults({ seed: SEED, rules });
    await deliverAll(load, traffic);
    for (const { source, longestMs } of load) expect(longestMs, source).toBeLessThan(LONGEST_ANSWER_MS);
    captured += count;
    await settle(stack, captured);
    if (rules.length > 0) expect(await failed()).toBeGreaterThan(before);
    await stack.control.setFaults({ rules: [] });
    await settle(stack, captured);
    const { orders } = await expectPromises(stack, traffic.sender.settings);
    for (const { sample } of load) {
      const theirs = orders.filter(({ content }) => content.party.phone?.endsWith(sample.person.phone.slice(-10)));
      expect({ phone: sample.person.phone, orders: theirs.length }).toEqual({ phone: sample.person.phone, orders: 1 });
    }
    await expectWhole(stack);
    await expectAllTold(stack, orders);
    await expectNoMailTwice(stack);
  }

  it('keeps its promises when every message comes twice and out of order', async () => {
    await stack.control.setDelivery({ hostile: true, seed: SEED, retrySeconds: 1 });
    await underFaults(2000, []);
    const [order] = await allOrders(stack);
    for (const step of ['confirm', 'start-production'])
      expect(await traffic.command(order?.id ?? '', { type: 'take-step', step })).toMatchObject({ state: 'done' });
    await stack.control.idle();
    expect(await stack.events(order?.id ?? '')).toHaveLength(3);
  });

  it.each<[string, number, FaultRule[]]>([
    ['DynamoDB throttles three requests in ten', 2100, [{ kind: 'throttle', service: 'dynamodb', probability: 0.3 }]],
    [
      'one transaction in five conflicts',
      2200,
      [{ kind: 'conflict', service: 'dynamodb', action: 'TransactWriteItems', probability: 0.2 }],
    ],
    [
      'one write in five is done and its answer lost',
      2300,
      [{ kind: 'error-after-success', service: 'dynamodb', action: 'TransactWriteItems', probability: 0.2 }],
    ],
    [
      'one queue message in five is sent and its answer lost',
      2400,
      [{ kind: 'error-after-success', service: 'sqs', probability: 0.2 }],
    ],
    [
      'one item in three is written and the answer lost',
      2450,
      [{ kind: 'error-after-success', service: 'dynamodb', action: 'PutItem', probability: 0.33 }],
    ],
    ['S3 fails every third time', 2500, [{ kind: 'error', service: 's3', probability: 0.33 }]],
  ])('keeps its promises when %s', async (_, first, rules) =>
    // Every throttled call waits half a second and more before its next try: fewer of them.
    underFaults(first, rules, rules.some(({ kind }) => kind === 'throttle') ? 3 : undefined),
  );

  it.each(['s3', 'dynamodb'] as const)(
    'acknowledges nothing while %s is down, says when to come again, and loses nothing',
    async (service) => {
      const first = service === 's3' ? 2600 : 2620;
      const before = await everyCapture();
      const { clientSecret = '' } = await traffic.secrets('shop', 'shop-eu');
      const outgoing = await traffic.message('shop-eu', traffic.sample(first), `load-${first}`);
      if (outgoing.as !== 'shop') throw new Error(outgoing.as);
      const shop = { topic: 'orders/create', shop: 'example-eu.myshopify.com', webhookId: outgoing.id, clientSecret };
      const request = signShopify({ ...shop, body: JSON.stringify(outgoing.body) });
      // SES takes mail whether or not the hub is up: all other senders get their answer from the hub itself.
      const others = (await sendings(traffic, first + 1, SOURCES.length)).filter(
        ({ outgoing: { as } }) => as !== 'mail',
      );
      await stack.control.setFaults({ rules: [{ kind: 'error', service }] });
      const answer = await traffic.request('/in/shop/shop-eu', request);
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      const statuses = await Promise.all(others.map(({ source, outgoing: each }) => traffic.deliver(source, each)));
      expect(statuses).toEqual(others.map(() => 503));
      await stack.control.setFaults({ rules: [] });
      expect(await everyCapture()).toEqual(before);
      const [capture] = await traffic.captured('shop-eu', () => traffic.request('/in/shop/shop-eu', request));
      await traffic.orderOf(capture);
      await deliverAll(others, traffic);
      captured += 1 + others.length;
      await settle(stack, captured);
      await expectPromises(stack, traffic.sender.settings);
    },
  );

  it('finds an order whose reminders could not be made, and makes them', async () => {
    await stack.control.setFaults({ rules: [{ kind: 'error', service: 'scheduler' }] });
    const order = await traffic.order('erp', traffic.sample(2650), 'load-2650');
    captured += 1;
    // The queue has given up on it.
    await eventually('the dead letter', async () => {
      const { queues } = await stack.control.state();
      const letters = queues.find(({ name }) => name.endsWith('-schedule-dlq'));
      return letters && letters.approximateMessageCount > 0;
    });
    await stack.control.setFaults({ rules: [] });
    await stack.control.idle();
    expect(await reminders(order.id)).toEqual([]);
    await stack.control.advance(310);
    await eventually('the reminders', async () => (await reminders(order.id)).length > 0);
  });

  it('sends every mail once when SES throttles', async () => {
    await stack.control.setFaults({ seed: SEED, rules: [{ kind: 'throttle', service: 'ses', times: 3 }] });
    const order = await traffic.order('erp', traffic.sample(2700), 'load-2700');
    captured += 1;
    await eventually('the task mail', async () =>
      (await stack.mails()).some(({ subject }) => subject.includes(order.number)),
    );
    await stack.control.idle();
    await expectNoMailTwice(stack);
  });

  it.each(['error', 'error-after-success'] as const)(
    'sends no mail twice when SES answers with a 500 (%s)',
    async (kind) => {
      await stack.control.setFaults({ seed: SEED, rules: [{ kind, service: 'ses' }] });
      const sample = traffic.sample(kind === 'error' ? 2800 : 2801);
      const order = await traffic.order('mail-sales', sample, `load-${kind}`);
      captured += 1;
      await stack.control.idle();
      await stack.control.setFaults({ rules: [] });
      await stack.control.advance(600);
      await stack.control.idle();
      const mails = (await stack.mails()).filter(({ subject }) => subject.includes(order.number));
      expect(mails.length).toBeLessThanOrEqual(2);
      await expectNoMailTwice(stack);
      // The order has its owner all the same, and reminders will speak of it.
      expect((await stack.order(order.id)).tasks).toHaveLength(1);
    },
  );
});
