/**
 * Times the reading of free text against generated catalogues of growing size: `node bench/reading.ts`. Each message names goods of the
 * catalogue by code, by name and loosely; the cost is per message, the last column what it is beside the smallest catalogue.
 */
import type { Product } from '../shared/catalogue/catalogue.ts';
import { buildIndex } from '../shared/catalogue/match.ts';
import { understand } from '../shared/understanding/understand.ts';

const SIZES = [1000, 10_000, 100_000] as const;
const MESSAGES = 60;
const KINDS = [
  ['hex bolt', '外六角螺栓'],
  ['lock nut', '防松螺母'],
  ['flat washer', '平垫圈'],
  ['nitrile glove', '丁腈手套'],
  ['paper cup', '纸杯'],
  ['green tea', '绿茶'],
  ['centrifuge tube', '离心管'],
  ['stretch film', '缠绕膜'],
  ['cable tie', '扎带'],
  ['masking tape', '美纹纸胶带'],
] as const;
const COLOURS = [
  ['red', '红色'],
  ['blue', '蓝色'],
  ['black', '黑色'],
  ['white', '白色'],
] as const;

/** Products that differ as those of a dealer do: kind, two measures, colour. */
function product(place: number): Product {
  const [kind, kindZh] = KINDS[place % KINDS.length] ?? KINDS[0];
  const [colour, colourZh] = COLOURS[Math.floor(place / KINDS.length) % COLOURS.length] ?? COLOURS[0];
  const [width, length] = [3 + (Math.floor(place / 40) % 50), 5 + Math.floor(place / 2000) * 5];
  return {
    sku: `P-${String(place).padStart(6, '0')}`,
    nameZh: `${kindZh} ${width}x${length}mm ${colourZh}`,
    nameEn: `${kind} ${width}x${length} mm ${colour}`,
    aliases: [],
    unit: '盒',
    packs: [{ unit: '箱', holds: 20, of: '盒' }],
    price: { minor: 1000 + place, currency: 'CNY' },
    minQuantity: 1,
    attributes: {},
  } as Product;
}

function text(products: readonly Product[], seed: number): string {
  const at = (step: number): Product => products[(seed * 7919 + step * 104_729) % products.length] ?? product(0);
  return [
    '您好，请安排以下：',
    `${at(1).sku} 20盒`,
    `${at(2).nameZh} 3箱`,
    `${at(3).nameEn} x 12 boxes`,
    `${at(4).nameZh.split(' ').toReversed().join(' ')} 5盒`,
    '送到浙江省宁波市海曙区中山西路2号，沈涛 13812340111，周五前',
  ].join('\n');
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const rows = SIZES.map((size) => {
  const products = Array.from({ length: size }, (_, place) => product(place));
  const began = performance.now();
  const index = buildIndex({ version: 'bench', products });
  const built = performance.now() - began;
  const context = {
    catalogue: index,
    customer: null,
    timeZone: 'Asia/Shanghai',
    country: 'CN',
    currency: 'CNY',
    language: 'zh-CN' as const,
    receivedAt: new Date('2026-03-02T01:00:00Z'),
    source: 'bench',
    tables: [],
    attachedText: '',
  };
  let sure = 0;
  const times = Array.from({ length: MESSAGES }, (_, seed) => {
    const started = performance.now();
    const draft = understand(
      {
        type: 'text',
        sender: { name: null, email: null, phone: null, chatId: null },
        messageKey: null,
        replyTo: null,
        trust: 'authenticated',
        threadRef: null,
        message: { subject: null, text: text(products, seed), html: null, quoted: '', attachments: [] },
      },
      context,
    );
    sure += draft.lines.filter(({ sku }) => sku.value !== null && sku.confidence >= 0.9).length;
    return performance.now() - started;
  });
  return { size, built, milliseconds: median(times.slice(10)), sure: sure / (MESSAGES * 4) };
});
const [first] = rows;
console.table(
  rows.map(({ size, built, milliseconds, sure }) => ({
    products: size,
    'index ms': Math.round(built),
    'ms per message': Number(milliseconds.toFixed(1)),
    'goods told': Number(sure.toFixed(2)),
    'beside the smallest': Number((milliseconds / (first?.milliseconds ?? 1)).toFixed(1)),
  })),
);
