import { describe, expect, it } from 'vitest';
import { CATALOGUE, sampleDraft, sampleLine, unknown, unsure } from '../../test/kit/samples.ts';
import type { Finding } from '../admission/decision.ts';
import { buildIndex } from '../catalogue/match.ts';
import type { Draft } from '../understanding/draft.ts';
import { applyCustomerAnswers } from './apply.ts';
import { askFields } from './fields.ts';
import { NONE, otherOf, readAnswer } from './read.ts';

const words = { 'zh-CN': '不明确', en: 'not clear' };
const ask = (...paths: string[]): Finding[] =>
  paths.map((path) => ({ rule: 'test', path, settle: 'ask' as const, words }));
const context = { catalogue: buildIndex(CATALOGUE), country: 'CN', currency: 'CNY' };
const candidates = ['HN-M8', 'FW-M8', 'GONE'].map((sku) => ({ sku, name: sku, score: 0.5 }));

/** A line whose product, a line whose amount, and a place that are not clear. */
const draft: Draft = sampleDraft({
  lines: [
    { ...sampleLine(), written: 'M8 的那种 20 盒', sku: unsure<string>(null), candidates },
    { ...sampleLine('FW-M8'), written: '平垫', quantity: unknown(), unit: unknown() },
  ],
  shipTo: unknown(),
});
const findings = ask('lines[1].quantity', 'lines[0].sku', 'shipTo');
const fields = askFields(findings, draft, CATALOGUE, 'zh-CN');
const posted = (values: Record<string, string>) => new URLSearchParams(values);
const read = (values: Record<string, string>, of = fields) => readAnswer(of, posted(values), draft, context);
const answerTo = (values: Record<string, string>, of = fields) => {
  const taken = read(values, of);
  if ('faults' in taken) throw new Error(JSON.stringify(taken.faults));
  return { ...taken.answer, at: '2026-11-16T02:00:00.000Z' };
};

describe('what a customer is asked for', () => {
  it('is what is open and nothing else, in the order of the message, in their own words', () => {
    expect(fields.map(({ path, kind }) => [path, kind])).toEqual([
      ['lines[0].sku', 'product'],
      ['lines[1].quantity', 'quantity'],
      ['shipTo', 'address'],
    ]);
    expect(fields[0]).toMatchObject({ written: 'M8 的那种 20 盒', question: expect.stringContaining('M8 的那种') });
  });

  it('offers products that can be ordered, named in the reader’s language', () => {
    const choices = (language: 'zh-CN' | 'en') => {
      const [product] = askFields(findings, draft, CATALOGUE, language);
      return product?.kind === 'product' ? product.choices.map(({ sku, name }) => [sku, name]) : [];
    };
    expect(choices('en')).toEqual([
      ['HN-M8', 'Hex nut M8'],
      ['FW-M8', 'Flat washer M8'],
    ]);
    expect(choices('zh-CN')[0]).toEqual(['HN-M8', '六角螺母 M8']);
  });

  it('leaves out what only staff can settle', () => {
    const more = [...findings, { rule: 'x', path: 'lines[1].unitPrice', settle: 'review' as const, words }];
    expect(askFields(more, draft, CATALOGUE, 'en')).toHaveLength(3);
  });

  it('has a field of its kind for whatever can be doubtful', () => {
    const paths = ['lines[0].unit', 'lines[0].unitPrice', 'requestedDate', 'customer.phone', 'customer.email'];
    const kinds = askFields(ask(...paths, 'customerReference', 'lines'), draft, CATALOGUE, 'en').map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['unit', 'price', 'day', 'contact', 'contact', 'reference', 'words']);
  });
});

describe('an answer', () => {
  it('is a correction of just those fields, whatever else was posted', () => {
    const answer = answerTo({
      'lines[0].sku': 'HN-M8',
      'lines[1].quantity': '12',
      'lines[1].sku': 'QUOTE-1',
      'lines[0].unitPrice': '0.01',
      'customer.email': 'thief@example.com',
    });
    expect(answer.corrections).toEqual({ 'lines[0].sku': 'HN-M8', 'lines[1].quantity': '12' });
    expect(answer.lines).toEqual({ '0': 'M8 的那种 20 盒', '1': '平垫' });
  });

  it('takes no product that was not offered', () => {
    expect(read({ 'lines[0].sku': 'QUOTE-1' })).toHaveProperty('faults');
  });

  it('finds the product that was named where none of the offered is right, and keeps other words for a person', () => {
    const named = { 'lines[0].sku': NONE, [otherOf('lines[0].sku')]: 'QUOTE-1' };
    const whole = { ...draft, lines: draft.lines.map((line) => ({ ...line, unit: unknown<string>() })) };
    expect(readAnswer(fields, posted(named), whole, context)).toMatchObject({
      answer: { corrections: { 'lines[0].sku': 'QUOTE-1' } },
    });
    const vague = answerTo({ 'lines[0].sku': NONE, [otherOf('lines[0].sku')]: '蓝色的，去年买过' });
    expect(vague).toMatchObject({ corrections: {}, words: { 'lines[0].sku': '蓝色的，去年买过' } });
  });

  it('is taken where the amount does not go with the product that was chosen: how many is asked', () => {
    const wire = answerTo({ [otherOf('lines[0].sku')]: 'BV25-R', 'lines[1].quantity': '3' });
    expect(wire).toMatchObject({ corrections: { 'lines[0].sku': 'BV25-R', 'lines[1].quantity': '3' }, words: {} });
    const [line] = applyCustomerAnswers(draft, [wire], context).lines;
    expect(line).toMatchObject({
      sku: { value: 'BV25-R' },
      quantity: { value: null, evidence: [{ from: 'customer' }] },
    });
    const more = { corrections: { 'lines[0].quantity': '200米' }, words: {}, lines: { '0': line?.written ?? '' } };
    const told = applyCustomerAnswers(draft, [wire, { ...more, at: wire.at }], context).lines[0];
    expect(told).toMatchObject({ sku: { value: 'BV25-R' }, quantity: { value: expect.any(Number), confidence: 1 } });
    expect(read({ 'lines[1].quantity': '?' })).toMatchObject({ faults: expect.any(Array) });
  });

  it('says what is wrong with a field, and asks for something at all', () => {
    const wrong = read({ 'lines[0].sku': 'HN-M8', 'lines[1].quantity': 'many' });
    expect(wrong).toMatchObject({ faults: [{ path: 'lines[1].quantity' }] });
    expect(read({ 'lines[1].quantity': '5' })).toMatchObject({ faults: [{ path: 'lines[0].sku' }] });
    expect(read({})).toMatchObject({
      faults: [{ path: 'lines[0].sku' }, { path: 'lines[1].quantity' }, { path: 'shipTo.street' }],
    });
  });

  it('takes our price, but no price of the customer’s own', () => {
    const priced = askFields(ask('lines[1].unitPrice'), draft, CATALOGUE, 'en');
    expect(answerTo({ 'lines[1].unitPrice': 'ours' }, priced).corrections).toEqual({ 'lines[1].unitPrice': '' });
    const other = answerTo({ 'lines[1].unitPrice': NONE, [otherOf('lines[1].unitPrice')]: '1.00' }, priced);
    expect(other).toMatchObject({ corrections: {}, words: { 'lines[1].unitPrice': '1.00' } });
  });
});

describe('an answer put to the draft', () => {
  const address = { 'shipTo.country': 'CN', 'shipTo.city': '宁波市', 'shipTo.street': '中山西路2号' };
  const whole = answerTo({ 'lines[0].sku': 'HN-M8', 'lines[1].quantity': '12', ...address });

  it('makes the fields certain, by the customer’s own word', () => {
    const { lines, shipTo, doubts } = applyCustomerAnswers(draft, [whole], context);
    expect(lines[0]?.sku).toMatchObject({ value: 'HN-M8', confidence: 1, evidence: [{ from: 'customer' }] });
    expect(lines[1]).toMatchObject({ quantity: { value: 12 }, unit: { value: '盒' } });
    expect(shipTo).toMatchObject({ value: { street: '中山西路2号' }, evidence: [{ from: 'customer' }] });
    expect(doubts).toEqual([]);
  });

  it('leaves a doubt where words were written that no field takes', () => {
    const vague = answerTo({ [otherOf('lines[0].sku')]: '蓝色的' });
    const { lines, doubts } = applyCustomerAnswers(draft, [vague], context);
    expect(lines[0]?.sku.value).toBeNull();
    expect(doubts).toMatchObject([
      { path: '', reason: { code: 'customer-said', seen: ['M8 的那种 20 盒', '蓝色的'] } },
    ]);
  });

  it('never goes to another line than the one that was answered for', () => {
    const moved = { ...draft, lines: draft.lines.toReversed() };
    const { lines, doubts } = applyCustomerAnswers(moved, [whole], context);
    expect(lines.map(({ sku, quantity }) => [sku.value, quantity.value])).toEqual([
      ['FW-M8', null],
      [null, 20],
    ]);
    expect(doubts.map((doubt) => 'reason' in doubt && doubt.reason.code)).toEqual([
      'answer-outdated',
      'answer-outdated',
    ]);
  });

  it('is followed by later ones', () => {
    const later = answerTo({ 'lines[0].sku': 'HN-M8', 'lines[1].quantity': '15' });
    expect(applyCustomerAnswers(draft, [whole, later], context).lines[1]?.quantity.value).toBe(15);
  });
});
