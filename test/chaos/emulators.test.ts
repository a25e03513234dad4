import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmulatorState } from '../../local/gateway/control.ts';
import { seeded } from '../../local/gateway/faults.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import {
  attempt,
  type Confirming,
  chaosSize,
  confirm,
  confirmation,
  deliverAll,
  moreToConfirm,
  type Sending,
  sendings,
  withoutFormLimit,
} from '../kit/load.ts';
import { expectAllTold, expectNoMailTwice, expectPromises, settle } from '../kit/promises.ts';
import { eventually, type Stack, startStack } from '../kit/stack.ts';
import { type Traffic, trafficOf } from '../kit/traffic.ts';
import { expectWhole } from '../kit/whole.ts';

const SEED = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e9));
const DEATHS = chaosSize(3, 8);
const PER_DEATH = 6;
const STEPS_PER_DEATH = 3;
/** A batch of that size takes about as long: the death falls anywhere in it. */
const WITHIN_MS = 900;
const RECEIPT_SECONDS = 61;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The process of an emulator; of the next one if the one before is named. */
const pidOf = (stack: Stack, name: EmulatorState['name'], before?: number): Promise<number> =>
  eventually(`a process of the ${name}`, async () => {
    const { emulators } = await stack.control.state();
    const pid = emulators.find((each) => each.name === name)?.pid;
    return pid !== before && pid;
  });

describe(`a hub whose emulators are killed under load (CHAOS_SEED=${SEED})`, () => {
  let stack: Stack;
  let traffic: Traffic;
  const all: Sending[] = [];
  const confirming: Confirming[] = [];
  beforeAll(async () => {
    stack = await startStack();
    await withoutFormLimit(stack);
    traffic = await trafficOf(stack);
    await stack.control.setDelivery({ retrySeconds: 3 });
  });
  afterAll(() => stack?.stop());

  /** Messages that become orders, and steps of earlier orders, while the emulator dies again and again. */
  async function killUnderLoad(name: EmulatorState['name'], first: number, random: () => number): Promise<void> {
    all.push(...(await sendings(traffic, first, PER_DEATH)));
    await deliverAll(all, traffic);
    await settle(stack, all.length);
    let pid: number | undefined;
    for (let death = 1; death <= DEATHS; death += 1) {
      pid = await pidOf(stack, name, pid);
      const victim = pid;
      const steps = (await moreToConfirm(confirming, stack, () => random() < 0.5)).slice(0, STEPS_PER_DEATH);
      confirming.push(...steps);
      const load = await sendings(traffic, first + death * PER_DEATH, PER_DEATH);
      all.push(...load);
      // What an earlier death left with its senders, and copies of what the hub has already.
      const again = all.filter(({ acknowledged }) => !acknowledged || random() < 0.1);
      const killing = pause(random() * WITHIN_MS).then(() => process.kill(victim, 'SIGKILL'));
      const sent = [...new Set([...load, ...again])].map((sending) => attempt(sending, traffic));
      await Promise.all([...sent, ...steps.map((step) => confirm([step], stack)), killing]);
    }
    await pidOf(stack, name, pid);
    // Receipts of mails that a death left open count as left from now on.
    await stack.control.advance(RECEIPT_SECONDS);
  }

  async function expectAllDone(): Promise<void> {
    await deliverAll(all, traffic);
    await confirm(confirming, stack);
    await settle(stack, all.length);
    const { orders, captures } = await expectPromises(stack, traffic.sender.settings);
    const left = captures.filter(({ outcome }) => outcome.status === 'in-review' || outcome.status === 'set-aside');
    expect(left.map(({ outcome }) => outcome)).toEqual([]);
    for (const { sample } of all) {
      const theirs = orders.filter(({ content }) => content.party.phone?.endsWith(sample.person.phone.slice(-10)));
      expect({ phone: sample.person.phone, orders: theirs.length }).toEqual({ phone: sample.person.phone, orders: 1 });
    }
    for (const { orderId } of confirming) {
      const stage = orders.find(({ id }) => id === orderId)?.stage;
      expect({ orderId, stage }).toEqual({ orderId, stage: 'confirmed' });
    }
    await expectEachOnce();
    await expectNoMailTwice(stack);
    await expectAllTold(stack, orders);
  }

  /** @returns all events, in which each step was taken once, however often it was asked for */
  async function expectEachOnce(): Promise<OrderEvent[]> {
    const events = await expectWhole(stack);
    for (const { orderId } of confirming) {
      const steps = events.filter((event) => event.orderId === orderId && event.fact.type === 'stage-entered');
      expect({ orderId, steps: steps.length }).toEqual({ orderId, steps: 1 });
    }
    return events;
  }

  it('loses no acknowledged message and does nothing by half when the database dies again and again', async () => {
    await killUnderLoad('database', 3000, seeded(SEED));
    await expectAllDone();
  });

  it('changes nothing twice when the queues die again and again and forget what they had', async () => {
    await killUnderLoad('queues', 3500, seeded(SEED + 1));
    await expectAllDone();
    const before = await expectEachOnce();
    // The queue no longer knows that it had these: each reaches its worker a second time.
    const { run } = stack;
    const client = new SQSClient({ endpoint: run.gateway, region: run.region, credentials: run });
    const QueueUrl = Object.entries(run.resources.queues).find(([id]) => id.startsWith('OrdersLifecycleQueue'))?.[1];
    for (const { orderId } of confirming) {
      const { wish, commandId: id } = confirmation(orderId);
      const actor = { kind: 'api', id: 'chaos' };
      const MessageBody = JSON.stringify({ id, orderId, actor, reason: null, expectedVersion: null, wish });
      const group = { MessageGroupId: orderId, MessageDeduplicationId: id };
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...group }));
    }
    client.destroy();
    await stack.control.idle();
    expect(new Set(await expectEachOnce())).toEqual(new Set(before));
  });
});
