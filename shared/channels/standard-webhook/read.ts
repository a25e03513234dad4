import type { Capture } from '../../capture/record.ts';
import type { Address } from '../../orders/goods.ts';
import type { Arrival, OrderDocument, StatusChange } from '../../understanding/draft.ts';
import { commonOf, noise, unreadable } from '../arrivals.ts';
import type { CaptureReader } from '../channel.ts';
import { type ExactJson, parseExact } from '../exact-json.ts';
import { lineOrNull, mailAddress, manyLines, oneLine } from '../text.ts';
import { type OrderData, WebhookMessage } from './schema.ts';

function addressOf(given: OrderData['shipTo']): Address | null {
  if (!given) return null;
  const country = given.country?.toUpperCase() ?? '';
  return {
    recipient: lineOrNull(given.recipient, 200),
    phone: lineOrNull(given.phone, 30),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    region: lineOrNull(given.region, 120),
    city: lineOrNull(given.city, 120),
    district: lineOrNull(given.district, 120),
    street: lineOrNull(given.street, 400),
    postcode: lineOrNull(given.postcode, 20),
  };
}

function documentOf(data: OrderData): OrderDocument {
  return {
    externalId: data.id,
    reference: lineOrNull(data.reference, 120),
    placedAt: data.placedAt ?? null,
    currency: data.currency ?? null,
    lines: data.lines.map((line) => ({
      code: lineOrNull(line.sku, 100),
      name: lineOrNull(line.name, 500) ?? lineOrNull(line.sku, 100) ?? '',
      quantity: oneLine(line.quantity, 40),
      unit: lineOrNull(line.unit, 20),
      unitPrice: lineOrNull(line.unitPrice, 40),
    })),
    customer: {
      name: lineOrNull(data.customer?.name, 200),
      company: lineOrNull(data.customer?.company, 200),
      phone: lineOrNull(data.customer?.phone, 60),
      email: lineOrNull(data.customer?.email, 254),
      shopCustomerId: lineOrNull(data.customer?.id, 120),
    },
    shipTo: addressOf(data.shipTo),
    pickup: data.pickup ?? false,
    requestedDate: lineOrNull(data.requestedDate, 60),
    note: manyLines(data.note ?? '').trim() || null,
    statedTotal: lineOrNull(data.total, 40),
    payment: data.payment ?? 'unknown',
    cancelled: data.cancelled ?? false,
  };
}

const STATUS = {
  'order.updated': 'updated',
  'order.paid': 'paid',
  'order.cancelled': 'cancelled',
  'order.refunded': 'refunded',
} as const;

function changeOf(message: Exclude<WebhookMessage, { type: 'order.created' }>): StatusChange {
  const { id, words, at } = message.data;
  const partial = message.type === 'order.refunded' && message.data.partial === true;
  return {
    externalId: id,
    status: partial ? 'partly-refunded' : STATUS[message.type],
    words: lineOrNull(words, 1000) ?? '',
    at: new Date(at ?? message.timestamp).toISOString(),
  };
}

function arrivalOf(capture: Capture, message: WebhookMessage): Arrival {
  if (message.type !== 'order.created') return { ...commonOf(capture), type: 'status', change: changeOf(message) };
  const document = documentOf(message.data);
  const { name, email, phone } = document.customer;
  return { ...commonOf(capture, { name, email: mailAddress(email), phone, chatId: null }), type: 'document', document };
}

const typeOf = (body: ExactJson): string =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && typeof body.type === 'string' ? body.type : '';

/** Reads a kept message. One that is about an order but not as documented goes to a person, with the places that are wrong. */
export const standardWebhookReader: CaptureReader = {
  async read(capture, bytes): Promise<Arrival> {
    const body = parseExact(bytes);
    if (body === undefined) return unreadable(capture, 'json-broken', 'The body is no JSON in UTF-8.');
    const type = typeOf(body);
    if (type !== '' && !type.startsWith('order.'))
      return noise(capture, 'webhook-type', `The type ${oneLine(type, 100)} is not about an order.`);
    const parsed = WebhookMessage.safeParse(body);
    if (parsed.success) return arrivalOf(capture, parsed.data);
    const faults = parsed.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${path.join('.') || 'message'}: ${message}`);
    return unreadable(capture, 'webhook-schema', faults.join('; '));
  },
};
