import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { connectStack, eventually } from '../kit/stack.ts';
import { type Traffic, trafficOf } from '../kit/traffic.ts';
import { tries } from '../kit/tries.ts';
import {
  choose,
  DESK,
  expectSound,
  openBrowser,
  press,
  staffMember,
  tabTo,
  tick,
  unfold,
  type Visitor,
  write,
} from './browser.ts';

const stack = connectStack(inject('run'));
const WIDE = { viewport: DESK };
let browser: Browser;
let traffic: Traffic;

beforeAll(async () => {
  [browser, traffic] = await Promise.all([openBrowser(), trafficOf(stack, tries)]);
});
afterAll(() => browser?.close());

const placed = (number: number): Promise<Order> => traffic.order('erp', traffic.sample(number), `desk-${number}`);

/** Orders whose only task has that person. */
async function placedFor(staffId: string, ...numbers: number[]): Promise<Order[]> {
  const orders: Order[] = [];
  for (const number of numbers) {
    const order = await placed(number);
    const [task] = order.tasks;
    if (task?.owner !== staffId)
      await traffic.command(order.id, { type: 'hand-over', taskId: task?.id ?? '', to: staffId, note: '' });
    orders.push(await stack.order(order.id));
  }
  return orders;
}

/** Opens a page of the desk, and looks at it as every page is looked at. */
async function open(somebody: Visitor, path: string): Promise<void> {
  await somebody.page.goto(`${stack.url}${path}`);
  await expectSound(somebody);
}

const done = (somebody: Visitor): Promise<void> => somebody.page.locator('.flash.done').waitFor();

describe('my work, in Chinese on a small telephone, without a mouse', () => {
  it('takes over what a colleague has, and finishes a task', async () => {
    const [order] = await placedFor('li-na', 740);
    const somebody = await staffMember(browser, stack, 'wang-wei');
    const { page } = somebody;
    await open(somebody, '/desk/team');
    await open(somebody, `/desk/orders/${order?.id}`);
    await press(page, page.locator('form:has([name="do"][value="claim-task"]) button').first());
    await done(somebody);
    await open(somebody, '/desk');
    await press(page, page.locator(`main a[href="/desk/orders/${order?.id}"]`).first());
    await press(page, page.locator('form.step button.main').first());
    await done(somebody);
    await expectSound(somebody);
    expect(await stack.order(order?.id ?? '')).toMatchObject({ stage: 'confirmed' });
    await page.goto(`${stack.url}/desk`);
    expect(await page.locator(`main a[href="/desk/orders/${order?.id}"]`).count()).toBe(0);
    await somebody.leave();
  });

  it('confirms several orders at once', async () => {
    const orders = await placedFor('wang-wei', 741, 742);
    const somebody = await staffMember(browser, stack, 'wang-wei');
    const { page } = somebody;
    await open(somebody, '/desk');
    for (const { id } of orders) await tick(page, page.locator(`[name="task"][value*="${id}"]`));
    await press(page, page.locator('.bulk button'));
    await page.waitForURL(/\/desk\/bulk/);
    await expectSound(somebody);
    await press(page, page.locator('form.act:has([name="to"][value="confirmed"]) button'));
    await page.locator('main section').first().waitFor();
    await expectSound(somebody);
    await eventually('both orders confirmed', async () => {
      const now = await Promise.all(orders.map(({ id }) => stack.order(id)));
      return now.every(({ stage }) => stage === 'confirmed');
    });
    await somebody.leave();
  });
});

describe('the ledger, in English on a desk, without a mouse', () => {
  it('is filtered and searched, kept as a view, and handed out as a workbook', async () => {
    const [order, other] = [await placed(743), await placed(744)];
    const somebody = await staffMember(browser, stack, 'chen-jing', { ...WIDE, language: 'en' });
    const { page } = somebody;
    await open(somebody, '/desk/orders');
    await choose(page, page.locator('select[name="stage"]'), 'pending');
    await choose(page, page.locator('select[name="source"]'), 'erp');
    await write(page, 'search', order.content.party.phone?.slice(-8) ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL(/source=erp/);
    await expectSound(somebody);
    const rows = page.locator('tbody tr');
    expect(await rows.count()).toBe(1);
    expect(await rows.first().textContent()).toContain(order.number);

    await unfold(page, page.locator('details:has([name="name"]) > summary'));
    await write(page, 'name', 'One caller');
    await page.keyboard.press('Enter');
    await done(somebody);
    await expectSound(somebody);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      press(page, page.locator('a[href*="export.xlsx"]')),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    await press(page, page.locator('nav.tabs a').first());
    await page.waitForURL(/view=all/);
    expect(await page.locator('main').textContent()).toContain(other.number);
    await press(page, page.locator('nav.tabs a', { hasText: 'One caller' }));
    await page.locator('nav.tabs [aria-current]', { hasText: 'One caller' }).waitFor();
    expect(await rows.count()).toBe(1);
    await somebody.leave();
  });
});

describe('an order, in English on a small telephone, without a mouse', () => {
  it('is spoken about, held, let go, changed, led on and back', async () => {
    const [order] = await placedFor('emma', 745);
    const { id, content } = order as Order;
    const somebody = await staffMember(browser, stack, 'emma', { language: 'en' });
    const { page } = somebody;
    await open(somebody, `/desk/orders/${id}`);
    await write(page, 'text', 'Please call before it goes out');
    await unfold(page, page.locator('form:has([name="text"]) summary').first());
    await tick(page, page.locator('[name="mention"][value="chen-jing"]'));
    await press(page, page.locator('form:has([name="do"][value="comment"]) > button'));
    await done(somebody);
    await expectSound(somebody);
    expect((await stack.events(id)).at(-1)?.fact).toMatchObject({ type: 'commented', mentions: ['chen-jing'] });

    await unfold(page, page.locator('details:has(> form [name="do"][value="hold"]) > summary'));
    await choose(page, page.locator('[name="holdReason"]'), 'customer');
    await write(page, 'note', 'On holiday until Monday');
    await press(page, page.locator('form:has([name="do"][value="hold"]) button'));
    await page.locator('section.flash.note', { hasText: 'On holiday' }).waitFor();
    await expectSound(somebody);
    await unfold(page, page.locator('section.flash.note summary'));
    await press(page, page.locator('section.flash.note form button'));
    await page.locator('section.flash.note').waitFor({ state: 'detached' });

    await press(page, page.locator(`a[href$="/desk/orders/${id}/change"]`));
    await page.waitForURL(/\/change/);
    const [line] = content.lines;
    await write(page, `qty.${line?.lineNo}`, String((line?.quantity ?? 0) + 2));
    await press(page, page.locator('button[value="look"]'));
    await page.locator('#effect').waitFor();
    await expectSound(somebody);
    await press(page, page.locator('button[value="send"]'));
    await done(somebody);
    await expectSound(somebody);
    expect((await stack.order(id)).changes).toHaveLength(1);

    await press(page, page.locator('form.step button.main').first());
    await page.locator('h1', { hasText: 'Confirmed' }).waitFor();
    await expectSound(somebody);
    await press(page, page.locator('form.step:has([name="do"][value="undo-step"]) button'));
    await page.locator('h1', { hasText: 'Pending' }).waitFor();
    expect(await stack.order(id)).toMatchObject({ stage: 'pending' });
    await somebody.leave();
  });
});

describe('what others do, in Chinese on a desk, without a mouse', () => {
  it('appears by itself, never over what somebody writes, and is shown where it is in the way', async () => {
    const order = await placed(746);
    const somebody = await staffMember(browser, stack, 'chen-jing', WIDE);
    const { page } = somebody;
    await page.clock.install();
    await page.goto(`${stack.url}/desk/orders/${order.id}`);
    const comment = (text: string) => traffic.command(order.id, { type: 'comment', text });
    await comment('first news');
    await page.clock.fastForward(6000);
    await page.locator('.timeline', { hasText: 'first news' }).waitFor();
    await expectSound(somebody);

    await write(page, 'text', 'half a senten');
    await comment('second news');
    await page.clock.fastForward(30_000);
    await page.locator('#news').waitFor();
    expect(await page.locator('#comment-text').inputValue()).toBe('half a senten');
    await expectSound(somebody);

    await press(page, page.locator('#news a'));
    await page.locator('.timeline', { hasText: 'second news' }).waitFor();
    await unfold(page, page.locator('details:has(> form [name="do"][value="cancel"]) > summary'));
    await write(page, 'reason', 'customer has gone elsewhere');
    const confirmed = await traffic.command(order.id, { type: 'take-step', step: 'confirm' });
    expect(confirmed.state).toBe('done');
    await press(page, page.locator('form:has([name="do"][value="cancel"]) button.danger'));
    await page.locator('#since').waitFor();
    await expectSound(somebody);
    expect(await page.locator('#cancel-reason').inputValue()).toBe('customer has gone elsewhere');
    expect(await stack.order(order.id)).toMatchObject({ stage: 'confirmed' });
    await somebody.leave();
  });
});

describe('agreement and answers, without a mouse', () => {
  it('approves on a small telephone, in Chinese', async () => {
    const { id, content } = await placed(747);
    const dear = { ...content, total: { minor: 60_000_000, currency: 'CNY' } };
    await traffic.command(id, { type: 'change-content', content: dear });
    const manager = await staffMember(browser, stack, 'chen-jing', { ...WIDE, language: 'en' });
    await manager.page.goto(`${stack.url}/desk/orders/${id}`);
    await press(manager.page, manager.page.locator('form.step button.main').first());
    await done(manager);
    await expectSound(manager);
    await manager.leave();
    const somebody = await staffMember(browser, stack, 'zhou-min');
    const { page } = somebody;
    await open(somebody, `/desk/orders/${id}`);
    await tabTo(page, page.locator('[name="answer"]:checked'));
    await press(page, page.locator('form:has([name="do"][value="answer-approval"]) button'));
    await done(somebody);
    await expectSound(somebody);
    expect(await stack.order(id)).toMatchObject({ stage: 'confirmed', approval: null });
    await somebody.leave();
  });

  it('answers the stock-take on a small telephone, in English, and shows the round', async () => {
    const [order] = await placedFor('emma', 748);
    await stack.api.send('POST', '/api/stock-takes', {});
    const isAsked = async () => (await stack.order(order?.id ?? '')).tasks.some(({ kind }) => kind === 'stock-take');
    await eventually('the question', isAsked);
    const somebody = await staffMember(browser, stack, 'emma', { language: 'en' });
    const { page } = somebody;
    await open(somebody, `/desk/orders/${order?.id}`);
    const form = page.locator('form:has([name="do"][value="answer-stock-take"])').first();
    await choose(page, form.locator('select[name="answer"]'), 'waiting-customer');
    await press(page, form.locator('button'));
    await done(somebody);
    expect(await isAsked()).toBe(false);
    await open(somebody, '/desk/stock-takes');
    expect(await page.locator('main').textContent()).toContain(order?.number);
    await somebody.leave();
  });
});
