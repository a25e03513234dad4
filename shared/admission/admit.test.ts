import { describe, expect, it } from 'vitest';
import {
  ADDRESS,
  after,
  CUSTOMER,
  MONDAY,
  sampleBeginning,
  sampleContext,
  sampleDraft,
  sampleLine,
  sampleSettings,
  sure,
  unknown,
  unsure,
} from '../../test/kit/samples.ts';
import type { Draft } from '../understanding/draft.ts';
import { admit } from './admit.ts';
import type { AdmissionContext, Decision, Standing } from './decision.ts';
import { proposalOf } from './proposal.ts';
import { standingOf } from './standing.ts';

const decide = (draft: Partial<Draft> = {}, context: Partial<AdmissionContext> = {}): Decision =>
  admit(sampleDraft(draft), sampleContext(context));

const paths = (decision: Decision): string[] =>
  'findings' in decision ? decision.findings.map(({ rule, path }) => `${rule} ${path}`) : [decision.type];

/** The order that the sample draft became earlier. */
function earlier(
  change: { hours?: number; draft?: Partial<Draft>; source?: string; externalId?: string } = {},
): Standing {
  const context = sampleContext();
  const { content } = proposalOf(sampleDraft(change.draft), context);
  if (!content) throw new Error('the sample draft is complete');
  const at = after(MONDAY, -(change.hours ?? 1));
  const { source = 'mail-sales', externalId } = change;
  const { order } = sampleBeginning({ content, captureId: 'C00', source, ...(externalId ? { externalId } : {}) }, at);
  return standingOf(order, context.settings);
}

const standing = (change: Partial<AdmissionContext['standing']>): AdmissionContext['standing'] => ({
  ...sampleContext().standing,
  ...change,
});

describe('a complete, certain order', () => {
  it('passes without a person, with the catalogue prices and the sum', () => {
    const decision = decide();
    expect(decision).toMatchObject({ type: 'admit', rule: 'all-rules-hold', passes: {}, replaces: null });
    expect(decision.type === 'admit' && decision.content.total).toEqual({
      minor: 20 * 1200 + 10 * 800,
      currency: 'CNY',
    });
  });

  it('may be fetched, and may leave the address to the customer record', () => {
    expect(decide({ shipTo: unknown(), pickup: true }).type).toBe('admit');
    expect(decide({ shipTo: unknown() })).toMatchObject({ type: 'admit', content: { shipTo: ADDRESS } });
    expect(decide({ shipTo: unknown() }, { customer: { ...CUSTOMER, shipTo: null } }).type).toBe('ask');
  });
});

describe('doubts', () => {
  const line = sampleLine();
  it.each<[string, Partial<Draft>, string[]]>([
    ['no goods', { lines: [] }, ['completeness lines']],
    ['no quantity', { lines: [{ ...line, quantity: unknown() }] }, ['completeness lines[0].quantity']],
    ['a doubtful quantity', { lines: [{ ...line, quantity: unsure(20) }] }, ['completeness lines[0].quantity']],
    ['a negative quantity', { lines: [{ ...line, quantity: sure(-3) }] }, ['completeness lines[0].quantity']],
    ['not a number', { lines: [{ ...line, quantity: sure(Number.NaN) }] }, ['completeness lines[0].quantity']],
    ['an implausible quantity', { lines: [sampleLine('HN-M8', 2 ** 53)] }, ['quantity lines[0].quantity']],
    ['half a box', { lines: [sampleLine('HN-M8', 2.5)] }, ['quantity lines[0].quantity']],
    ['less than the smallest quantity', { lines: [sampleLine('HN-M8', 1)] }, ['quantity lines[0].quantity']],
    ['an unknown product', { lines: [sampleLine('XX-1')] }, ['catalogue lines[0].sku']],
    ['a doubtful product', { lines: [{ ...line, sku: unsure('HN-M8') }] }, ['catalogue lines[0].sku']],
    ['another unit', { lines: [sampleLine('HN-M8', 20, '吨')] }, ['catalogue lines[0].unit']],
    [
      'another price',
      { lines: [{ ...line, unitPrice: sure({ minor: 1300, currency: 'CNY' }) }] },
      ['price lines[0].unitPrice'],
    ],
    [
      'another currency',
      { lines: [{ ...line, unitPrice: sure({ minor: 1200, currency: 'EUR' }) }] },
      ['price lines[0].unitPrice'],
    ],
    ['no address', { shipTo: unsure<typeof ADDRESS>(null) }, ['address shipTo']],
    ['no street', { shipTo: sure({ ...ADDRESS, street: null }) }, ['address shipTo']],
    ['a past date', { requestedDate: sure('2026-11-15') }, ['date requestedDate']],
    ['a far date', { requestedDate: sure('2028-01-01') }, ['date requestedDate']],
    ['an unreadable date', { requestedDate: unsure<string>(null) }, ['date requestedDate']],
    ['a doubt in words', { doubts: [{ path: 'shipTo', words: '两个地址' }] }, ['doubts shipTo']],
  ])('%s: the customer is asked for exactly that', (_name, draft, expected) => {
    const decision = decide(draft);
    expect(decision.type).toBe('ask');
    expect(paths(decision)).toEqual(expected);
  });

  it.each<[string, Partial<Draft>, Partial<AdmissionContext>, string]>([
    ['a product without a price', { lines: [sampleLine('QUOTE-1', 1, '件')] }, {}, 'price lines[0].unitPrice'],
    [
      'a total that does not add up',
      { statedTotal: sure({ minor: 99_900, currency: 'CNY' }) },
      {},
      'total statedTotal',
    ],
    [
      'a doubt about the whole',
      { doubts: [{ path: 'attachment:scan.pdf', words: '无法读取' }] },
      {},
      'doubts attachment:scan.pdf',
    ],
    ['nobody to ask', { lines: [] }, { canAnswer: false }, 'completeness lines'],
    [
      'an unknown sender where the settings want proof',
      {},
      {
        trust: 'unauthenticated',
        settings: sampleSettings({ admission: { ...sampleSettings().admission, trustUnauthenticated: false } }),
      },
      'trust ',
    ],
  ])('%s: staff look at it', (_name, draft, context, expected) => {
    const decision = decide(draft, context);
    expect(decision.type).toBe('review');
    expect(paths(decision)).toContain(expected);
  });

  it('name both numbers where a total does not add up', () => {
    const decision = decide({ statedTotal: sure({ minor: 99_900, currency: 'CNY' }) });
    expect('words' in decision ? decision.words : '').toMatch(/999\.00.*320\.00/);
  });

  it('a known price within tolerance, an own shop, and today are no doubts', () => {
    const price = (minor: number, currency = 'CNY') => ({ lines: [{ ...line, unitPrice: sure({ minor, currency }) }] });
    expect(decide(price(1211)).type).toBe('admit');
    const shop = { capture: { ...sampleContext().capture, source: 'shop-eu', channel: 'shopify' }, externalId: '1' };
    expect(decide({ ...price(399, 'EUR'), statedTotal: sure({ minor: 9999, currency: 'EUR' }) }, shop).type).toBe(
      'admit',
    );
    expect(decide({ requestedDate: sure('2026-11-16') }).type).toBe('admit');
  });

  it('nobody reachable is for staff', () => {
    const customer = { ...sampleDraft().customer, phone: unknown<string>(), email: unknown<string>() };
    const decision = decide({ customer }, { customer: null });
    expect(decision.type).toBe('review');
    expect(paths(decision)).toContain('reach customer.phone');
  });
});

describe('what is no order', () => {
  it.each<[string, Partial<Draft>, Partial<AdmissionContext>, Partial<Decision>]>([
    ['a forged sender', {}, { trust: 'forged' }, { type: 'review', rule: 'forged' }],
    ['a test order', {}, { test: true }, { type: 'set-aside', rule: 'test-order' }],
    ['noise', { kind: sure('noise') }, {}, { type: 'set-aside', rule: 'noise' }],
    ['perhaps noise', { kind: unsure('noise') }, {}, { type: 'review', rule: 'kind' }],
    ['a complaint', { kind: sure('complaint') }, {}, { type: 'review', rule: 'complaint' }],
    ['cancelled before it came', {}, { cancelled: true }, { type: 'set-aside', rule: 'cancelled-before' }],
  ])('%s', (_name, draft, context, expected) => {
    expect(decide(draft, context)).toMatchObject(expected);
  });

  it('goes to the order that it speaks of', () => {
    const thread = earlier();
    expect(decide({ kind: sure('cancel') }, { standing: standing({ thread }) })).toMatchObject({
      type: 'attach',
      as: 'message',
      to: thread,
    });
    expect(decide({}, { standing: standing({ thread }) })).toMatchObject({
      type: 'review',
      rule: 'order-in-thread',
      similarTo: thread,
    });
  });
});

describe('copies', () => {
  it('of the message are attached, whatever the rules say', () => {
    const message = earlier();
    expect(decide({ lines: [] }, { standing: standing({ message }) })).toMatchObject({
      type: 'attach',
      rule: 'same-message',
      as: 'copy',
      to: message,
    });
  });

  it('are not called certain where the goods are not', () => {
    const external = earlier({ source: 'shop-eu', externalId: '77' });
    const lines = [{ ...sampleLine(), quantity: unsure(20) }, sampleLine('FW-M8', 10)];
    const context = {
      standing: standing({ external }),
      externalId: '77',
      capture: { ...sampleContext().capture, source: 'shop-eu' },
    };
    expect(decide({}, context)).toMatchObject({ type: 'attach', rule: 'same-external-id' });
    expect(decide({ lines }, context)).toMatchObject({
      type: 'review',
      rule: 'external-id-revised',
      similarTo: external,
    });
  });

  it('are the word of a person where one has looked', () => {
    const fingerprint = earlier({ hours: 3 });
    const context = { standing: standing({ fingerprint }) };
    expect(decide({}, context)).toMatchObject({ type: 'review', rule: 'same-goods-again' });
    const reviewed = { by: 'li-na', notADuplicate: true };
    expect(decide({}, { ...context, reviewed })).toMatchObject({
      type: 'admit',
      rule: 'reviewed',
      replaces: fingerprint,
      passes: { fingerprint: fingerprint.orderId },
    });
    expect(decide({}, { ...context, reviewed: { ...reviewed, notADuplicate: false } }).type).toBe('review');
  });
});

describe('after a person has looked', () => {
  const reviewed = { by: 'li-na', notADuplicate: false };
  it('doubtful readings, prices and dates pass', () => {
    const lines = [{ ...sampleLine(), quantity: unsure(1), unitPrice: sure({ minor: 5, currency: 'CNY' }) }];
    const draft = { lines, kind: unsure<'order'>('order'), requestedDate: sure('2026-11-01') };
    expect(decide(draft, { reviewed, trust: 'forged' })).toMatchObject({ type: 'admit', rule: 'reviewed' });
  });

  it('what no order can be without is still missing', () => {
    for (const draft of [
      { lines: [] },
      { lines: [sampleLine('XX')] },
      { lines: [{ ...sampleLine(), quantity: sure(0) }] },
    ]) {
      expect(decide(draft, { reviewed }).type).toBe('review');
    }
  });
});
