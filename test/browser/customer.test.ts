import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectStack, eventually } from '../kit/stack.ts';
import { expectSound, linksIn, openBrowser, press, tabTo, visitor, write } from './browser.ts';

const stack = connectStack(inject('run'));
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Looks again, as the page offers, until the number is there. */
async function numberOn(page: Page): Promise<string> {
  return eventually('the order number', async () => {
    const number = page.locator('strong.big');
    if (await number.count()) return number.textContent();
    await page.reload();
    return null;
  });
}

const mailFor = (number: string, to: string) =>
  eventually('the acknowledgement', async () =>
    (await stack.mails(to)).find(({ subject }) => subject.includes(number)),
  );

async function chooseProduct(page: Page, words: string, quantity: string): Promise<void> {
  await tabTo(page, page.locator('#search [name="q"]'));
  await page.keyboard.type(words);
  await page.locator('#hits li').first().waitFor();
  await press(page, page.locator('#hits button').first());
  await page.keyboard.type(quantity);
}

describe('the eyes of these tests', () => {
  it.each([
    ['a field without a name', '<input>', /label/],
    ['a page wider than the screen', '<p style="width: 500px">x</p>', /wider/],
    ['a script that fails', '<script>throw new Error("broken")</script>', /broken/],
  ])('see %s', async (_, content, words) => {
    const somebody = await visitor(browser);
    const head = '<meta name="viewport" content="width=device-width"><title>x</title>';
    await somebody.page.setContent(`<html lang="en"><head>${head}</head><body>${content}</body></html>`);
    await expect(expectSound(somebody)).rejects.toThrow(words);
    await somebody.leave();
  });
});

describe('an order by the form, on a small telephone, without a mouse', () => {
  it('in Chinese: searched, delivered, followed, asked about', async () => {
    const somebody = await visitor(browser);
    const { page } = somebody;
    await page.goto(`${stack.url}/order/web`);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await expectSound(somebody);
    await chooseProduct(page, '龙井绿茶 100g', '24');
    await expectSound(somebody);
    for (const [name, text] of [
      ['name', '周小明'],
      ['phone', '13655550911'],
      ['email', 'zhou.xm@customers.example'],
      ['region', '浙江省'],
      ['city', '宁波市'],
      ['district', '慈溪市'],
      ['street', '新浦镇六塘公路32号'],
    ] as const)
      await write(page, name, text);
    await press(page, page.locator('#order button[type="submit"]'));
    await page.waitForURL(/sent=/);
    const number = await numberOn(page);
    await expectSound(somebody);
    expect(await stack.order(number)).toMatchObject({
      source: 'web',
      content: { lines: [{ sku: 'TG-100', quantity: 24 }], shipTo: { city: '宁波市', district: '慈溪市' } },
    });

    const mail = await mailFor(number, 'zhou.xm@customers.example');
    const [track = ''] = linksIn(mail.text, '/track/');
    await page.goto(track);
    expect(await page.locator('h1').textContent()).toContain(number);
    expect(await page.locator('[aria-current="step"]').textContent()).toContain('待确认');
    await expectSound(somebody);
    await write(page, 'text', '请周五前送到');
    await press(page, page.locator('main form button'));
    await page.locator('.flash.done').waitFor();
    await expectSound(somebody);
    await eventually('the message in the order', async () =>
      (await stack.events(number)).some(({ fact }) => fact.type === 'commented' && fact.text === '请周五前送到'),
    );
    await somebody.leave();
  });

  it('in English: collected by the customer', async () => {
    const somebody = await visitor(browser, { locale: 'en-GB' });
    const { page } = somebody;
    await page.goto(`${stack.url}/order/web`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await chooseProduct(page, 'Keemun 250', '5');
    await write(page, 'name', 'Ann Baker');
    await write(page, 'email', 'ann.baker@customers.example');
    await tabTo(page, page.locator('[name="pickup"]:checked'));
    await page.keyboard.press('ArrowDown');
    await expectSound(somebody);
    await press(page, page.locator('#order button[type="submit"]'));
    await page.waitForURL(/sent=/);
    const number = await numberOn(page);
    expect(await page.locator('h1').textContent()).toBe('Order received');
    await expectSound(somebody);
    const order = await stack.order(number);
    expect(order.content).toMatchObject({ pickup: true, lines: [{ sku: 'TB-250', quantity: 5 }] });
    await mailFor(number, 'ann.baker@customers.example');
    await somebody.leave();
  });

  it('searches without scripts, too', async () => {
    const somebody = await visitor(browser, { scripts: false });
    const { page } = somebody;
    await page.goto(`${stack.url}/order/web`);
    await page.locator('#search [name="q"]').fill('铁观音');
    await page.locator('#search button').click();
    await page.locator('#hits a.button').first().click();
    expect(await page.locator('#order [name="lines[0][sku]"]').inputValue()).toMatch(/^TO-/);
    await somebody.leave();
  });
});
