import { oneLine } from '../channels/text.ts';
import { addressWords } from '../orders/differences.ts';
import { times } from '../orders/money.ts';
import type { Order } from '../orders/order.ts';
import type { Names } from '../settings/language.ts';
import type { Block, Fact, GoodsRow } from './blocks.ts';
import type { Voice } from './voice.ts';
import { withoutLinks } from './words.ts';

/** Lines that a mail shows; the page shows all. */
const MOST_LINES = 30;

export const fact = (label: string, value: string | null | undefined): Fact[] => (value ? [{ label, value }] : []);

/** The goods of an order. `name` makes what is shown of the customer's own words. */
function goods(
  { content }: Order,
  voice: Voice,
  { prices, name }: { prices: boolean; name: (description: string) => string },
): Block {
  const { goods: words, facts } = voice.texts;
  const rows = content.lines.slice(0, MOST_LINES).map(
    ({ sku, description, quantity, unit, unitPrice }): GoodsRow => ({
      sku: oneLine(sku, 100),
      name: name(description),
      quantity: `${voice.quantity(quantity)} ${oneLine(unit, 20)}`,
      price: prices && unitPrice ? voice.money(times(unitPrice, quantity)) : '',
    }),
  );
  const rest = content.lines.length - rows.length;
  const total = prices && content.total ? voice.money(content.total) : null;
  return {
    kind: 'goods',
    headings: { goods: words.heading, quantity: words.quantity, price: words.price },
    rows,
    total: fact(facts.total, total)[0] ?? null,
    more: rest > 0 ? words.more(rest) : null,
  };
}

const placeWords = ({ content }: Order, voice: Voice): string =>
  content.pickup ? voice.texts.facts.pickup : oneLine(addressWords(content.shipTo), 600);

/** The order at a glance, for staff: who, what, where to, when. */
export function staffGlance(order: Order, source: Names, voice: Voice): Block[] {
  const { facts, payment } = voice.texts;
  const { party, requestedDate, customerReference, note } = order.content;
  const who = [party.company, party.name].filter(Boolean).join(' · ');
  const rows = [
    ...fact(facts.order, order.number),
    ...fact(facts.customer, oneLine(who, 400)),
    ...fact(facts.phone, party.phone),
    ...fact(facts.email, party.email),
    ...fact(facts.shipTo, placeWords(order, voice)),
    ...fact(facts.date, requestedDate && voice.day(requestedDate)),
    ...fact(facts.customerReference, customerReference && oneLine(customerReference, 120)),
    ...fact(facts.payment, order.payment === 'unknown' ? null : payment[order.payment]),
    ...fact(facts.source, source[voice.language]),
  ];
  const words: Block[] = note
    ? [
        { kind: 'text', text: facts.note, tone: 'quiet' },
        { kind: 'quote', text: note.slice(0, 1000) },
      ]
    : [];
  const name = (description: string): string => oneLine(description, 120);
  return [{ kind: 'facts', rows }, goods(order, voice, { prices: true, name }), ...words];
}

/** The order as its customer may see it in a mail: no words that could carry somebody else's message. */
export function customerGlance(order: Order, voice: Voice, prices: boolean): Block[] {
  const { facts } = voice.texts;
  const { requestedDate, customerReference } = order.content;
  const rows = [
    ...fact(facts.order, order.number),
    ...fact(facts.reference, customerReference && withoutLinks(customerReference, 60)),
    ...fact(facts.shipTo, withoutLinks(placeWords(order, voice), 300)),
    ...fact(facts.date, requestedDate && voice.day(requestedDate)),
  ];
  const name = (description: string): string => withoutLinks(description, 60);
  return [{ kind: 'facts', rows }, goods(order, voice, { prices, name })];
}
