import { describe, expect, it } from 'vitest';
import {
  ADDRESS,
  after,
  CATALOGUE,
  CUSTOMER,
  MONDAY,
  sampleBeginning,
  sampleDraft,
  sampleLine,
  sampleSettings,
  sure,
  unknown,
} from '../../test/kit/samples.ts';
import type { Draft } from '../understanding/draft.ts';
import { claimKeys, claimsOf } from './claims.ts';
import type { Standing } from './decision.ts';
import { judgeDuplicates } from './duplicates.ts';
import { proposalOf } from './proposal.ts';
import { standingOf } from './standing.ts';

interface Message {
  /** Hours after Monday, 09:30 in Shanghai. */
  at: number;
  source?: string;
  reference?: string;
  shopId?: string;
  /** Id of a known customer; null for nobody that is known. */
  customer?: string | null;
  company?: string;
  draft?: Partial<Draft>;
  cancelledLater?: boolean;
}

const settings = sampleSettings();
const lines = (...goods: [string, number][]): Partial<Draft> => ({
  lines: goods.map(([sku, quantity]) => sampleLine(sku, quantity)),
});
const to = (street: string): Partial<Draft> => ({ shipTo: sure({ ...ADDRESS, street }) });

/** Sends messages one after the other, as the hub would, and says what became of each. */
function verdicts(...messages: Message[]): string[] {
  const held = new Map<string, Standing>();
  const recent: { customer: string | null; standing: Standing }[] = [];
  return messages.map(
    (
      {
        at,
        source = 'mail-sales',
        reference,
        shopId,
        customer = 'U01',
        company = CUSTOMER.company,
        draft,
        cancelledLater,
      },
      index,
    ) => {
      const placedAt = after(MONDAY, at).toISOString();
      const sampled = sampleDraft();
      const sample = sampleDraft({
        customer: { ...sampled.customer, company: sure(company) },
        ...draft,
        ...(reference ? { customerReference: sure(reference) } : {}),
      });
      const context = {
        settings,
        catalogue: CATALOGUE,
        customer: customer === null ? null : { ...CUSTOMER, id: customer, company },
        reviewed: null,
      };
      const proposal = proposalOf(sample, context);
      const externalId = shopId ?? null;
      const keys = claimKeys(proposal, { messageKey: null, source, externalId });
      const under = (key: string | null): Standing | null => (key === null ? null : (held.get(key) ?? null));
      const standing = {
        message: null,
        external: under(keys.external),
        reference: under(keys.reference),
        fingerprint: under(keys.fingerprint),
        site: under(keys.site),
        thread: null,
      };
      const mine = recent.filter((one) => one.customer === customer).map((one) => one.standing);
      const verdict = judgeDuplicates(
        { source, externalId, placedAt, proposal },
        { settings, standing, recent: mine, reviewed: null },
      );
      if (verdict.type !== 'new' || !proposal.content)
        return `${verdict.type} ${verdict.type === 'new' ? '' : verdict.rule}`.trim();
      const { order } = sampleBeginning({
        content: proposal.content,
        captureId: `C${index}`,
        source,
        externalId,
        placedAt,
      });
      const now = standingOf(cancelledLater ? { ...order, stage: 'cancelled' } : order, settings);
      recent.push({ customer, standing: now });
      for (const claim of claimsOf(keys, order.number, verdict.passes)) {
        expect(claim.passes, 'a claim is passed over knowingly or free').toBe(held.get(claim.key)?.orderId ?? null);
        held.set(claim.key, now);
      }
      return 'new';
    },
  );
}

describe('by the customer reference', () => {
  it.each<[string, Message[], string[]]>([
    [
      'however spelt, within days',
      [
        { at: 0, reference: 'PO 1001' },
        { at: 48, source: 'web', reference: 'po-1001' },
      ],
      ['new', 'copy same-reference'],
    ],
    [
      'weeks later',
      [
        { at: 0, reference: 'PO 1001' },
        { at: 24 * 30, reference: '1001' },
      ],
      ['new', 'ask reference-used-again'],
    ],
    [
      'with other goods',
      [
        { at: 0, reference: 'A-1' },
        { at: 1, reference: 'A-1', draft: lines(['HN-M8', 15]) },
      ],
      ['new', 'ask reference-used-again'],
    ],
    [
      'for another place',
      [
        { at: 0, reference: 'A-1' },
        { at: 5, reference: 'A-1', draft: to('霞浦街道进港西路58号') },
      ],
      ['new', 'ask reference-used-again'],
    ],
    [
      'another reference',
      [
        { at: 0, reference: 'A-1' },
        { at: 0.02, reference: 'A-2' },
      ],
      ['new', 'new'],
    ],
    [
      'of another customer',
      [
        { at: 0, reference: 'A-1' },
        { at: 1, reference: 'A-1', customer: 'U02', company: '上海临港五金行' },
      ],
      ['new', 'new'],
    ],
    [
      'a copy, a repeat, a copy of the first',
      [
        { at: 0, reference: 'A-1' },
        { at: 0.1, reference: 'A-2' },
        { at: 0.5, source: 'web', reference: 'a1' },
      ],
      ['new', 'new', 'copy same-reference'],
    ],
    [
      'of a cancelled order',
      [
        { at: 0, reference: 'A-1', cancelledLater: true },
        { at: 1, reference: 'A-1' },
      ],
      ['new', 'ask reference-used-again'],
    ],
    [
      'named by one of the two',
      [
        { at: 0, reference: 'A-1' },
        { at: 1.5, source: 'web' },
      ],
      ['new', 'copy same-goods-other-source'],
    ],
  ])('%s', (_name, messages, expected) => {
    expect(verdicts(...messages)).toEqual(expected);
  });
});

describe('without a reference', () => {
  it.each<[string, Message[], string[]]>([
    ['within minutes', [{ at: 0 }, { at: 0.01 }], ['new', 'copy same-goods-same-source']],
    ['in the afternoon', [{ at: 0 }, { at: 6.5 }], ['new', 'ask same-goods-again']],
    ['the next day', [{ at: 0 }, { at: 23.7 }], ['new', 'new']],
    ['five days later', [{ at: 0 }, { at: 120 }], ['new', 'ask same-goods-so-soon']],
    ['three weeks later', [{ at: 0 }, { at: 24 * 20 }], ['new', 'new']],
    [
      'five days later by who orders often',
      [
        { at: -500, draft: lines(['BV25-R', 100]) },
        { at: -250, draft: lines(['BV25-R', 300]) },
        { at: 0 },
        { at: 120 },
      ],
      ['new', 'new', 'new', 'new'],
    ],
    ['every week', [{ at: 0 }, { at: 168 }, { at: 336 }], ['new', 'new', 'new']],
    [
      'by another entrance the same day',
      [{ at: 0, source: 'wecom-sales' }, { at: 2.5 }],
      ['new', 'copy same-goods-other-source'],
    ],
    [
      'in the evening and the next morning',
      [{ at: 12, source: 'wecom-sales' }, { at: 22.7 }],
      ['new', 'ask same-goods-again'],
    ],
    [
      'before and after midnight',
      [{ at: 14, source: 'wecom-sales' }, { at: 15 }],
      ['new', 'copy same-goods-other-source'],
    ],
    [
      'on Friday evening and Monday morning',
      [{ at: 24 * 4 + 9, source: 'wecom-sales' }, { at: 24 * 7 - 1 }],
      ['new', 'ask same-goods-again'],
    ],
    ['a week later by another entrance', [{ at: 0, source: 'wecom-sales' }, { at: 168 }], ['new', 'new']],
    ['for another site', [{ at: 0 }, { at: 0.05, draft: to('南桥镇环城东路118号') }], ['new', 'new']],
    [
      'the place spelt otherwise',
      [{ at: 0 }, { at: 0.2, source: 'web', draft: to('新浦六塘公路32号胡记五金') }],
      ['new', 'copy same-goods-other-source'],
    ],
    [
      'lines in another order',
      [{ at: 0 }, { at: 0.5, source: 'web', draft: lines(['FW-M8', 10], ['HN-M8', 20]) }],
      ['new', 'copy same-goods-other-source'],
    ],
    ['by another customer', [{ at: 0 }, { at: 0.01, customer: 'U02', company: '上海临港五金行' }], ['new', 'new']],
    [
      'one quantity ten times',
      [{ at: 0 }, { at: 0.5, source: 'web', draft: lines(['HN-M8', 200], ['FW-M8', 10]) }],
      ['new', 'ask nearly-the-same'],
    ],
    ['one line of two', [{ at: 0 }, { at: 1, draft: lines(['HN-M8', 20]) }], ['new', 'ask nearly-the-same']],
    ['an addition', [{ at: 0 }, { at: 0.6, draft: lines(['BV25-R', 200]) }], ['new', 'new']],
    ['after a cancellation', [{ at: 0, cancelledLater: true }, { at: 0.1 }], ['new', 'ask same-goods-again']],
  ])('%s', (_name, messages, expected) => {
    expect(verdicts(...messages)).toEqual(expected);
  });
});

describe('by somebody of the same company', () => {
  const said = (name: string, company: string, phone: string): Partial<Draft> => ({
    customer: {
      ...sampleDraft().customer,
      name: sure(name),
      company: sure(company),
      phone: sure(phone),
      email: unknown(),
    },
  });
  const HIMSELF = said('胡建波', '新浦胡记五金店', '+8613600000001');
  const COLLEAGUE = said('陈小红', '慈溪新浦胡记五金', '+8613600000002');
  const STRANGER = said('陈小红', '临港五金', '+8613600000002');
  const WEB = { source: 'web', customer: null };

  it.each<[string, Message[], string[]]>([
    [
      'himself, from another number',
      [{ at: 0 }, { ...WEB, at: 1, draft: HIMSELF }],
      ['new', 'copy same-goods-same-company'],
    ],
    ['a colleague', [{ at: 0 }, { ...WEB, at: 1, draft: COLLEAGUE }], ['new', 'ask same-goods-of-a-colleague']],
    ['a colleague, on another day', [{ at: 0 }, { ...WEB, at: 26, draft: COLLEAGUE }], ['new', 'new']],
    [
      'a colleague, by the same number',
      [
        { at: 0, reference: 'A-1' },
        { ...WEB, at: 26, reference: 'a1', draft: COLLEAGUE },
      ],
      ['new', 'copy same-reference-same-company'],
    ],
    [
      'a colleague, by another number',
      [
        { at: 0, reference: 'A-1' },
        { ...WEB, at: 1, reference: 'A-2', draft: COLLEAGUE },
      ],
      ['new', 'new'],
    ],
    ['a stranger behind the same door', [{ at: 0 }, { ...WEB, at: 1, draft: STRANGER }], ['new', 'new']],
    [
      'of an order that was cancelled',
      [
        { at: 0, cancelledLater: true },
        { ...WEB, at: 1, draft: HIMSELF },
      ],
      ['new', 'new'],
    ],
    [
      'for another place',
      [{ at: 0 }, { ...WEB, at: 1, draft: { ...HIMSELF, ...to('南桥镇环城东路118号') } }],
      ['new', 'new'],
    ],
    [
      'two customers of their own',
      [{ at: 0 }, { at: 1, source: 'web', customer: 'U02' }],
      ['new', 'ask same-goods-of-a-colleague'],
    ],
  ])('%s', (_name, messages, expected) => {
    expect(verdicts(...messages)).toEqual(expected);
  });

  it('but not where goods are fetched: strangers meet there', () => {
    const fetched: Partial<Draft> = { pickup: true, shipTo: unknown() };
    expect(verdicts({ at: 0, draft: fetched }, { ...WEB, at: 1, draft: { ...COLLEAGUE, ...fetched } })).toEqual([
      'new',
      'new',
    ]);
  });
});

describe('from shops', () => {
  it('under the number that the customer gave before', () => {
    const typed = { at: 30, source: 'shop-eu', shopId: 'LT250802' };
    expect(verdicts({ at: 0, reference: 'LT-2508-02' }, typed)).toEqual(['new', 'copy same-reference']);
  });

  const shop = (at: number, shopId: string, change: Partial<Message> = {}): Message => ({
    at,
    source: 'shop-eu',
    shopId,
    reference: `#${shopId}`,
    ...change,
  });
  it.each<[string, Message[], string[]]>([
    ['the same order after forty days', [shop(0, '1057'), shop(24 * 40, '1057')], ['new', 'copy same-external-id']],
    [
      'a revision',
      [shop(0, '1057'), shop(1, '1057', { draft: lines(['HN-M8', 40]) })],
      ['new', 'ask external-id-revised'],
    ],
    ['checkout pressed twice', [shop(0, '1'), shop(0.03, '2')], ['new', 'ask two-shop-orders-in-minutes']],
    ['two orders half an hour apart', [shop(0, '1'), shop(0.5, '2')], ['new', 'new']],
    ['three sites', [shop(0, '1'), shop(0.1, '2', { draft: to('梅陇镇莘朱路8号') })], ['new', 'new']],
    ['strangers with the same offer', [shop(0, '1'), shop(0.001, '2', { customer: 'U02' })], ['new', 'new']],
    [
      'the same number of two shops',
      [shop(0, '1057'), { ...shop(0.1, '1057', { draft: lines(['BV25-R', 100]) }), source: 'erp' }],
      ['new', 'new'],
    ],
    [
      'the order of a mail',
      [
        { at: 0, reference: '4711' },
        { at: 1, source: 'erp', shopId: 'x1', reference: 'PO-4711' },
      ],
      ['new', 'copy same-reference'],
    ],
  ])('%s', (_name, messages, expected) => {
    expect(verdicts(...messages)).toEqual(expected);
  });
});
