import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Capture, TaskReply } from '../../shared/capture/record.ts';
import type { CommandReceipt } from '../../shared/platform/orders.ts';
import { readReplyAddress } from '../../shared/tasks/reply-address.ts';
import { given, type Story } from '../../test/kit/given.ts';
import { admitted, freshSes, KEYS, logger, sent, tell, world } from '../../test/kit/notify-world.ts';
import { MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import { notify } from './notify.ts';

beforeEach(freshSes);
afterEach(() => void vi.unstubAllGlobals());

const confirm = { type: 'take-step', step: 'confirm' } as const;

function captureOf(story: Story, reply: Partial<TaskReply>): Capture {
  const { id: orderId, number: orderNumber } = story.order;
  const about = { by: 'li-na', orderId, orderNumber, taskId: 'stage-1', version: 1, problem: null, reason: null };
  const whole: TaskReply = { ...about, result: 'wished', wish: confirm, ...reply };
  const outcome = { status: 'set-aside', rule: 'r', words: 'w', by: 'hub', reply: whole };
  return { id: 'C9', version: 2, source: 'mail-sales', decidedAt: MONDAY.toISOString(), outcome } as Capture;
}

async function answered(story: Story, reply: Partial<TaskReply>, receipt?: Partial<CommandReceipt>) {
  const { deps } = world({ story, capture: captureOf(story, reply) });
  const whole = receipt && { commandId: 'C9.reply', events: [], refusal: null, at: MONDAY.toISOString(), ...receipt };
  const orders = { ...deps.orders, withReceipt: async () => ({ order: story.order, receipt: whole }) };
  const all = { ...deps, orders } as typeof deps;
  await notify({ captureId: 'C9', version: 2, replied: true }, all, logger);
  const mails = await sent();
  expect(mails).toHaveLength(1);
  for (const { mail } of mails) expect(JSON.stringify(mail.headers)).not.toContain('task+');
  return mails[0];
}

describe('a task mail', () => {
  it('takes answers at an address of its own for its reader, and says which', async () => {
    const story = admitted(null);
    await tell(story, world({ story }).deps);
    const [first] = await sent();
    const address = first?.mail.replyTo?.[0]?.address ?? '';
    const staffIds = sampleSettings().staff.map(({ id }) => id);
    const read = readReplyAddress(address.split('@')[0] ?? '', staffIds, KEYS, MONDAY);
    expect(read).toMatchObject({
      ok: true,
      claims: { orderNumber: story.order.number, staffId: story.order.tasks[0]?.owner },
    });
    expect(first?.text).toContain('hold: waiting for price');
  });
});

describe('the answer to an answer', () => {
  it('says what was done, with a way back', async () => {
    const story = given().did({ wish: confirm });
    const mail = await answered(story, {}, { events: [story.order.version] });
    expect(mail?.mail.subject).toContain('已办理');
    expect(mail?.text).toContain('/do/');
  });

  it('says why the order refused', async () => {
    const words = { 'zh-CN': '缺少单号', en: 'no number' };
    const mail = await answered(given(), {}, { refusal: { code: 'stale', words } });
    expect(mail?.mail.subject).toContain('未办理');
    expect(mail?.text).toContain('缺少单号');
  });

  it.each([
    ['comment', { type: 'comment', text: 'x' }, 'not-understood', '已转为备注'],
    ['comment', null, 'unreadable', '未能理解'],
    ['expired', null, null, '已过期'],
    ['sender', null, null, '以您的名义'],
  ] as const)('says that nothing was done: %s %j', async (result, wish, problem, words) => {
    const mail = await answered(given(), { result, wish, problem }, {});
    expect(mail?.mail.subject).toContain(words);
    expect(mail?.text).not.toContain('/do/');
  });

  it('waits for the order, and does not say that it is done before it is', async () => {
    vi.stubGlobal('setTimeout', (act: () => void) => void setImmediate(act));
    const { deps } = world({ story: given(), capture: captureOf(given(), {}) });
    const waiting = { ...deps, orders: { ...deps.orders, withReceipt: async () => ({ receipt: undefined }) } };
    const message = { captureId: 'C9', version: 2, replied: true };
    await expect(notify(message, waiting as never, logger)).rejects.toThrow('under way');
    const later = { ...waiting, clock: { now: () => new Date(MONDAY.getTime() + 180_000) } };
    await notify(message, later as never, logger);
    expect((await sent())[0]?.mail.subject).toContain('正在办理');
  });
});
