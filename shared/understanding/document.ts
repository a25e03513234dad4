import type { Match } from '../catalogue/match.ts';
import { matchFor } from '../learning/known.ts';
import { lineFor } from '../learning/line.ts';
import { type Address, NO_ADDRESS } from '../orders/goods.ts';
import { known, type UnderstandContext, unknown } from './context.ts';
import type { Arrival, DocumentLine, Draft, DraftLine, Field, OrderDocument } from './draft.ts';
import { readChineseAddress } from './normalise/address.ts';
import { findDays } from './normalise/date.ts';
import { readMoney } from './normalise/money.ts';
import { readPhone } from './normalise/phone.ts';
import { readAmount } from './normalise/quantity.ts';
import { plain } from './normalise/text.ts';
import { type Doubt, doubt, reason } from './reasons.ts';
import { languageOf } from './text/language.ts';
import { findLines } from './text/lines.ts';

/** The product of a document's line: by its code, and where it has none by its name. An unknown code is never overruled in silence. */
function productOf(line: DocumentLine, context: UnderstandContext): Match {
  const byCode = line.code ? matchFor(context, line.code) : null;
  if (byCode?.product && (byCode.by === 'code' || byCode.by === 'part-number')) return byCode;
  const byName = matchFor(context, line.name);
  return line.code && byName.product && byName.by !== 'code'
    ? { ...byName, confidence: Math.min(byName.confidence, 0.85) }
    : byName;
}

function readLine(
  line: DocumentLine,
  index: number,
  context: UnderstandContext,
  currency: string,
): { line: DraftLine; doubts: Doubt[]; lessons: string[] } {
  const found = productOf(line, context);
  const amount = readAmount(plain(line.quantity), 'point');
  // A sender that uses our own codes counts in our selling units.
  const ours = found.by === 'code' && found.product ? found.product.unit : null;
  const price = line.unitPrice === null ? null : readMoney(plain(line.unitPrice), currency, 'point');
  return lineFor(
    {
      from: `document:lines[${index}]`,
      written: [
        line.code,
        line.code && line.name.startsWith(line.code) ? line.name.slice(line.code.length).trim() : line.name,
      ]
        .filter((part) => part !== null && part !== '')
        .join(' '),
      goods: line.name,
      amount: { ...amount, unit: line.unit || amount.unit || ours, start: 0, end: 0, strength: 3 },
      second: null,
      packs: [],
      price: price ? { ...price, named: true, unit: null, per: 1, start: 0, end: 0 } : null,
      match: found,
    },
    index,
    context,
  );
}

const from = (path: string, text: string) => ({ from: `document:${path}`, text });

/** The address with its parts in their places; a Chinese one that came in one line is taken apart. */
function readAddress(document: OrderDocument, phone: string | null, context: UnderstandContext): Field<Address> {
  const given = document.shipTo;
  if (given === null) return unknown();
  const country = given.country?.toUpperCase() ?? null;
  const joined = [given.region, given.city, given.district, given.street].filter((part) => part !== null).join('');
  const chinese = country === null || country === 'CN' ? readChineseAddress(joined, given) : null;
  const complete = given.street !== null && given.city !== null;
  const parts = chinese && chinese.confidence >= 0.9 ? chinese.address : NO_ADDRESS;
  const address: Address = {
    recipient: given.recipient ?? document.customer.name,
    phone: (given.phone ? readPhone(given.phone, country ?? context.country) : null) ?? phone,
    country: country ?? parts.country ?? context.country,
    region: parts.region ?? given.region,
    city: parts.city ?? given.city,
    district: parts.district ?? given.district,
    street: parts.street ?? given.street,
    postcode: given.postcode,
  };
  const confidence = chinese?.confidence ?? (complete ? 0.97 : 0.6);
  return known(address, complete ? Math.max(confidence, 0.93) : confidence, from('shipTo', joined));
}

function readDate(document: OrderDocument, context: UnderstandContext): { field: Field<string>; doubts: Doubt[] } {
  const written = document.requestedDate;
  if (written === null || written.trim() === '') return { field: unknown(), doubts: [] };
  const days = findDays(plain(written), {
    receivedAt: context.receivedAt,
    timeZone: context.timeZone,
    country: document.shipTo?.country ?? context.country,
  });
  const [day] = days;
  const ground = from('requestedDate', written);
  if (day?.day && days.length === 1) return { field: known(day.day, 0.97, ground), doubts: [] };
  return {
    field: known<string>(null, 0, ground),
    doubts: [{ path: 'requestedDate', reason: day?.why ?? reason('day-unread') }],
  };
}

const text = (path: string, value: string | null): Field<string> =>
  value ? known(value, 1, from(path, value)) : unknown();

/** A note that speaks of goods and amounts may change the order that it stands beside. */
function noteDoubts(note: string | null, context: UnderstandContext): Doubt[] {
  if (note === null) return [];
  const { pieces, negated } = findLines(
    note.split('\n').map((line) => from('note', line)),
    context,
    'point',
  );
  const changes = /选错|改成|改为|换成|不是|instead|wrong|change|should be/i.test(note);
  return pieces.length > 0 || negated.length > 0 || changes ? [doubt('note', 'note-changes', note)] : [];
}

/** A document whose fields are already apart, as a draft: codes and amounts in one spelling, nothing guessed. */
export function readDocument(document: OrderDocument, sender: Arrival['sender'], context: UnderstandContext): Draft {
  const currency = document.currency ?? context.currency;
  const lines = document.lines.map((line, index) => readLine(line, index, context, currency));
  const country = document.shipTo?.country ?? context.country;
  const phone = document.customer.phone ? readPhone(document.customer.phone, country) : null;
  const email = document.customer.email ?? sender.email;
  const date = readDate(document, context);
  const total = document.statedTotal === null ? null : readMoney(plain(document.statedTotal), currency, 'point').money;
  const shopCustomerId = document.customer.shopCustomerId;
  const used = [...new Set(lines.flatMap(({ lessons }) => lessons))].slice(0, 100);
  return {
    kind: known(
      document.lines.length > 0 ? 'order' : 'enquiry',
      document.lines.length > 0 ? 1 : 0.5,
      from('lines', `${document.lines.length}`),
    ),
    language: languageOf(document.lines.map(({ name }) => name).join(' ') + (document.note ?? ''), context.language),
    lines: lines.map(({ line }) => line),
    customer: {
      name: text('customer.name', document.customer.name ?? sender.name),
      company: text('customer.company', document.customer.company),
      phone: phone ? known(phone, 0.98, from('customer.phone', document.customer.phone ?? '')) : unknown(),
      email: email ? known(email.trim().toLowerCase(), 0.98, from('customer.email', email)) : unknown(),
      chatId: sender.chatId ? known(sender.chatId, 1, { from: 'sender', text: sender.chatId }) : unknown(),
      shopCustomerId: shopCustomerId
        ? known(`${context.source}:${shopCustomerId}`, 1, from('customer.shopCustomerId', shopCustomerId))
        : unknown(),
    },
    shipTo: document.pickup ? unknown() : readAddress(document, phone, context),
    pickup: document.pickup,
    requestedDate: date.field,
    customerReference: text('reference', document.reference),
    refersTo: unknown(),
    note: document.note,
    statedTotal: total ? known(total, 0.97, from('statedTotal', document.statedTotal ?? '')) : unknown(),
    doubts: [...lines.flatMap(({ doubts }) => doubts), ...date.doubts, ...noteDoubts(document.note, context)].slice(
      0,
      50,
    ),
    ...(used.length > 0 ? { lessons: used } : {}),
  };
}
