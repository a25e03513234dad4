import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { connectStack } from '../kit/stack.ts';
import { type Traffic, trafficOf } from '../kit/traffic.ts';
import { tries } from '../kit/tries.ts';
import {
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
let browser: Browser;
let traffic: Traffic;

beforeAll(async () => {
  [browser, traffic] = await Promise.all([openBrowser(), trafficOf(stack, tries)]);
});
afterAll(() => browser?.close());

async function open(somebody: Visitor, path: string): Promise<void> {
  await somebody.page.goto(`${stack.url}${path}`);
  await expectSound(somebody);
}

describe('customers, in Chinese on a desk, without a mouse', () => {
  it('are found, get an identity, are merged, and parted again', async () => {
    const orders: Order[] = [];
    for (const number of [820, 821]) orders.push(await traffic.order('erp', traffic.sample(number), `desk-${number}`));
    const [first = '', second = ''] = orders.map(({ content }) => content.party.customerId ?? '');
    const somebody = await staffMember(browser, stack, 'chen-jing', { viewport: DESK });
    const { page } = somebody;
    const done = () => page.locator('.flash.done').waitFor();
    await open(somebody, '/desk/customers');
    await write(page, 'search', orders[0]?.content.party.phone ?? '');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search=/);
    await expectSound(somebody);
    await press(page, page.locator(`tbody a[href="/desk/customers/${first}"]`));
    await page.waitForURL(/\/desk\/customers\/K/);
    await expectSound(somebody);
    await write(page, 'value', 'purchase@desk-820.example');
    await page.keyboard.press('Enter');
    await done();
    await expectSound(somebody);

    await write(page, 'with', second);
    await page.keyboard.press('Enter');
    await page.waitForURL(/merge/);
    await expectSound(somebody);
    await write(page, 'reason', '同一家店');
    await page.keyboard.press('Enter');
    await done();
    await expectSound(somebody);
    await unfold(page, page.locator('details:has([value="undo"]) > summary'));
    await press(page, page.locator('form:has([value="undo"]) button.danger'));
    await done();

    await tick(page, page.locator('tr:has-text("purchase@desk-820.example") [type="checkbox"]'));
    await unfold(page, page.locator('details:has(button[value="split"]) > summary'));
    await press(page, page.locator('button[value="split"]'));
    await done();
    await expectSound(somebody);
    expect(await page.locator('tr:has-text("purchase@desk-820.example") [type="checkbox"]').count()).toBe(0);
    await somebody.leave();
  });
});

describe('what a manager looks at, in English on a small telephone, without a mouse', () => {
  it('has a table beside each picture, and says where orders come from and whether the promise holds', async () => {
    await traffic.order('erp', traffic.sample(822), 'desk-822');
    const somebody = await staffMember(browser, stack, 'chen-jing', { language: 'en' });
    const { page } = somebody;
    await open(somebody, '/desk/reports');
    expect(await page.locator('section:has(svg) table').count()).toBeGreaterThan(0);
    expect(await page.locator('section:has(svg):not(:has(table))').count()).toBe(0);
    await unfold(page, page.locator('section:has(svg) details > summary').first());
    await expectSound(somebody);
    await unfold(page, page.locator('nav.desk details > summary'));
    await press(page, page.locator('nav.desk a[href="/desk/sources"]'));
    await page.waitForURL(/\/desk\/sources/);
    await expectSound(somebody);
    await press(page, page.locator('main a[href="/desk/sources/erp"]'));
    await page.waitForURL(/\/desk\/sources\/erp/);
    await expectSound(somebody);
    await open(somebody, '/desk/check');
    expect(await page.locator('main .flash').first().textContent()).toMatch(/\S/);
    for (const path of ['/desk/reports/errors', '/desk/absences', '/desk/learned', '/desk/dead-letters'])
      await open(somebody, path);
    await somebody.leave();
  });
});

/** Puts another file in place of the one in the field, as by pasting. */
async function paste(page: Page, yaml: string): Promise<void> {
  await tabTo(page, page.locator('#f-yaml'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(yaml);
}

describe('settings, in English on a desk, without a mouse', () => {
  it('are checked, shown, applied with a reason, and taken back', async () => {
    const { yaml, version } = await stack.api.get<{ yaml: string; version: number }>('/api/settings');
    const somebody = await staffMember(browser, stack, 'chen-jing', { viewport: DESK, language: 'en' });
    const { page } = somebody;
    await open(somebody, '/desk/settings');
    await press(page, page.locator('a[href="/desk/settings/edit"]'));
    await page.waitForURL(/\/edit/);
    await expectSound(somebody);
    await paste(page, yaml.replace('to: confirmed', 'to: nowhere'));
    await press(page, page.locator('form.card button.main'));
    await page.locator('#faults').waitFor();
    await expectSound(somebody);
    await paste(page, yaml.replace('due: { hours: 4 }', 'due: { hours: 5 }'));
    await press(page, page.locator('form.card button.main'));
    await page.locator('[name="note"]').waitFor();
    await expectSound(somebody);
    await write(page, 'note', 'an hour more');
    await page.keyboard.press('Enter');
    await page.locator('.flash.done').waitFor();
    await expectSound(somebody);
    expect(await page.locator('pre').textContent()).toContain('due: { hours: 5 }');

    await press(page, page.locator(`a[href="/desk/settings?version=${version}"]`));
    await page.waitForURL(`**/desk/settings?version=${version}`);
    await expectSound(somebody);
    await press(page, page.locator('form:has([name="restore"]) button'));
    await write(page, 'note', 'as before');
    await page.keyboard.press('Enter');
    await page.locator('.flash.done').waitFor();
    expect(await page.locator('pre').textContent()).toBe(yaml);
    await somebody.leave();
  });
});
