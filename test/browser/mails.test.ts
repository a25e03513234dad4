import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGE_IDS, renderMail } from '../../shared/messages/index.ts';
import { SAMPLES } from '../../shared/messages/samples.ts';
import { voiceOf } from '../../shared/messages/voice.ts';
import { LANGUAGES } from '../../shared/settings/language.ts';
import { sampleSettings } from '../kit/samples.ts';
import { expectSound, openBrowser, PHONE, visitor } from './browser.ts';

const settings = sampleSettings();
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Without what either part alone has: line breaks, indents, signs of lists and quotes. */
const plain = (text: string): string => text.replaceAll(/(^|\n)[>\s-]+/g, '$1').replaceAll(/\s+/g, '');

/** What a reader sees of a mail, piece by piece; the headings of columns are for the eye only. */
const seen = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const pieces: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.checkVisibility() && !parentElement.closest('th')) pieces.push(textContent ?? '');
    }
    return pieces.filter((piece) => piece.trim() !== '');
  });

describe('mails as their readers see them', () => {
  it.each(LANGUAGES)(
    'fit a small telephone and a mail program, and say in words what they show: %s',
    async (language) => {
      const somebody = await visitor(browser);
      const { page } = somebody;
      for (const id of MESSAGE_IDS) {
        const { html, text } = renderMail(id, SAMPLES[id], voiceOf(language, settings), 'SO-7K3M-91');
        await page.setContent(html);
        for (const width of [PHONE.width, 700]) {
          await page.setViewportSize({ width, height: 740 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect({ id, width, wide }).toEqual({ id, width, wide: 0 });
        }
        const words = plain(text);
        const missing = (await seen(page)).filter((piece) => !words.includes(plain(piece)));
        expect({ id, missing }).toEqual({ id, missing: [] });
      }
      await expectSound(somebody);
      await somebody.leave();
    },
  );
});
