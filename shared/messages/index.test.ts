import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
import type { OrderFactType } from '../orders/events.ts';
import { LANGUAGES } from '../settings/language.ts';
import type { MessageId } from './data.ts';
import { MESSAGE_IDS, MESSAGES, messagesOn, renderChat, renderMail } from './index.ts';
import { SAMPLES } from './samples.ts';
import { voiceOf } from './voice.ts';

const settings = sampleSettings();
const all = MESSAGE_IDS.flatMap((id) => LANGUAGES.map((language) => [id, language] as const));
const sampleMail = (id: MessageId, language: (typeof LANGUAGES)[number]) =>
  renderMail(id, SAMPLES[id], voiceOf(language, settings), 'SO-7K3M-91');
const linksIn = (text: string): string[] => text.match(/https?:\/\/[^\s"<]+/g) ?? [];

describe.each(all)('%s in %s', (id, language) => {
  const { subject, text, html } = sampleMail(id, language);

  it('has a subject that answers are known by, in one line', () => {
    expect(subject).toMatch(/^\[SO-7K3M-91\] \S/);
    expect(subject).not.toMatch(/[\u0000-\u001f\u007f]/);
  });

  it('is written out: nothing is left open', () => {
    for (const part of [subject, text, html]) expect(part).not.toMatch(/undefined|null|NaN|\[object|Invalid/);
  });

  it('says the same in its text part, links included', () => {
    expect([...new Set(linksIn(text))].sort()).toEqual([...new Set(linksIn(html))].sort());
    expect(text.length).toBeGreaterThan(40);
  });

  it('loads nothing and runs nothing', () => {
    expect(html).not.toMatch(/<(script|img|link|style|iframe|form)\b|\bon\w+=|url\(/i);
  });

  it('stays below the size that Gmail cuts', () => expect(html.length).toBeLessThan(100_000));

  it('has a chat text where the table says so', () => {
    const chat = renderChat(id, SAMPLES[id], voiceOf(language, settings));
    if (MESSAGES[id].chat === null) expect(chat).toBeNull();
    else expect(chat?.length).toBeGreaterThan(10);
  });
});

it('speaks the language of its reader', () => {
  expect(sampleMail('task-opened', 'zh-CN').subject).toBe('[SO-7K3M-91] 待确认：请于 11月16日 周一 13:30 前处理');
  expect(sampleMail('task-opened', 'en').subject).toBe('[SO-7K3M-91] Pending confirmation: due Mon 16 Nov, 13:30');
});

it('puts what to do, when, and the order into the text of a task', () => {
  const { text } = sampleMail('task-opened', 'en');
  for (const piece of [
    'Confirm the order',
    'Mon 16 Nov, 13:30',
    'HN-M8',
    '20 盒',
    'CN¥616.25',
    'a reason',
    '/do/sample-cancel',
  ])
    expect(text).toContain(piece);
});

it('numbers the questions', () => {
  const { text } = sampleMail('customer-asked', 'zh-CN');
  expect(text).toContain(
    '1. 您写的“大号垫片 5 盒”，请问要的是哪一种：A. 平垫 M8 (FW-M8)；B. 平垫 M10 (FW-M10)？\n2. 请告知收货地址',
  );
});

describe('words from outside', () => {
  const order = SAMPLES['customer-received'].order;
  const evil =
    '<script>alert(1)</script>"\'><a href="https://evil.example">\r\nBcc: x@evil.example \u202e http://evil.example/pay';
  const hostile = {
    ...order,
    content: {
      ...order.content,
      party: { ...order.content.party, name: evil, company: evil },
      lines: order.content.lines.map((line) => ({ ...line, description: evil, sku: '<b>' })),
      note: evil,
      customerReference: evil,
      shipTo: order.content.shipTo && { ...order.content.shipTo, street: evil },
    },
  };

  it('are escaped for staff', () => {
    const data = { ...SAMPLES['task-opened'], order: hostile, handedOverBy: evil };
    const { html } = renderMail('task-opened', data, voiceOf('en', settings), order.number);
    expect(html).not.toMatch(/<script|<b>|href="https:\/\/evil/);
    expect(html).toContain('&lt;script>');
    expect(html).not.toContain('\u202e');
  });

  it('carry no links to customers, who may not have written them', () => {
    const data = { ...SAMPLES['customer-received'], order: hostile };
    const { html, text } = renderMail('customer-received', data, voiceOf('en', settings), order.number);
    for (const part of [html, text]) expect(part).not.toMatch(/https?:\/\/evil/);
    const asked = renderMail(
      'customer-asked',
      { questions: [{ number: 1, words: evil }], again: false, url: 'https://hub.example.com/ask/x' },
      voiceOf('en', settings),
      null,
    );
    for (const part of [asked.html, asked.text]) expect(part).not.toMatch(/https?:\/\/evil/);
  });

  it('leave a subject on one line', () => {
    const data = { title: { 'zh-CN': evil, en: evil }, lines: [] };
    expect(renderMail('admin-notice', data, voiceOf('en', settings), null).subject).not.toMatch(/[\r\n\u202e]/);
  });

  it('of a long order are cut, and the mail says so', () => {
    const [line] = order.content.lines;
    if (!line) throw new Error('the sample has lines');
    const lines = Array.from({ length: 1000 }, (_, index) => ({ ...line, lineNo: index + 1 }));
    const data = { ...SAMPLES['customer-received'], order: { ...order, content: { ...order.content, lines } } };
    const { text, html } = renderMail('customer-received', data, voiceOf('en', settings), order.number);
    expect(text).toContain('… and 970 more lines');
    expect(html.length).toBeLessThan(100_000);
  });
});

it('shows no prices where the source does not', () => {
  const data = { ...SAMPLES['customer-received'], showPrices: false };
  const { text, html } = renderMail('customer-received', data, voiceOf('zh-CN', settings), 'SO-7K3M-91');
  for (const part of [text, html]) expect(part).not.toContain('¥');
});

it('knows which messages a fact brings about', () => {
  expect(messagesOn('order-admitted')).toEqual(['task-opened', 'customer-received']);
  expect(messagesOn('cancelled')).toEqual(['order-cancelled', 'customer-cancelled']);
  const silent: OrderFactType[] = ['capture-detached', 'payment-recorded', 'task-closed'];
  for (const type of silent) expect(messagesOn(type)).toEqual([]);
});
