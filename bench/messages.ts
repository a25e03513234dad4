import { chineseText, englishText, type SampleOrder, sampleOrder } from '../cli/samples/order.ts';
import type { Product } from '../shared/catalogue/catalogue.ts';
import { buildIndex } from '../shared/catalogue/match.ts';
import { fingerprintOf } from '../shared/orders/fingerprint.ts';
import type { Sender } from '../shared/understanding/draft.ts';
import { type Understandable, understand } from '../shared/understanding/understand.ts';
import { median, percentile, rounded } from './numbers.ts';
import type { Section } from './report.ts';

const PRODUCTS = 10_000;
const MESSAGES = 400;
const WARM_UP = 40;

const KINDS = [
  ['内六角螺栓', 'hex socket bolt'],
  ['球阀', 'ball valve'],
  ['轴承', 'bearing'],
  ['弯头', 'elbow'],
  ['垫片', 'gasket'],
  ['电缆', 'cable'],
  ['传感器', 'sensor'],
  ['水泵', 'pump'],
  ['过滤器', 'filter'],
  ['手套', 'gloves'],
] as const;
const STUFFS = [
  ['304不锈钢', 'stainless steel 304'],
  ['碳钢', 'carbon steel'],
  ['黄铜', 'brass'],
  ['铝合金', 'aluminium'],
  ['尼龙', 'nylon'],
] as const;

/** A catalogue such as a trading company has: few kinds, many sizes, names that resemble each other. */
function generatedProducts(count: number): Product[] {
  return Array.from({ length: count }, (_, index) => {
    const [zh, en] = KINDS[index % KINDS.length] ?? ['', ''];
    const [stuffZh, stuffEn] = STUFFS[Math.floor(index / KINDS.length) % STUFFS.length] ?? ['', ''];
    const size = `M${4 + (Math.floor(index / 50) % 20)}x${10 + Math.floor(index / 1000) * 5}`;
    return {
      sku: `${en.slice(0, 2).toUpperCase()}-${String(10_000 + index)}`,
      nameZh: `${stuffZh}${zh} ${size}`,
      nameEn: `${stuffEn} ${en} ${size}`,
      aliases: [`${zh}${size}`],
      unit: '个',
      packs: [{ unit: '盒', holds: 100, of: '个' }],
      price: { minor: 100 + (index % 900), currency: 'CNY' },
      minQuantity: 1,
      attributes: { material: stuffEn, size },
    };
  });
}

const senderOf = ({ person }: SampleOrder): Sender => ({
  name: person.name,
  email: person.email,
  phone: null,
  chatId: null,
});

const arrivalOf = (order: SampleOrder): Understandable => ({
  type: 'text',
  sender: senderOf(order),
  messageKey: null,
  replyTo: null,
  trust: 'authenticated',
  threadRef: null,
  message: {
    subject: null,
    text: order.person.address.country === 'CN' ? chineseText(order) : englishText(order),
    html: null,
    quoted: null,
    attachments: [],
  },
});

/** Names instead of codes in every second message: the harder and the more usual way to order. */
const asWritten = (order: SampleOrder, index: number): SampleOrder =>
  index % 2 === 0
    ? order
    : { ...order, lines: order.lines.map(({ product, quantity }) => ({ product: { ...product, sku: '' }, quantity })) };

function understandingTimes(products: readonly Product[]): { build: number; times: number[]; lines: number } {
  const start = performance.now();
  const catalogue = buildIndex({ version: 'bench', products });
  const build = performance.now() - start;
  const times: number[] = [];
  let lines = 0;
  for (let index = -WARM_UP; index < MESSAGES; index += 1) {
    const arrival = arrivalOf(asWritten(sampleOrder(Math.abs(index) * 7, products), Math.abs(index)));
    const begun = performance.now();
    const draft = understand(arrival, {
      catalogue,
      customer: null,
      timeZone: 'Asia/Shanghai',
      country: 'CN',
      currency: 'CNY',
      language: 'zh-CN',
      receivedAt: new Date('2026-11-16T02:00:00Z'),
      source: 'bench',
      tables: [],
    });
    if (index < 0) continue;
    times.push(performance.now() - begun);
    lines += draft.lines.length;
  }
  return { build, times, lines };
}

type Fingerprinted = Parameters<typeof fingerprintOf>[0];

/** Milliseconds for one. */
function fingerprintTime(products: readonly Product[]): number {
  const contents = Array.from({ length: 50 }, (_, index) => contentOf(sampleOrder(index, products)));
  const makeAll = (times: number): void => {
    for (let turn = 0; turn < times; turn += 1) for (const content of contents) fingerprintOf(content);
  };
  makeAll(WARM_UP);
  const start = performance.now();
  makeAll(MESSAGES);
  return (performance.now() - start) / (MESSAGES * contents.length);
}

const contentOf = ({ person, lines }: SampleOrder): Fingerprinted => ({
  party: {
    customerId: null,
    name: person.name,
    company: person.company,
    phone: person.phone,
    email: person.email,
    chatId: null,
  },
  lines: lines.map(({ product, quantity }, index) => ({
    lineNo: index + 1,
    sku: product.sku,
    description: product.nameZh,
    quantity,
    unit: product.unit,
    unitPrice: product.price,
  })),
  shipTo: { recipient: person.name, phone: person.phone, ...person.address },
  pickup: false,
});

/** What reading a message costs of processor time, with a catalogue as large as a company may have. */
export async function measureMessages(): Promise<Section> {
  const products = generatedProducts(PRODUCTS);
  const { build, times, lines } = understandingTimes(products);
  const rows = [
    { what: 'understanding, p50', ms: rounded(median(times), 2) },
    { what: 'understanding, p95', ms: rounded(percentile(times, 0.95), 2) },
    { what: 'understanding, p99', ms: rounded(percentile(times, 0.99), 2) },
    { what: `index of ${PRODUCTS} products, built once per cold start`, ms: rounded(build, 0) },
    { what: 'fingerprint', ms: rounded(fingerprintTime(products), 4) },
  ];
  return {
    tables: [{ title: `Per message, ${MESSAGES} texts of one to three lines, half of them without codes`, rows }],
    targets: [],
    notes: [`${rounded(lines / MESSAGES, 2)} lines were found per message.`],
  };
}
