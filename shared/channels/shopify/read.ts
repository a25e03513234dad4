import type { Capture } from '../../capture/record.ts';
import type { Arrival } from '../../understanding/draft.ts';
import { commonOf, noise, unreadable } from '../arrivals.ts';
import type { CaptureReader } from '../channel.ts';
import { type ExactJson, parseExact } from '../exact-json.ts';
import { CHANGES } from './changes.ts';
import { documentOf, senderOf } from './document.ts';
import { ShopifyOrder } from './schema.ts';

/** Topics with a legal time limit or after which nothing comes any more: answered by the entrance, carried out by a person. */
const FOR_PEOPLE: Readonly<Record<string, string>> = {
  'customers/data_request': 'A customer of the shop asks for his data. The answer is due within 30 days.',
  'customers/redact': 'The shop asks to erase the data of a customer, within 30 days.',
  'shop/redact': 'The shop asks to erase its data, within 30 days.',
  'app/uninstalled': 'The app was removed from the shop: no orders come from it any more.',
};

const MOST_LINES = 1000;

function orderArrival(capture: Capture, body: ExactJson): Arrival {
  const parsed = ShopifyOrder.safeParse(body);
  if (!parsed.success) {
    const where = parsed.error.issues.slice(0, 5).map(({ path }) => path.join('.'));
    return unreadable(capture, 'shop-schema', `It is no Shopify order: ${where.join(', ') || 'not an object'}.`);
  }
  const order = parsed.data;
  const sender = senderOf(order);
  if (order.line_items.length > MOST_LINES)
    return unreadable(
      capture,
      'too-many-lines',
      `It has ${order.line_items.length} lines; ${MOST_LINES} are read.`,
      sender,
    );
  return { ...commonOf(capture, sender), type: 'document', document: documentOf(order) };
}

/** Reads a kept delivery: an order, a change of one, something for a person, or none of our business. */
export const shopifyReader: CaptureReader = {
  async read(capture, bytes): Promise<Arrival> {
    const { topic } = capture.meta;
    if (!topic) return unreadable(capture, 'shop-topic-missing', 'The delivery does not name its topic.');
    const body = parseExact(bytes);
    const forPeople = Object.hasOwn(FOR_PEOPLE, topic) ? FOR_PEOPLE[topic] : undefined;
    if (forPeople) return unreadable(capture, 'shop-notice', `${forPeople} (${topic})`);
    const read = Object.hasOwn(CHANGES, topic) ? CHANGES[topic] : undefined;
    if (topic !== 'orders/create' && !read)
      return noise(capture, 'shop-topic', `The topic ${topic} is not about an order that the hub keeps.`);
    if (body === undefined) return unreadable(capture, 'json-broken', 'The body is no JSON in UTF-8.');
    if (!read) return orderArrival(capture, body);
    const parsed = read(body);
    if (!parsed.ok) return unreadable(capture, 'shop-schema', parsed.words);
    return { ...commonOf(capture), type: 'status', change: parsed.change };
  },
};
