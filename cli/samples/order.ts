import type { Product } from '../../shared/catalogue/catalogue.ts';
import { moneyToText } from '../../shared/orders/money.ts';
import { PEOPLE, type SamplePerson } from './people.ts';

/** What a sample orders; from it each channel makes its own message. */
export interface SampleOrder {
  person: SamplePerson;
  lines: { product: Product; quantity: number }[];
  reference: string;
}

/** Small whole numbers that a sample of some count always gives again. */
const pick = (seed: number, salt: number, below: number): number =>
  Math.abs(Math.imul(seed + 1, 2_654_435_761 ^ (salt * 40_503))) % below;

/** The sample of a number: one to three products of the catalogue in plausible quantities. */
export function sampleOrder(
  seed: number,
  products: readonly Product[],
  person: SamplePerson = PEOPLE[seed % PEOPLE.length] as SamplePerson,
): SampleOrder {
  const count = 1 + pick(seed, 1, 3);
  const chosen = new Map<string, Product>();
  for (let salt = 2; chosen.size < count && salt < 40; salt += 1) {
    const product = products[pick(seed, salt, products.length)];
    if (product) chosen.set(product.sku, product);
  }
  const lines = [...chosen.values()].map((product, index) => {
    const least = Math.max(1, Math.ceil(product.minQuantity));
    return { product, quantity: least * (1 + pick(seed, 50 + index, 5)) };
  });
  return { person, lines, reference: `PO-${String(20_000 + seed)}` };
}

/** As a Chinese customer writes it. */
export function chineseText({ person, lines }: SampleOrder): string {
  const { region, city, district, street } = person.address;
  const goods = lines.map(({ product, quantity }) => `${product.sku} ${product.nameZh} ${quantity}${product.unit}`);
  return [
    '你好，请安排发货：',
    ...goods,
    `收货人：${person.name}`,
    `电话：${person.phone}`,
    `地址：${region}${city}${district ?? ''}${street}`,
  ].join('\n');
}

/** As an English customer writes it. */
export function englishText({ person, lines, reference }: SampleOrder): string {
  const { street, city, postcode } = person.address;
  const goods = lines.map(({ product, quantity }) => `${quantity} ${product.unit} ${product.sku} ${product.nameEn}`);
  return [
    'Hello, please send us:',
    ...goods,
    `Our order number: ${reference}`,
    `Name: ${person.name}`,
    `Phone: ${person.phone}`,
    `Ship to: ${street}, ${city} ${postcode}, United Kingdom`,
  ].join('\n');
}

const ADDRESS = ({ person: { address } }: SampleOrder) => address;

/** Fields of the order form. */
export const formFields = (order: SampleOrder, token: string): object => ({
  token,
  name: order.person.name,
  company: order.person.company,
  phone: order.person.phone,
  email: order.person.email,
  ...ADDRESS(order),
  reference: order.reference,
  lines: order.lines.map(({ product, quantity }) => ({
    sku: product.sku,
    name: product.nameZh,
    quantity: String(quantity),
    unit: product.unit,
  })),
  language: 'zh-CN',
});

/** Our own documented order JSON (docs/channels/standard-webhook.md). */
export const webhookOrder = (order: SampleOrder, id: string, now: Date): object => ({
  type: 'order.created',
  timestamp: now.toISOString(),
  data: {
    id,
    reference: order.reference,
    placedAt: now.toISOString(),
    currency: order.lines[0]?.product.price?.currency ?? 'CNY',
    customer: {
      name: order.person.name,
      company: order.person.company,
      phone: order.person.phone,
      email: order.person.email,
    },
    shipTo: { recipient: order.person.name, phone: order.person.phone, ...ADDRESS(order) },
    lines: order.lines.map(({ product, quantity }) => ({
      sku: product.sku,
      name: product.nameEn,
      quantity,
      unit: product.unit,
      unitPrice: priceText(product),
    })),
  },
});

const priceText = (product: Product): string | null => (product.price ? moneyToText(product.price) : null);

/** An order as Shopify delivers it (REST order object), as far as the hub reads it. */
export const shopifyOrder = (order: SampleOrder, id: number, now: Date): object => {
  const { person, lines } = order;
  const [first = '', ...rest] = person.name.split(' ');
  const { country, region, city, street, postcode } = person.address;
  const address = {
    name: person.name,
    company: person.company,
    address1: street,
    city,
    province: region,
    zip: postcode,
    country_code: country,
    phone: person.phone,
  };
  return {
    id,
    name: `#${id % 100_000}`,
    created_at: now.toISOString(),
    updated_at: now.toISOString(),
    currency: lines[0]?.product.price?.currency ?? 'CNY',
    email: person.email,
    phone: person.phone,
    financial_status: 'pending',
    test: false,
    customer: { id: id + 7, first_name: first, last_name: rest.join(' '), email: person.email, phone: person.phone },
    shipping_address: address,
    billing_address: address,
    line_items: lines.map(({ product, quantity }, index) => ({
      id: id * 10 + index,
      sku: product.sku,
      title: product.nameEn,
      quantity,
      price: priceText(product) ?? '0.00',
    })),
  };
};
