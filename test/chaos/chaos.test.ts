import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seeded } from '../../local/gateway/faults.ts';
import { type HubChild, startChild } from '../kit/hub-child.ts';
import {
  attempt,
  type Confirming,
  chaosSize,
  confirm,
  deliverAll,
  moreToConfirm,
  type Sending,
  sendings,
  withoutFormLimit,
} from '../kit/load.ts';
import { expectAllTold, expectNoMailTwice, expectPromises, settle } from '../kit/promises.ts';
import { eventually } from '../kit/stack.ts';
import { type Traffic, trafficOf } from '../kit/traffic.ts';
import { expectWhole } from '../kit/whole.ts';

const SEED = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e9));
const ROUNDS = chaosSize(2, 5);
const PER_ROUND = chaosSize(12, 18);

/** Loads the hub and kills it when so many messages were acknowledged. */
async function killedUnderLoad(
  child: HubChild,
  traffic: Traffic,
  load: Sending[],
  orders: Confirming[],
  after: number,
) {
  let acknowledged = 0;
  const killing = Promise.withResolvers<void>();
  const one = async (sending: Sending): Promise<void> => {
    if (!(await attempt(sending, traffic))) return;
    acknowledged += 1;
    if (acknowledged === after) killing.resolve();
  };
  const commands = confirm(orders, child.stack);
  const running = Promise.all(load.map(one)).then(() => killing.resolve());
  await killing.promise;
  await child.kill();
  await Promise.all([running, commands]);
}

describe(`a hub that is killed under load (CHAOS_SEED=${SEED})`, () => {
  let dataDir = '';
  let child: HubChild | undefined;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'hub-chaos-'));
  });
  afterEach(async () => {
    await child?.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('keeps every promise', { timeout: 400_000 }, async () => {
    const random = seeded(SEED);
    const all: Sending[] = [];
    const confirming: Confirming[] = [];
    child = await startChild(dataDir);
    await withoutFormLimit(child.stack);
    for (let round = 0; round < ROUNDS; round += 1) {
      const traffic = await trafficOf(child.stack);
      const load = await sendings(traffic, 1000 + round * 100, PER_ROUND);
      all.push(...load);
      // What an earlier kill left with its senders, and copies of what the hub has already.
      const again = all.filter(({ acknowledged }) => !acknowledged || random() < 0.2);
      confirming.push(...(await moreToConfirm(confirming, child.stack, () => random() < 0.5)));
      const after = 1 + Math.floor(random() * PER_ROUND);
      await killedUnderLoad(child, traffic, [...new Set([...load, ...again])], confirming, after);
      child = await startChild(dataDir);
    }
    // Receipts of mails that the last kill left open count as left from now on; their messages come again at the next start.
    await child.stack.control.advance(61);
    await child.stop();
    child = await startChild(dataDir);
    const { stack } = child;
    const traffic = await trafficOf(stack);
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
      await eventually('the step', async () => (await stack.order(orderId)).stage === 'confirmed');
      const entered = (await stack.events(orderId)).filter(({ fact }) => fact.type === 'stage-entered');
      expect(entered).toHaveLength(1);
    }
    await expectWhole(stack);
    await expectNoMailTwice(stack);
    await expectAllTold(stack, orders);
  });
});
