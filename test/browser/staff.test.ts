import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { connectStack, eventually } from '../kit/stack.ts';
import { type Traffic, trafficOf } from '../kit/traffic.ts';
import { tries } from '../kit/tries.ts';
import { expectSound, linksIn, openBrowser, press, type Visitor, visitor, write } from './browser.ts';

const stack = connectStack(inject('run'));
const WIDE = { viewport: { width: 1280, height: 900 } };
let browser: Browser;
let traffic: Traffic;

beforeAll(async () => {
  [browser, traffic] = await Promise.all([openBrowser(), trafficOf(stack, tries)]);
});
afterAll(() => browser?.close());

const staffOf = (id: string) => traffic.sender.settings.staff.find((one) => one.id === id);

async function taskMail(order: Order): Promise<{ links: string[]; owner: string }> {
  const owner = staffOf(order.tasks[0]?.owner ?? '');
  const mail = await eventually('the task mail', async () =>
    (await stack.mails(owner?.email)).find(({ subject }) => subject.includes(order.number)),
  );
  return { links: linksIn(mail.text, '/do/'), owner: owner?.name ?? '' };
}

describe('the buttons of a task mail', () => {
  it('only show when they are opened, act when they are pressed, and act once', async () => {
    const order = await traffic.order('erp', traffic.sample(701), 'browser-act');
    const { links, owner } = await taskMail(order);
    const [confirm = '', cancel = ''] = links;
    for (let scan = 0; scan < 3; scan += 1) expect((await fetch(confirm)).status).toBe(200);
    expect((await stack.order(order.id)).version).toBe(order.version);

    const somebody = await visitor(browser, { dark: true });
    const { page } = somebody;
    await page.goto(confirm);
    await expectSound(somebody);
    await press(page, page.locator('main form button').first());
    await page.locator('.card.good').waitFor();
    await expectSound(somebody);
    expect((await stack.order(order.id)).stage).toBe('confirmed');

    await page.goto(confirm);
    expect(await page.locator('.card.good').textContent()).toContain(owner);
    await page.goto(cancel);
    expect(await page.locator('.timeline').textContent()).toContain(owner);
    await expectSound(somebody);
    expect(await stack.events(order.id)).toHaveLength(2);
    await somebody.leave();
  });
});

describe('a button that needs to know something, in English on a small telephone', () => {
  it('asks for it, sends the parcel off, and is taken back', async () => {
    const order = await traffic.order('erp', traffic.sample(703), 'browser-ship');
    for (const step of ['confirm', 'start-production'])
      expect(await traffic.command(order.id, { type: 'take-step', step })).toMatchObject({ state: 'done' });
    // Emma may have had an earlier stage of it, or this one already.
    const mailsToEmma = async () =>
      (await stack.mails(staffOf('emma')?.email)).filter(({ subject }) => subject.includes(order.number));
    await stack.control.idle();
    const [task] = (await stack.order(order.id)).tasks;
    const before = task?.owner === 'emma' ? 0 : (await mailsToEmma()).length;
    if (task?.owner !== 'emma')
      await traffic.command(order.id, { type: 'hand-over', taskId: task?.id ?? '', to: 'emma', note: '' });
    const ship = await eventually('the mail to Emma', async () => {
      const mails = await mailsToEmma();
      return mails.length > before && linksIn(mails.at(-1)?.text ?? '', '/do/').at(0);
    });
    const somebody = await visitor(browser, { locale: 'en-GB' });
    const { page } = somebody;
    await page.goto(`${ship}?lang=en`);
    await expectSound(somebody);
    await write(page, 'carrier', 'DHL');
    await write(page, 'trackingNumber', 'JD014600099');
    await page.keyboard.press('Enter');
    await page.locator('.card.good').waitFor();
    await expectSound(somebody);
    expect(await stack.order(order.id)).toMatchObject({ stage: 'shipped', trackingNumber: 'JD014600099' });
    await press(page, page.locator('.card.good form button'));
    await page.locator('.card.good [role="status"]').waitFor();
    await expectSound(somebody);
    expect(await stack.order(order.id)).toMatchObject({ stage: 'in-production' });
    await somebody.leave();
  });
});

/** Signs in as people do: by the mailed link. */
async function signIn(somebody: Visitor, staffId: string, path: string): Promise<void> {
  const { page } = somebody;
  const email = staffOf(staffId)?.email ?? '';
  await page.goto(`${stack.url}${path}`);
  expect(new URL(page.url()).pathname).toBe('/desk/signin');
  await expectSound(somebody);
  const before = (await stack.mails(email)).length;
  await write(page, 'email', email);
  await page.keyboard.press('Enter');
  await page.locator('[role="status"]').waitFor();
  await expectSound(somebody);
  const link = await eventually('the sign-in mail', async () =>
    (await stack.mails(email))
      .slice(before)
      .flatMap(({ text }) => linksIn(text, '/desk/enter'))
      .at(-1),
  );
  await fetch(link);
  await page.goto(link);
  await expectSound(somebody);
  await press(page, page.locator('main form button'));
  await page.waitForURL((url) => url.pathname === path.split('?')[0]);
}

describe('the desk', () => {
  it('is entered by a mailed link, and leads an order on', async () => {
    const order = await traffic.order('shop-eu', traffic.sample(702), 'browser-desk');
    const somebody = await visitor(browser, { ...WIDE, locale: 'en-GB' });
    const { page } = somebody;
    await signIn(somebody, 'chen-jing', '/desk/orders?lang=en');
    await write(page, 'search', order.number);
    await page.keyboard.press('Enter');
    await page.waitForURL(/search=/);
    expect(await page.locator('tbody tr').count()).toBe(1);
    await expectSound(somebody);
    await press(page, page.locator('tbody a').first());
    await page.locator('h1', { hasText: order.number }).waitFor();
    await expectSound(somebody);
    for (const stage of ['Confirmed', 'In production']) {
      await press(page, page.locator('form.step button.main').first());
      await page.locator('.flash.done').waitFor();
      expect(await page.locator('h1').textContent()).toContain(stage);
    }
    await write(page, 'carrier', 'DHL');
    await write(page, 'trackingNumber', 'JD014600003');
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Shipped' }).waitFor();
    expect(await page.locator('.timeline').textContent()).toContain('DHL · JD014600003');
    await expectSound(somebody);
    expect(await stack.order(order.id)).toMatchObject({ stage: 'shipped', trackingNumber: 'JD014600003' });
    for (const path of ['/desk', '/desk/reviews', '/desk/sources']) {
      await page.goto(`${stack.url}${path}`);
      await expectSound(somebody);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['/desk', '/desk/orders', `/desk/orders/${order.id}`, '/desk/sources']) {
      await page.goto(`${stack.url}${path}`);
      await expectSound(somebody);
    }
    await somebody.leave();
  });

  it('corrects what was not clear, and shows what came of it', async () => {
    const text = '你好，要一些龙井绿茶 100g 罐装。\n送到浙江省宁波市慈溪市新浦镇六塘公路41号，冯大勇 13655550942';
    const [capture] = await traffic.captured('mail-sales', () =>
      stack.mail({ from: 'feng.dy@customers.example', subject: '要货', text }),
    );
    expect(capture?.outcome.status).toBe('in-review');
    const path = `/desk/reviews/${capture?.id}`;
    const somebody = await visitor(browser, { ...WIDE, dark: true });
    const { page } = somebody;
    await signIn(somebody, 'wang-wei', path);
    await expectSound(somebody);
    expect(await page.locator('.original').first().textContent()).toContain('要一些龙井');
    await write(page, 'fix.lines[0].sku', 'NO-SUCH');
    await press(page, page.locator('button.main'));
    await page.locator('#errors').waitFor();
    await expectSound(somebody);
    await write(page, 'fix.lines[0].sku', 'TG-100');
    await write(page, 'fix.lines[0].quantity', '12');
    await press(page, page.locator('button.main'));
    await page.waitForURL(/flash=review-answered/);
    await page.locator('.card.good a').waitFor();
    await expectSound(somebody);
    await page.locator('.card.good a').click();
    await page.locator('h1', { hasText: 'SO-' }).waitFor();
    expect(await page.locator('.timeline').textContent()).toContain('王伟');
    await press(page, page.locator(`a[href="/desk/captures/${capture?.id}"]`));
    await page.locator('.original').waitFor();
    await expectSound(somebody);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`a[href$="/original"]`).click()]);
    expect(download.suggestedFilename()).toBe(`${capture?.id}.eml`);
    await press(page, page.locator('form.who button'));
    await page.waitForURL(/signin/);
    await page.goto(`${stack.url}${path}`);
    expect(new URL(page.url()).pathname).toBe('/desk/signin');
    expect(somebody.complaints).toEqual([]);
    await somebody.leave();
  });

  it('hands out an original that an answer cannot hold, and is left everywhere at once', async () => {
    const photo = { filename: 'photo.jpg', content: randomBytes(4_000_000), contentType: 'image/jpeg' };
    const mail = { from: 'ruan@customers.example', subject: '订货', text: '照片见附件', attachments: [photo] };
    const [capture] = await traffic.captured('mail-sales', () => stack.mail(mail));
    const path = `/desk/captures/${capture?.id}`;
    const [phone, desktop] = await Promise.all([visitor(browser, {}), visitor(browser, WIDE)]);
    await signIn(phone, 'li-na', '/desk');
    const { page } = desktop;
    await signIn(desktop, 'li-na', path);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`a[href$="/original"]`).click()]);
    expect(download.suggestedFilename()).toBe(`${capture?.id}.eml`);
    expect((await stat(await download.path())).size).toBe(capture?.size);
    await press(page, page.locator('form.who a'));
    await page.waitForURL(/signout/);
    await expectSound(desktop);
    await press(page, page.locator('button', { hasText: '退出所有设备' }));
    await page.waitForURL(/signin/);
    expect(await page.locator('.flash.done').textContent()).toContain('所有设备');
    await expectSound(desktop);
    await phone.page.goto(`${stack.url}/desk/orders`);
    expect(new URL(phone.page.url()).pathname).toBe('/desk/signin');
    expect([...phone.complaints, ...desktop.complaints]).toEqual([]);
    await Promise.all([phone.leave(), desktop.leave()]);
  });
});
