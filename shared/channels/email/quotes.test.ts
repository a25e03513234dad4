import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { splitReply } from './quotes.ts';

const folder = new URL('fixtures/reply-text/', import.meta.url);
const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Where another cut is better than that of the reference: its reason. */
const OTHERWISE: Record<string, (visible: string) => void> = {
  // Answers between quoted lines keep the question.
  'crisp-email_tricky_18_inline_reply.txt': (visible) => {
    for (const answer of [
      'I think option A is great.',
      'Option B has some drawbacks.',
      'Option C is not suitable for our use case.',
    ])
      expect(visible).toContain(answer);
    expect(visible).toContain('> What about option B?\n');
  },
  // A forward is found before replies are split (forward.ts); here only the note is new.
  'crisp-email_tricky_17_forward_header.txt': (visible) =>
    expect(visible).toContain('See the forwarded message below.'),
};

describe('recorded replies', () => {
  it.each(texts)('%s', (name) => {
    const { visible } = splitReply(readFileSync(new URL(name, folder), 'utf8'));
    const expected = JSON.parse(readFileSync(new URL(name.replace('.txt', '.expected.json'), folder), 'utf8'));
    const otherwise = OTHERWISE[name];
    if (otherwise) otherwise(visible);
    else expect(squeeze(visible)).toBe(squeeze(expected.visibleText));
  });
});

const OLD = 'A-102 x 30 old order';
const cuts: [string, string][] = [
  ['QQ', `ok\n\n------------------ 原始邮件 ------------------\n发件人: "x" <a@b.cn>;\n${OLD}`],
  ['QQ with hard spaces', `ok\n\n------------------\u00a0原始邮件\u00a0------------------\n${OLD}`],
  ['Netease', `ok\n\n在 2026-11-22 18:00:00，"王小明" <a@b.cn> 写道：\n\n>${OLD}`],
  ['Netease English', `ok\n\nAt 2026-11-22 18:00:00, "x" <a@b.cn> wrote:\n\n>${OLD}`],
  ['Netease app', `ok\n\n---- 回复的原邮件 ----\n| 发件人 | x |\n${OLD}`],
  ['Outlook Chinese', `ok\n\n发件人: x <a@b.cn>\n发送时间: 2026年11月22日 18:00\n收件人: y\n主题: 订单\n\n${OLD}`],
  ['Foxmail', `ok\n\n\u00a0\n发件人： x\n发送时间： 2026-11-22 18:00\n收件人： y\n主题： 订单\n${OLD}`],
  ['Traditional', `ok\n\nx <a@b.tw> 於 2026年11月22日 週日 下午6:00寫道：\n\n> ${OLD}`],
  ['Outlook German', `ok\n\nVon: x <a@b.de>\nGesendet: Sonntag\nAn: y\nBetreff: Bestellung\n\n${OLD}`],
  ['Gmail wrapped', `ok\n\nOn Sun, Nov 22, 2026 at 6:26 PM Somebody With A Name\n<a@b.cn> wrote:\n\n> ${OLD}`],
  [
    'underscores',
    `ok\n\n________________________________\nFrom: x <a@b.cn>\nSent: Sunday\nTo: y\nSubject: z\n\n${OLD}`,
  ],
  ['Outlook over an older text reply', `ok\n\n-----Original Message-----\nFrom: x\n\nHi\n> question\n${OLD}`],
  [
    'wrapped quoted line',
    `ok\n\nOn 22.11.2026 x <a@b.cn> wrote:\n> ${'long words '.repeat(7)}\nA-102 x 30 old order\n> end`,
  ],
];

describe('replies', () => {
  it.each(cuts)('never let the answered order through: %s', (_, text) => {
    const split = splitReply(text);
    expect(split.visible).toMatch(/^ok\s*(_{30,})?$/);
    expect(split.quoted).toContain(OLD);
  });

  it('keep answers below the quote', () => {
    expect(splitReply('On 22.11.2026 x <a@b.cn> wrote:\n> Address?\n\nBeale St 375\n').visible).toBe('Beale St 375');
  });

  it('keep answers between the quoted lines with the line that they answer', () => {
    const text =
      'see below\n\nOn 22.11.2026 x <a@b.cn> wrote:\n> Address:\nBeale St 375\n> Phone:\n+1 415 555 0100\n> Thanks';
    expect(splitReply(text).visible).toBe('see below\n\n> Address:\nBeale St 375\n> Phone:\n+1 415 555 0100');
  });

  it('set signatures apart, but not what stands below a ruler', () => {
    expect(splitReply('30 x A-102\n-- \nAnn Lee\n+1 415')).toEqual({
      visible: '30 x A-102',
      signature: '-- \nAnn Lee\n+1 415',
      quoted: '',
    });
    expect(splitReply('30 x A-102\n\n发自我的iPhone').visible).toBe('30 x A-102');
    const list = `Please send\n--\n${Array.from({ length: 30 }, (_, index) => `A-${index} 5 pcs`).join('\n')}`;
    expect(splitReply(list).visible).toBe(list);
  });

  it.each([
    ['From: Shanghai\nTo: Beijing\nA-102 x 30'],
    ['On the 22nd we need 30 x A-102.\nOn the 23rd the rest.'],
    ['A-102 x 30\n====\nB-7 x 10\n----\nC-1 x 5'],
    ['> A-102 x 30\n> B-7 x 10'],
    ['Sent via DHL please: 30 x A-102'],
    ['交货日期：11月30日\n数量：30\n收件人：王小明'],
  ])('do not cut orders: %j', (text) => {
    expect(splitReply(text)).toEqual({ visible: text, signature: '', quoted: '' });
  });

  it('split a megabyte of hostile text in no time', () => {
    const begun = performance.now();
    for (const line of [
      `On ${'a '.repeat(200)}`,
      `${'<'.repeat(400)}`,
      '-'.repeat(300),
      `From: ${'x'.repeat(400)}`,
      `在 ${'在'.repeat(300)}`,
      '> a\nb',
    ])
      splitReply(`${line}\n`.repeat(Math.floor(1_000_000 / line.length)));
    expect(performance.now() - begun).toBeLessThan(8000);
  });
});
