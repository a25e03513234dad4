import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { connectStack, eventually } from '../kit/stack.ts';
import { type Traffic, trafficOf } from '../kit/traffic.ts';
import { tries } from '../kit/tries.ts';
import { DESK, expectSound, openBrowser, press, staffMember, tabTo, write } from './browser.ts';

const stack = connectStack(inject('run'));
let browser: Browser;
let traffic: Traffic;

beforeAll(async () => {
  [browser, traffic] = await Promise.all([openBrowser(), trafficOf(stack, tries)]);
});
afterAll(() => browser?.close());

async function inReview(name: string, text: string): Promise<Capture> {
  const mail = { from: `${name}@desk.example`, subject: '订货', text, messageId: `<${name}@desk.example>` };
  const [capture] = await traffic.captured('mail-sales', () => stack.mail(mail));
  expect(capture?.outcome.status).toBe('in-review');
  return capture as Capture;
}

const settled = (id: string, status: Capture['outcome']['status']): Promise<Capture> =>
  eventually(`${id} ${status}`, async () => {
    const { capture } = await stack.api.get<{ capture: Capture }>(`/api/captures/${id}`);
    return capture.outcome.status === status && capture;
  });

/** Glass teapots are of two sizes. */
const TEAPOTS = (phone: string): string =>
  `您好，请发玻璃茶壶 15 把，送到浙江省宁波市海曙区中山西路8号，沈涛 ${phone}，谢谢！`;

describe('review by keys alone', () => {
  it('goes from the field to the mark, takes a candidate, admits, and opens the next, in English on a desk', async () => {
    const capture = await inReview('shen-a', TEAPOTS('13812341671'));
    await inReview('shen-b', TEAPOTS('13812341672').replace('8号', '9号'));
    const somebody = await staffMember(browser, stack, 'emma', { viewport: DESK, language: 'en' });
    const { page } = somebody;
    await page.goto(`${stack.url}/desk/reviews`);
    await expectSound(somebody);
    await press(page, page.locator(`main a[href="/desk/reviews/${capture.id}"]`).first());
    await page.locator('h1').waitFor();
    await expectSound(somebody);
    await page.keyboard.press('n');
    const sku = page.locator('[name="fix.lines[0].sku"]');
    await page.waitForFunction(() => document.activeElement?.matches('input, select, textarea'));
    await tabTo(page, sku);
    await page.keyboard.press('Alt+e');
    await page.waitForFunction(() => document.activeElement?.closest('mark') !== null);
    await page.keyboard.press('1');
    await page.waitForFunction(() => document.activeElement?.matches('[name="fix.lines[0].sku"]'));
    expect(await sku.inputValue()).toMatch(/\w/);
    const chosen = await sku.inputValue();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.locator('#keys[open]').waitFor();
    await expectSound(somebody);
    await page.keyboard.press('a');
    await page.waitForURL(/flash=review-/);
    expect(page.url()).not.toContain(capture.id);
    await expectSound(somebody);
    const order = await traffic.orderOf(await settled(capture.id, 'ordered'));
    expect(order.content.lines).toMatchObject([{ sku: chosen, quantity: 15 }]);
    await somebody.leave();
  });

  it('leads from a mark to its field, and sets aside with a reason, in Chinese on a small telephone', async () => {
    const capture = await inReview('shen-c', TEAPOTS('13812341673').replace('8号', '10号'));
    const somebody = await staffMember(browser, stack, 'li-na');
    const { page } = somebody;
    await page.goto(`${stack.url}/desk/reviews/${capture.id}`);
    await expectSound(somebody);
    const mark = page.locator('mark a[href^="#f-fix-lines-0"]').first();
    const field = ((await mark.getAttribute('href')) ?? '').slice(1);
    await press(page, mark);
    await page.waitForFunction((id) => document.activeElement?.id === id, field);
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await page.waitForFunction(() => document.activeElement?.matches('[name="reason"]'));
    await page.keyboard.type('同事的试验');
    await press(page, page.locator('form:has([value="set-aside"]) button'));
    await page.waitForURL(/flash=review-/);
    await expectSound(somebody);
    expect((await settled(capture.id, 'set-aside')).outcome).toMatchObject({ words: '同事的试验' });
    await somebody.leave();
  });
});

describe('what resembles an order, in English on a small telephone, without a mouse', () => {
  it('is a copy, a further part, or ordered again by one key', async () => {
    const sample = traffic.sample(755);
    const order = await traffic.order('web', sample, 'alike-755');
    const somebody = await staffMember(browser, stack, 'emma', { language: 'en' });
    const { page } = somebody;
    const choices = [
      ['copy', 'attached'],
      ['part', 'ordered'],
      ['repeat', 'ordered'],
    ] as const;
    const more = (by: number) => sample.lines.map((line) => ({ ...line, quantity: line.quantity + by }));
    const captures = await traffic.captured(
      'mail-sales',
      () =>
        Promise.all(
          choices.map(async ([choice], index) => {
            const again = { ...sample, lines: more(40 + index) };
            await traffic.deliver('mail-sales', await traffic.message('mail-sales', again, `alike-755-${choice}`));
          }),
        ),
      choices.length,
    );
    for (const [index, [choice, status]] of choices.entries()) {
      const { id = '', outcome } = captures[index] ?? {};
      expect(outcome).toMatchObject({ status: 'in-review', similarTo: order.id });
      await page.goto(`${stack.url}/desk/duplicates`);
      if (index < 2) await expectSound(somebody);
      await press(page, page.locator(`a[href="/desk/duplicates/${id}"]`));
      await page.locator('button[name="choice"]').first().waitFor();
      if (index === 0) await expectSound(somebody);
      await press(page, page.locator(`button[value="${choice}"]`));
      await page.locator('.flash.done').waitFor();
      await settled(id, status);
    }
    await page.goto(`${stack.url}/desk/orders/${order.id}`);
    await expectSound(somebody);
    await somebody.leave();
  });
});

describe('an order on the telephone, in Chinese on a desk, without a mouse', () => {
  it('is found, read, searched and entered, and Enter alone books nothing', async () => {
    const sample = traffic.sample(756);
    await traffic.order('erp', sample, 'caller-756');
    const before = (await stack.captures('phone')).length;
    const somebody = await staffMember(browser, stack, 'li-na', { viewport: DESK });
    const { page } = somebody;
    await page.goto(`${stack.url}/desk/entry`);
    await expectSound(somebody);
    await write(page, 'search', sample.person.phone);
    await page.keyboard.press('Enter');
    await page.locator('.card.good').waitFor();
    await expectSound(somebody);
    await write(page, 'said', '再来三十罐 TG-100，周五前');
    await press(page, page.locator('button[value="read"]'));
    await page.locator('[name="lines[0][sku]"][value="TG-100"]').waitFor();
    await expectSound(somebody);
    await write(page, 'q', 'Keemun 250');
    await page.locator('#hits li').first().waitFor();
    await press(page, page.locator('#hits button').first());
    await write(page, 'lines[1][quantity]', '5');
    expect(await stack.captures('phone')).toHaveLength(before);
    await press(page, page.locator('button[value="enter"]'));
    await page.waitForURL(/\/desk\/entry\/C/);
    await expectSound(somebody);
    await eventually('what became of it', async () => {
      if (await page.locator('a[href^="/desk/orders/O"]').count()) return true;
      await page.reload();
      return false;
    });
    const [capture] = await stack.captures('phone');
    const order = await traffic.orderOf(capture);
    expect(order.content.lines).toMatchObject([
      { sku: 'TG-100', quantity: 30 },
      { sku: 'TB-250', quantity: 5 },
    ]);
    expect(order.enteredBy).toBe('li-na');
    await somebody.leave();
  });
});
