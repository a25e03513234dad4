import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { connectStack, eventually } from '../kit/stack.ts';
import { type Traffic, trafficOf } from '../kit/traffic.ts';
import { tries } from '../kit/tries.ts';
import { expectSound, linksIn, openBrowser, press, tabTo, visitor, write } from './browser.ts';

const stack = connectStack(inject('run'));
const WIDE = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' };
let browser: Browser;
let traffic: Traffic;

beforeAll(async () => {
  [browser, traffic] = await Promise.all([openBrowser(), trafficOf(stack, tries)]);
});
afterAll(() => browser?.close());

/** The first link of that kind in the mails to an address. */
const linkTo = (address: string, path: string): Promise<string> =>
  eventually(`a link ${path}`, async () => (await stack.mails(address)).flatMap(({ text }) => linksIn(text, path))[0]);

async function followed(number: number): Promise<{ order: Order; track: string }> {
  const sample = traffic.sample(number);
  const order = await traffic.order('mail-sales', sample, `links-${number}`);
  return { order, track: await linkTo(sample.person.email, '/track/') };
}

describe.each([
  ['in Chinese on a small telephone', 720, {}],
  ['in English on a desk', 721, WIDE],
])('the tracking page, without a mouse, %s', (_, number, options) => {
  it('takes a change after its effect was shown, a complaint, and shows the confirmation', async () => {
    const { order, track } = await followed(number);
    const somebody = await visitor(browser, options);
    const { page } = somebody;
    await page.goto(track);
    await expectSound(somebody);
    await press(page, page.locator('a[href*="show=change"]').first());
    await page.waitForURL(/show=change/);
    await expectSound(somebody);
    const [line] = order.content.lines;
    await write(page, `line.${line?.lineNo}`, String((line?.quantity ?? 0) + 3));
    await press(page, page.locator('form.order button[type="submit"]'));
    await page.locator('#preview').waitFor();
    await expectSound(somebody);
    await press(page, page.locator('#preview button'));
    await page.locator('.flash.done').waitFor();
    await expectSound(somebody);
    expect((await stack.order(order.id)).changes).toMatchObject([{ state: 'open' }]);

    await press(page, page.locator('a[href*="show=complain"]'));
    await page.waitForURL(/show=complain/);
    await write(page, 'text', 'Where is it?');
    await expectSound(somebody);
    await press(page, page.locator('form.order button[type="submit"]'));
    await page.locator('.flash.done').waitFor();
    expect((await stack.order(order.id)).complaints).toMatchObject([{ text: 'Where is it?' }]);

    for (const show of ['cancel', 'confirmation']) {
      await press(page, page.locator(`a[href*="show=${show}"]`));
      await page.waitForURL(new RegExp(`show=${show}`));
      await expectSound(somebody);
      await page.goBack();
    }
    await somebody.leave();
  });
});

describe('a question, without a mouse', () => {
  it('is answered on a small telephone, and the order is there', async () => {
    const from = 'ning@asked.example';
    const text = '您好，请发玻璃茶壶 15 把，送到浙江省宁波市海曙区中山西路8号，沈涛 13812340188，谢谢！';
    await traffic.captured('mail-sales', () =>
      stack.mail({ from, subject: '订货', text, messageId: '<ning@asked.example>' }),
    );
    const somebody = await visitor(browser, { scripts: true });
    const { page } = somebody;
    await page.goto(await linkTo(from, '/ask/'));
    await expectSound(somebody);
    await press(page, page.locator('form.order button.main'));
    await page.locator('#errors').waitFor();
    await expectSound(somebody);
    await tabTo(page, page.locator('input[type="radio"]').first());
    await page.keyboard.press('Space');
    await press(page, page.locator('form.order button.main'));
    await page.locator('.card.good').waitFor();
    await expectSound(somebody);
    expect(await page.locator('.card.good').textContent()).toMatch(/SO-/);
    await somebody.leave();
  });

  it('is answered in English on a desk, without scripts', async () => {
    const from = 'ruth@asked.example';
    const text = '老板你好，STR-SS 不锈钢茶漏 20只，尽快发货。我是鲁特，电话 13812340189';
    await traffic.captured('mail-sales', () =>
      stack.mail({ from, subject: '订货', text, messageId: '<ruth@asked.example>' }),
    );
    const somebody = await visitor(browser, { ...WIDE, scripts: false });
    const { page } = somebody;
    await page.goto(`${await linkTo(from, '/ask/')}?lang=en`);
    expect(await page.locator('h1').textContent()).toBe('Please complete your order');
    const address = { country: 'CN', region: '浙江省', city: '宁波市', district: '海曙区', street: '中山西路9号' };
    for (const [part, value] of Object.entries(address)) await page.locator(`[name="shipTo.${part}"]`).fill(value);
    await page.locator('form.order button.main').click();
    await page.locator('.card.good').waitFor();
    await somebody.leave();
  });
});
