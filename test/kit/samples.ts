import { readFileSync } from 'node:fs';
import type { AdmissionContext, Decision } from '../../shared/admission/decision.ts';
import type { Catalogue } from '../../shared/catalogue/catalogue.ts';
import type { Customer } from '../../shared/customers/customer.ts';
import { beginOrder } from '../../shared/lifecycle/begin.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import { fingerprintOf } from '../../shared/orders/fingerprint.ts';
import { type Address, NO_ADDRESS, type OrderContent } from '../../shared/orders/goods.ts';
import type { Order } from '../../shared/orders/order.ts';
import { PLAIN_PROFILE } from '../../shared/orders/order.ts';
import { readSettings } from '../../shared/settings/load.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import type { Draft, DraftLine, Field } from '../../shared/understanding/draft.ts';

/** The settings to start from, `examples/hub.yaml`: what tests run on is what users get. */
export const HUB_YAML = readFileSync(new URL('../../examples/hub.yaml', import.meta.url), 'utf8');

function readSample(): Settings {
  const read = readSettings(HUB_YAML);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.settings;
}

let sample: Settings | undefined;

export function sampleSettings(change: Partial<Settings> = {}): Settings {
  sample ??= readSample();
  return { ...sample, ...change };
}

/** A Monday morning in Shanghai. */
export const MONDAY = new Date('2026-11-16T01:30:00.000Z');
export const after = (from: Date, hours: number): Date => new Date(from.getTime() + hours * 3_600_000);

export const CATALOGUE: Catalogue = {
  version: 'test',
  products: [
    ['HN-M8', '六角螺母 M8', 'Hex nut M8', '盒', 1200, 2],
    ['FW-M8', '平垫 M8', 'Flat washer M8', '盒', 800, 1],
    ['BV25-R', '电线 BV2.5 红', 'Wire BV2.5 red', '米', 250, 100],
    ['QUOTE-1', '定制件', 'Made to measure', '件', null, 1],
  ].map(([sku, nameZh, nameEn, unit, minor, minQuantity]) => ({
    sku: String(sku),
    nameZh: String(nameZh),
    nameEn: String(nameEn),
    aliases: [],
    unit: String(unit),
    packs: [],
    price: minor === null ? null : { minor: Number(minor), currency: 'CNY' },
    minQuantity: Number(minQuantity),
    attributes: {},
  })),
};

export const sure = <T>(value: T, from = 'text'): Field<T> => ({
  value,
  confidence: 1,
  evidence: [{ from, quote: String(value) }],
});
export const unsure = <T>(value: T | null): Field<T> => ({
  value,
  confidence: 0.4,
  evidence: [{ from: 'text', quote: 'maybe' }],
});
export const unknown = <T>(): Field<T> => ({ value: null, confidence: 0, evidence: [] });

export const ADDRESS: Address = {
  ...NO_ADDRESS,
  recipient: '胡建波',
  phone: '+8613655550217',
  country: 'CN',
  region: '浙江省',
  city: '宁波市',
  district: '慈溪市',
  street: '新浦镇六塘公路32号',
};

export const sampleLine = (sku = 'HN-M8', quantity = 20, unit = '盒'): DraftLine => ({
  written: `${sku} ${quantity}${unit}`,
  sku: sure(sku),
  quantity: sure(quantity),
  unit: sure(unit),
  unitPrice: unknown(),
  candidates: [],
});

/** A complete order of a known customer; change what the test is about. */
export function sampleDraft(change: Partial<Draft> = {}): Draft {
  return {
    kind: sure('order'),
    language: 'zh-CN',
    lines: [sampleLine(), sampleLine('FW-M8', 10)],
    customer: {
      name: sure('胡建波'),
      company: sure('慈溪新浦胡记五金店'),
      phone: sure('+8613655550217'),
      email: sure('hujiwujin@mail.example'),
      chatId: unknown(),
      shopCustomerId: unknown(),
    },
    shipTo: sure(ADDRESS),
    pickup: false,
    requestedDate: unknown(),
    customerReference: unknown(),
    refersTo: unknown(),
    note: null,
    statedTotal: unknown(),
    doubts: [],
    ...change,
  };
}

export const CUSTOMER: Customer = {
  id: 'U01',
  version: 1,
  name: '胡建波',
  company: '慈溪新浦胡记五金店',
  phones: ['+8613655550217'],
  emails: ['hujiwujin@mail.example'],
  chatIds: [],
  shopCustomerIds: [],
  shipTo: ADDRESS,
  partNumbers: {},
  createdAt: '2026-01-01T00:00:00.000Z',
};

export function sampleContext(change: Partial<AdmissionContext> = {}): AdmissionContext {
  return {
    now: MONDAY,
    settings: sampleSettings(),
    catalogue: CATALOGUE,
    customer: CUSTOMER,
    trust: 'authenticated',
    test: false,
    capture: { id: 'C01', source: 'mail-sales', channel: 'email', receivedAt: MONDAY.toISOString() },
    externalId: null,
    placedAt: MONDAY.toISOString(),
    standing: { message: null, external: null, reference: null, fingerprint: null, site: null, thread: null },
    reviewed: null,
    ...change,
  };
}

export function sampleContent(change: Partial<OrderContent> = {}): OrderContent {
  return {
    party: {
      customerId: 'U01',
      name: '胡建波',
      company: '慈溪新浦胡记五金店',
      phone: '+8613655550217',
      email: 'hujiwujin@mail.example',
      chatId: null,
    },
    lines: [
      {
        lineNo: 1,
        sku: 'HN-M8',
        description: 'M8 螺母 20 盒',
        quantity: 20,
        unit: '盒',
        unitPrice: { minor: 1200, currency: 'CNY' },
      },
    ],
    shipTo: ADDRESS,
    pickup: false,
    requestedDate: null,
    customerReference: null,
    note: null,
    total: { minor: 24_000, currency: 'CNY' },
    ...change,
  };
}

/** An order just admitted, as it stands in that stage. */
export const sampleOrder = (stage: string): Order => ({ ...sampleBeginning().order, stage });

/** An order just admitted, with its first event. */
export function sampleBeginning(
  change: Partial<Order> & { content?: OrderContent } = {},
  at: Date = MONDAY,
): { order: Order; event: OrderEvent } {
  const settings = sampleSettings();
  const content = change.content ?? sampleContent();
  const decision: Extract<Decision, { type: 'admit' }> = {
    type: 'admit',
    rule: 'all-rules-hold',
    words: '',
    content,
    fingerprint: fingerprintOf(content) ?? '',
    replaces: null,
    passes: {},
  };
  return beginOrder({
    decision,
    capture: {
      id: change.captureId ?? 'C01JD0000000000000000000001',
      source: change.source ?? 'mail-sales',
      channel: change.channel ?? 'email',
    },
    attempt: 0,
    externalId: change.externalId ?? null,
    language: 'zh-CN',
    replyTo: null,
    payment: 'unknown',
    profile: PLAIN_PROFILE,
    placedAt: change.placedAt ?? at.toISOString(),
    settingsVersion: 1,
    actor: { kind: 'hub', id: 'interpret' },
    reason: null,
    settings,
    now: at,
    assign: assigner(settings),
  });
}
