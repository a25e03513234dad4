import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import type { AxeResults, RunOptions } from 'axe-core';
import { type Browser, type BrowserContext, chromium as driver, type Locator, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Stack } from '../kit/stack.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Small, and the narrowest that is still sold. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };
const MOST_TABS = 400;

/** What the packaged browser is started with in functions: one process, and without the rules of the web that pages are tested under. */
const NOT_HERE =
  /^--(single-process|no-zygote|disable-(web-security|site-isolation-trials)|allow-running-insecure-content)/;

export async function openBrowser(): Promise<Browser> {
  return driver.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((arg) => !NOT_HERE.test(arg)), '--no-sandbox', '--disable-background-networking'],
    headless: true,
  });
}

/** Somebody at a browser, with all that the browser complained about. */
export interface Visitor {
  page: Page;
  complaints: string[];
  leave(): Promise<void>;
}

/** What Chromium writes for an answer of 4xx to the page itself: that is what some tests are about. */
const EXPECTED = /Failed to load resource: the server responded with a status of 4\d\d/;

function watch(context: BrowserContext, complaints: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(String(error.error())));
}

/** A visitor without a past. `scripts: false` for those who have none. */
export async function visitor(
  browser: Browser,
  options: { locale?: string; viewport?: { width: number; height: number }; scripts?: boolean; dark?: boolean } = {},
): Promise<Visitor> {
  const { locale = 'zh-CN', viewport = PHONE, scripts = true, dark = false } = options;
  const colorScheme = dark ? 'dark' : 'light';
  const context = await browser.newContext({ locale, viewport, colorScheme, javaScriptEnabled: scripts });
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  watch(context, complaints);
  const page = await context.newPage();
  return { page, complaints, leave: () => context.close() };
}

/** Somebody of the staff, signed in with the link that the hub mails. */
export async function staffMember(
  browser: Browser,
  stack: Pick<Stack, 'url' | 'api'>,
  staffId: string,
  options: Parameters<typeof visitor>[1] & { language?: 'zh-CN' | 'en' } = {},
): Promise<Visitor> {
  const { language = 'zh-CN', ...rest } = options;
  const somebody = await visitor(browser, rest);
  const context = somebody.page.context();
  const { url } = await stack.api.send<{ url: string }>('POST', '/api/links/sign-in', { staffId });
  const token = new URL(url).searchParams.get('token') ?? '';
  const entered = await context.request.post(`${stack.url}/desk/enter`, {
    form: { token },
    headers: { origin: stack.url },
    maxRedirects: 0,
  });
  expect(entered.status()).toBe(303);
  await context.addCookies([{ name: 'hub_language', value: language, url: stack.url }]);
  return somebody;
}

/** Moves on with the Tab key until that element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const element = await target.elementHandle();
  for (let press = 0; press < MOST_TABS; press += 1) {
    if (await page.evaluate((wanted) => document.activeElement === wanted, element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${target}`);
}

/** Goes to a field with the Tab key and writes in it. */
export async function write(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, page.locator(`[name="${name}"]:visible`).first());
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Goes to a button with the Tab key and presses it. */
export async function press(page: Page, button: Locator): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

/** Opens what is folded, by its heading. */
export async function unfold(page: Page, summary: Locator): Promise<void> {
  await press(page, summary);
  await summary.locator('xpath=..').evaluate((details) => {
    if (!(details as HTMLDetailsElement).open) throw new Error('it stays folded');
  });
}

/** Ticks a box. */
export async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press('Space');
}

/** Chooses in a list with the arrow keys. */
export async function choose(page: Page, list: Locator, value: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.press('Home');
  for (let step = 0; step < 60; step += 1) {
    if ((await list.inputValue()) === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${list} has no ${value}`);
}

declare const axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };

/** The page as it stands: accessible, not wider than the screen, nothing to complain about. */
export async function expectSound({ page, complaints }: Visitor): Promise<void> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }));
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  expect(found, `axe on ${page.url()}`).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `wider than the screen: ${page.url()}`).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
}

/** The addresses in a mail that lead to a path of the hub. */
export const linksIn = (text: string, path: string): string[] =>
  [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([url]) => url).filter((url) => url.includes(path));
