import { describe, expect, it } from 'vitest';
import { CATALOGUE, sampleDraft, sampleLine, unknown, unsure } from '../../test/kit/samples.ts';
import { draftOf } from '../../test/kit/understand-context.ts';
import type { Finding } from '../admission/decision.ts';
import { buildIndex } from '../catalogue/match.ts';
import type { Draft } from '../understanding/draft.ts';
import { applyCustomerAnswers } from './apply.ts';
import { numbered, numberedQuestions } from './asked.ts';
import { askFields } from './fields.ts';
import { readReply } from './reply.ts';

const words = { 'zh-CN': '不明确', en: 'not clear' };
const ask = (...paths: string[]): Finding[] =>
  paths.map((path) => ({ rule: 'test', path, settle: 'ask' as const, words }));
const context = { catalogue: buildIndex(CATALOGUE), country: 'CN', currency: 'CNY' };
const candidates = ['HN-M8', 'FW-M8'].map((sku) => ({ sku, name: sku, score: 0.5 }));

/** 1: which product; 2: how many; 3: where to. */
const draft: Draft = sampleDraft({
  lines: [
    { ...sampleLine(), written: 'M8 的那种 20 盒', sku: unsure<string>(null), candidates },
    { ...sampleLine('FW-M8'), written: '平垫', quantity: unknown(), unit: unknown() },
  ],
  shipTo: unknown(),
});
const ALL = ['lines[0].sku', 'lines[1].quantity', 'shipTo'];
const replied = (text: string, paths = ALL, of = draft) => {
  const findings = ask(...paths);
  const fields = askFields(findings, of, CATALOGUE, 'zh-CN');
  return readReply(
    text,
    { fields, asked: numbered([], findings, of) },
    { draft: of, context, read: (one) => draftOf(one), names: ['沈涛'] },
  );
};
const values = (text: string, paths = ALL, of = draft) => replied(text, paths, of).answer.corrections;
const PLACE = '浙江省宁波市海曙区中山西路2号，沈涛 13812340111';

describe('a reply to what was asked', () => {
  it.each(['第二个', 'B', '2', 'the second one, please', '要平垫的', 'FW-M8', '您好\n选B\n谢谢\n沈涛'])(
    '%s chooses a product',
    (text) => {
      const read = replied(text, ['lines[0].sku']);
      expect(read).toMatchObject({ answer: { corrections: { 'lines[0].sku': 'FW-M8' }, words: {} }, left: [] });
    },
  );

  it.each(['15盒', 'make it 15', '要15', '数量：15盒', 'Hello,\n15 please\nBest regards\nTao Shen'])(
    '%s is an amount',
    (text) => {
      const read = replied(text, ['lines[1].quantity']);
      expect(read.left).toEqual([]);
      expect(applyCustomerAnswers(draft, [{ ...read.answer, at: '' }], context).lines[1]?.quantity.value).toBe(15);
    },
  );

  it.each([
    `1. B\n2. 15盒\n3. ${PLACE}`,
    `B\n15盒\n${PLACE}`,
    `15盒\n1B\n地址：${PLACE}`,
    `第二个，15盒\n${PLACE}`,
    `> 3. 请告知收货地址\n${PLACE}\n> 1. 哪一种\n第二个\n> 2. 数量\n15盒`,
  ])('takes several in one message: %s', (text) => {
    const read = replied(text);
    expect(read.left).toEqual([]);
    expect(read.answer.corrections).toMatchObject({ 'lines[0].sku': 'FW-M8', 'lines[1].quantity': '15盒' });
    expect(read.answer.corrections['shipTo.street']).toContain('中山西路2号');
  });

  it('quotes what was said, and leaves open what was not', () => {
    const read = replied('我要第二个');
    expect(read.answered).toEqual(['lines[0].sku']);
    const { lines } = applyCustomerAnswers(draft, [{ ...read.answer, at: '' }], context);
    expect(lines[0]?.sku).toMatchObject({
      value: 'FW-M8',
      confidence: 1,
      evidence: [{ from: 'customer', quote: '我要第二个' }],
    });
    expect(lines[1]?.quantity.value).toBeNull();
  });

  it('takes what is collected, a day, a telephone number and a corrected amount', () => {
    expect(values('我们自提', ['shipTo'])).toEqual({ pickup: 'true' });
    expect(values('3月30日', ['requestedDate'])).toEqual({ requestedDate: '2026-03-30' });
    expect(values('13812340111', ['customer.phone'])).toEqual({ 'customer.phone': '+8613812340111' });
    expect(values('不是20盒，是15盒', ['customer.phone'])).toEqual({ 'lines[0].quantity': '15盒' });
    expect(values('不是六角螺母，是平垫', ['lines[0].sku'])).toEqual({ 'lines[0].sku': 'FW-M8' });
  });

  it('takes a yes where the question was one', () => {
    const one = { ...draft, lines: draft.lines.map((line) => ({ ...line, candidates: candidates.slice(0, 1) })) };
    const [question] = numberedQuestions({}, ask('lines[0].sku'), one);
    expect(question?.words).toContain('请问是 HN-M8 (HN-M8) 吗');
    expect(values('是的', ['lines[0].sku'], one)).toEqual({ 'lines[0].sku': 'HN-M8' });
    expect(values('是的', ['lines[0].sku'])).toEqual({});
  });

  it('asks how many where the product that is meant does not come in the unit that was written', () => {
    const wire = ['HN-M8', 'BV25-R'].map((sku) => ({ sku, name: sku, score: 0.5 }));
    const of = { ...draft, lines: draft.lines.map((line) => ({ ...line, candidates: wire })) };
    expect(values('第二个', ['lines[0].sku'], of)).toEqual({ 'lines[0].sku': 'BV25-R', 'lines[0].quantity': '?' });
    const told = { 'lines[0].sku': 'BV25-R', 'lines[0].quantity': '300米' };
    expect(values('第二个，300米', ['lines[0].sku'], of)).toEqual(told);
    expect(values('1. 300米, B', ['lines[0].sku'], of)).toEqual(told);
    // The same amount says nothing new; another one of what comes in that unit is for a person.
    expect(values('第一个，20盒', ['lines[0].sku'], of)).toEqual({ 'lines[0].sku': 'HN-M8' });
    expect(replied('第一个，30盒', ['lines[0].sku'], of).left).toHaveLength(1);
  });

  it('takes nothing that could answer two questions, or none', () => {
    const two = { ...draft, lines: [draft.lines[0], { ...draft.lines[0], written: '另一种' }] as Draft['lines'] };
    const read = replied('第二个', ['lines[0].sku', 'lines[1].sku'], two);
    expect(read).toMatchObject({ answer: { corrections: {}, words: { '': '第二个' } }, left: ['第二个'] });
    expect(replied('2.B', ['lines[0].sku', 'lines[1].sku'], two).answer.corrections).toEqual({
      'lines[1].sku': 'FW-M8',
    });
    expect(replied('去年买过的那种').answer).toMatchObject({ corrections: {}, words: { '': '去年买过的那种' } });
    expect(replied('另外再要 10 盒六角螺母 M8', ['shipTo']).left).toHaveLength(1);
  });
});

it('numbers questions once, whatever is settled meanwhile', () => {
  const first = numbered([], ask(...ALL), draft);
  expect(first.map(({ number, path, offered }) => [number, path, offered.length])).toEqual([
    [1, 'lines[0].sku', 2],
    [2, 'lines[1].quantity', 0],
    [3, 'shipTo', 0],
  ]);
  const later = numberedQuestions({ asked: first }, ask('shipTo', 'lines[1].quantity', 'requestedDate'), draft);
  expect(later.map(({ number, paths }) => [number, paths[0]])).toEqual([
    [2, 'lines[1].quantity'],
    [3, 'shipTo'],
    [4, 'requestedDate'],
  ]);
});
