import type { Address } from '../../orders/goods.ts';
import type { DocumentLine, OrderDocument, Sender } from '../../understanding/draft.ts';
import { clip, lineOrNull, mailAddress, manyLines, oneLine } from '../text.ts';
import type { LineItem, Pair, ShopAddress, ShopifyOrder } from './schema.ts';

/** Names that merchants give to the wanted date: Shopify has no field for it. */
const DATE_NAME = /^(?=.*(deliver|ship|pick-?\s?up|送|配|交|提|自提|收))(?=.*(date|day|日|时间)).*$/i;
const PICKUP = /pick[\s_-]?up|自提|自取/i;

const full = (...parts: (string | null | undefined)[]): string | null =>
  lineOrNull(parts.filter((part) => part?.trim()).join(' '), 200);

function addressOf(address: ShopAddress | null | undefined): Address | null {
  if (!address) return null;
  const country = address.country_code?.trim().toUpperCase() ?? '';
  const recipient = lineOrNull(address.name, 200) ?? full(address.first_name, address.last_name);
  return {
    recipient: recipient ?? lineOrNull(address.company, 200),
    phone: lineOrNull(address.phone, 30),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    region: lineOrNull(address.province, 120),
    city: lineOrNull(address.city, 120),
    district: null,
    street: lineOrNull([address.address1, address.address2].filter((part) => part?.trim()).join(', '), 400),
    postcode: lineOrNull(address.zip, 20),
  };
}

/** Line properties come as a list of names and values, from some apps as an object. Names with `_` are for apps, not for people. */
function pairsOf(given: LineItem['properties'] | Pair[] | null | undefined): [string, string][] {
  const all: [unknown, unknown][] = Array.isArray(given)
    ? given.map(({ name, value }) => [name, value])
    : Object.entries(given ?? {});
  return all.flatMap(([name, value]) => {
    const [said, what] = [lineOrNull(name, 100), lineOrNull(typeof value === 'string' ? value : null, 500)];
    return said && what && !said.startsWith('_') ? [[said, what] as [string, string]] : [];
  });
}

/** What is left of a line after edits; of a cancelled order what it once was. */
function quantityOf(line: LineItem, cancelled: boolean): string {
  return cancelled ? line.quantity : (line.current_quantity ?? line.quantity);
}

function lineOf(line: LineItem, cancelled: boolean): DocumentLine {
  const variant = line.variant_title && line.variant_title !== 'Default Title' ? line.variant_title : null;
  const code = lineOrNull(line.sku, 100);
  const title = line.title?.trim() ? [line.title, variant].filter(Boolean).join(' – ') : (line.name ?? '');
  return {
    code,
    name: oneLine(title, 500) || (code ?? ''),
    quantity: oneLine(quantityOf(line, cancelled), 40),
    unit: null,
    unitPrice: lineOrNull(line.price, 40),
  };
}

function noteOf(order: ShopifyOrder): string | null {
  const pairs = [
    ...pairsOf(order.note_attributes),
    ...order.line_items.flatMap((line) =>
      pairsOf(line.properties).map(
        ([name, value]) => [`${line.sku || line.title || ''} ${name}`.trim(), value] as const,
      ),
    ),
  ];
  const parts = [manyLines(order.note ?? '').trim(), ...pairs.map(([name, value]) => `${name}: ${value}`)];
  return clip(parts.filter((part) => part !== '').join('\n'), 4000) || null;
}

function requestedDateOf(order: ShopifyOrder): string | null {
  const pairs = [...pairsOf(order.note_attributes), ...order.line_items.flatMap((line) => pairsOf(line.properties))];
  const dates = new Set(pairs.filter(([name]) => DATE_NAME.test(name)).map(([, value]) => value));
  const [only] = dates;
  // Several dates in one order are for a person to sort out: they stand in the note.
  return dates.size === 1 ? lineOrNull(only, 60) : null;
}

const emailOf = (order: ShopifyOrder): string | null =>
  mailAddress(order.email) ?? mailAddress(order.contact_email) ?? mailAddress(order.customer?.email);

const phoneOf = (order: ShopifyOrder): string | null =>
  lineOrNull(order.phone, 60) ??
  lineOrNull(order.shipping_address?.phone, 60) ??
  lineOrNull(order.customer?.phone, 60) ??
  lineOrNull(order.billing_address?.phone, 60);

const nameOf = (order: ShopifyOrder): string | null =>
  full(order.customer?.first_name, order.customer?.last_name) ??
  lineOrNull(order.billing_address?.name, 200) ??
  lineOrNull(order.shipping_address?.name, 200);

export const senderOf = (order: ShopifyOrder): Sender => ({
  name: nameOf(order),
  email: emailOf(order),
  phone: phoneOf(order),
  chatId: null,
});

const PAYMENT: Record<string, OrderDocument['payment']> = {
  paid: 'paid',
  partially_refunded: 'paid',
  pending: 'pending',
  authorized: 'pending',
  partially_paid: 'pending',
};

const isOffsetDateTime = (value: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value));

/** An order of the shop as a document. Lines that were taken out of the order again are left out. */
export function documentOf(order: ShopifyOrder): OrderDocument {
  const cancelled = Boolean(order.cancelled_at);
  const currency = order.currency?.trim().toUpperCase() ?? '';
  const shipTo = addressOf(order.shipping_address);
  const ways = (order.shipping_lines ?? []).flatMap(({ title, code, delivery_category }) => [
    title,
    code,
    delivery_category,
  ]);
  return {
    externalId: oneLine(order.id, 120),
    reference: lineOrNull(order.name, 120),
    placedAt: order.created_at && isOffsetDateTime(order.created_at) ? order.created_at : null,
    currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
    lines: order.line_items
      .filter((line) => !/^0+(\.0+)?$/.test(quantityOf(line, cancelled)))
      .map((line) => lineOf(line, cancelled)),
    customer: {
      name: nameOf(order),
      company: lineOrNull(order.billing_address?.company, 200) ?? lineOrNull(order.shipping_address?.company, 200),
      phone: phoneOf(order),
      email: emailOf(order),
      shopCustomerId: lineOrNull(order.customer?.id, 120),
    },
    shipTo,
    pickup: shipTo === null && ways.some((way) => PICKUP.test(way ?? '')),
    requestedDate: requestedDateOf(order),
    note: noteOf(order),
    statedTotal: lineOrNull(order.total_price, 40),
    payment: PAYMENT[order.financial_status ?? ''] ?? 'unknown',
    cancelled,
  };
}
