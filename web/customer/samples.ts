import { askFields } from '../../shared/asking/fields.ts';
import type { Catalogue } from '../../shared/catalogue/catalogue.ts';
import { NO_ADDRESS } from '../../shared/orders/goods.ts';
import type { Language } from '../../shared/settings/language.ts';
import type { Draft, DraftLine } from '../../shared/understanding/draft.ts';
import { SAMPLE_CONTENT } from '../samples.ts';
import type { AskView, EffectView, TrackView } from './views.ts';

export const effectSample = (): EffectView => ({
  total: { before: { minor: 113000, currency: 'CNY' }, after: { minor: 74500, currency: 'CNY' } },
  fee: { minor: 2000, currency: 'CNY' },
  date: { before: '2026-11-27', after: '2026-12-01' },
  lines: [{ name: '不锈钢六角螺栓 M8×30', unit: '盒', before: 20, after: 10, produced: 5, shipped: 0 }],
  shipTo: null,
  note: null,
});

function linesSample(): TrackView['lines'] {
  const [done, part] = [
    { produced: 20, shipped: 20 },
    { produced: 500, shipped: 0 },
  ];
  return SAMPLE_CONTENT.lines.map(({ lineNo, description, sku, unit, unitPrice, quantity }, index) => {
    const progress = [done, part][index] ?? { produced: 0, shipped: 0 };
    const open = quantity - progress.shipped;
    return {
      lineNo,
      description,
      sku,
      unit,
      unitPrice,
      wanted: quantity,
      ...progress,
      cancelled: 0,
      returned: 0,
      open,
      returnable: progress.shipped,
    };
  });
}

/** What was asked for about the sample order, and where it stands. */
function requestsSample(
  say: (zh: string, en: string) => string,
): Pick<TrackView, 'changes' | 'returns' | 'complaints'> {
  const change = { at: '2026-11-22T08:00:00.000Z', note: say('少要一些。', 'We need less.'), words: null };
  const effect = effectSample();
  return {
    changes: [
      { ...change, id: 'change-4', mine: true, state: 'open', effect, asksYou: false },
      { ...change, id: 'change-5', mine: false, state: 'open', effect, asksYou: true },
      {
        ...change,
        id: 'change-6',
        mine: true,
        state: 'refused',
        words: say('已经生产。', 'It is produced already.'),
        effect,
        asksYou: false,
      },
    ],
    returns: [
      {
        id: 'return-7',
        at: change.at,
        kind: 'exchange',
        reason: 'damaged',
        state: 'agreed',
        goods: ['不锈钢六角螺栓 M8×30: 2 盒'],
      },
    ],
    complaints: [
      {
        id: 'complaint-8',
        at: change.at,
        kind: 'damaged',
        text: say('两盒被压坏了。', 'Two boxes were crushed.'),
        answer: say('非常抱歉，我们补发两盒。', 'We are sorry and send two new ones.'),
        closed: false,
      },
    ],
  };
}

export function trackSample(language: Language): TrackView {
  const say = (zh: string, en: string): string => (language === 'en' ? en : zh);
  return {
    number: 'SO-7K3M-91',
    path: '/track/abc.def',
    version: 6,
    updatedAt: '2026-11-22T07:45:00.000Z',
    stage: { id: 'in-production', name: say('生产中', 'In production'), category: 'open' },
    way: [
      { name: say('待确认', 'Pending'), state: 'done', at: '2026-11-20T01:12:00.000Z', expected: null },
      { name: say('生产中', 'In production'), state: 'now', at: '2026-11-21T00:30:00.000Z', expected: null },
      { name: say('已发货', 'Shipped'), state: 'next', at: null, expected: '2026-11-26T09:00:00.000Z' },
      { name: say('已完成', 'Completed'), state: 'next', at: null, expected: null },
    ],
    late: false,
    requestedDate: '2026-11-27',
    promisedDate: '2026-11-28',
    placedAt: '2026-11-20T01:12:00.000Z',
    reference: 'PO-2026-1187',
    buyer: '宁波海达机械有限公司 · 周明',
    lines: linesSample(),
    total: { minor: 113000, currency: 'CNY' },
    showPrices: true,
    pickup: false,
    shipTo: { ...(SAMPLE_CONTENT.shipTo ?? NO_ADDRESS), phone: null },
    phoneEnds: '0001',
    shipments: [
      {
        id: 'shipment-5',
        at: '2026-11-22T07:45:00.000Z',
        carrier: '顺丰速运',
        number: 'SF1400012345678',
        url: 'https://www.sf-express.com/we/ow/chn/sc/waybill/waybill-detail/SF1400012345678',
        goods: ['不锈钢六角螺栓 M8×30: 20 盒'],
      },
    ],
    conversation: [
      { at: '2026-11-20T01:12:05.000Z', mine: false, words: say('已受理您的订单。', 'We took your order.') },
      { at: '2026-11-21T02:00:00.000Z', mine: true, words: say('请尽快。', 'Please be quick.') },
    ],
    ...requestsSample(say),
    may: { write: true, change: true, cancel: true, sendBack: true },
    phone: '+86 574 5550 0100',
    commandId: 'K01KB2J0000000000000000000',
    values: {},
    errors: [],
  };
}

const field = <T>(value: T | null) => ({ value, confidence: 0.5, evidence: [] });
const NOTHING = field<never>(null);

const lineSample = (written: string, change: Partial<DraftLine>): DraftLine => ({
  written,
  sku: NOTHING,
  quantity: field(20),
  unit: field('盒'),
  unitPrice: NOTHING,
  candidates: [],
  ...change,
});

const PRODUCTS: Catalogue = {
  version: 'sample',
  products: ['BLT-M8-30-A2', 'BLT-M8-40-A2'].map((sku, index) => ({
    sku,
    nameZh: `不锈钢六角螺栓 M8×${30 + 10 * index}`,
    nameEn: `Stainless hex bolt M8×${30 + 10 * index}`,
    aliases: [],
    unit: '盒',
    packs: [],
    price: { minor: 3850, currency: 'CNY' },
    minQuantity: 1,
    attributes: {},
  })),
};

/** A message of which every kind of field is open. */
export function askSample(language: Language): AskView {
  const candidates = PRODUCTS.products.map(({ sku, nameZh }) => ({ sku, name: nameZh, score: 0.5 }));
  const draft: Draft = {
    kind: field('order'),
    language,
    lines: [
      lineSample('M8 螺栓 20 盒', { candidates }),
      lineSample('螺母', {
        sku: field('BLT-M8-30-A2'),
        quantity: NOTHING,
        unit: NOTHING,
        unitPrice: field({ minor: 1, currency: 'CNY' }),
      }),
    ],
    customer: {
      name: NOTHING,
      company: NOTHING,
      phone: NOTHING,
      email: NOTHING,
      chatId: NOTHING,
      shopCustomerId: NOTHING,
    },
    shipTo: NOTHING,
    pickup: false,
    requestedDate: NOTHING,
    customerReference: NOTHING,
    refersTo: NOTHING,
    note: null,
    statedTotal: NOTHING,
    doubts: [],
  };
  const paths = ['lines[0].sku', 'lines[1].quantity', 'lines[1].unit', 'lines[1].unitPrice', 'shipTo', 'requestedDate'];
  const words = { 'zh-CN': '不明确', en: 'not clear' };
  const findings = [...paths, 'customer.phone', 'customerReference', 'pickup'].map((path) => {
    return { rule: 'sample', path, settle: 'ask' as const, words };
  });
  return {
    path: '/ask/abc.def',
    excerpt: 'M8 螺栓 20 盒，螺母',
    phone: '+86 574 5550 0100',
    showPrices: true,
    state: {
      kind: 'open',
      fields: askFields(findings, draft, PRODUCTS, language),
      version: 3,
      values: {},
      errors: [],
      note: null,
    },
  };
}
