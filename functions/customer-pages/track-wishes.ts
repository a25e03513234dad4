import { ADDRESS_PARTS } from '../../shared/asking/fields.ts';
import type { Wish } from '../../shared/lifecycle/commands.ts';
import { leftToReturn } from '../../shared/lifecycle/decide-return.ts';
import { NO_ADDRESS } from '../../shared/orders/goods.ts';
import type { Order } from '../../shared/orders/order.ts';
import { ComplaintKind, ReturnReason } from '../../shared/settings/reasons.ts';
import { contentWith, type WantedChange, wantedNow } from '../../shared/tracking/wanted.ts';
import { readPhone } from '../../shared/understanding/normalise/phone.ts';
import { readAmount } from '../../shared/understanding/normalise/quantity.ts';
import { plain } from '../../shared/understanding/normalise/text.ts';
import type { TrackForm } from '../../web/customer/views.ts';
import type { Texts } from '../../web/texts.ts';
import type { FieldError } from '../../web/views.ts';

/** What was posted, read against the order as it is now. */
export type ReadWish = { wish: Wish } | { errors: FieldError[] };

interface Reading {
  form: URLSearchParams;
  order: Order;
  texts: Texts;
  /** ISO 3166 country in which telephones are read that name none. */
  country: string;
}

type Amounts = { amounts: { lineNo: number; quantity: number }[] } | { errors: FieldError[] };

/** The amounts that were given, line by line; a line that was left empty is not named. */
function amountsIn({ form, order, texts }: Reading): Amounts {
  const errors: FieldError[] = [];
  const amounts = order.content.lines.flatMap(({ lineNo }) => {
    const written = plain((form.get(`line.${lineNo}`) ?? '').trim());
    if (written === '') return [];
    const zero = /^0+([.,]0+)?$/.test(written);
    const { value, sure, unit } = readAmount(written, 'point');
    if (zero) return [{ lineNo, quantity: 0 }];
    if (value !== null && value > 0 && sure && unit === null) return [{ lineNo, quantity: value }];
    errors.push({ field: `line.${lineNo}`, words: texts.change.notANumber });
    return [];
  });
  return errors.length > 0 ? { errors } : { amounts };
}

function addressIn({ form, order, country }: Reading): WantedChange['shipTo'] {
  if (!order.content.shipTo || form.get('shipTo.street') === null) return undefined;
  const given = Object.fromEntries(
    ADDRESS_PARTS.map((part) => [part, (form.get(`shipTo.${part}`) ?? '').trim().slice(0, 400) || null]),
  ) as typeof NO_ADDRESS;
  const phone = given.phone ? (readPhone(given.phone, given.country ?? country) ?? given.phone) : null;
  const place = { ...NO_ADDRESS, ...given, country: given.country?.toUpperCase().slice(0, 2) ?? null };
  // The page never shows the telephone: what was left empty stays as it was.
  return { ...place, phone: phone?.slice(0, 30) ?? order.content.shipTo.phone };
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const noteOf = (form: URLSearchParams): string => (form.get('note') ?? '').trim().slice(0, 1000);

function changeIn(reading: Reading): ReadWish {
  const { form, order, texts } = reading;
  const read = amountsIn(reading);
  if ('errors' in read) return read;
  const date = (form.get('requestedDate') ?? '').trim();
  if (date !== '' && !isDay(date)) return { errors: [{ field: 'requestedDate', words: texts.change.dayForm }] };
  const shipTo = addressIn(reading);
  const content = contentWith(order, {
    quantities: read.amounts,
    requestedDate: date === '' ? order.content.requestedDate : date,
    ...(shipTo ? { shipTo } : {}),
  });
  const first = `line.${order.content.lines[0]?.lineNo ?? 1}`;
  if (!content) return { errors: [{ field: first, words: texts.change.nothingLeft }] };
  return { wish: { type: 'ask-change', content, note: noteOf(form) } };
}

/** Amounts within what is there of each line. */
function within(reading: Reading, most: (lineNo: number) => number): Amounts {
  const read = amountsIn(reading);
  if ('errors' in read) return read;
  const errors = read.amounts
    .filter(({ lineNo, quantity }) => quantity > most(lineNo))
    .map(({ lineNo }) => ({ field: `line.${lineNo}`, words: reading.texts.change.notMore(String(most(lineNo))) }));
  return errors.length > 0 ? { errors } : { amounts: read.amounts.filter(({ quantity }) => quantity > 0) };
}

const firstLine = ({ order }: Reading): string => `line.${order.content.lines[0]?.lineNo ?? 1}`;

/** The whole order is a cancellation; part of it is a change to less. */
function cancelIn(reading: Reading): ReadWish {
  const { form, order, texts } = reading;
  const note = noteOf(form);
  if (form.get('part') !== 'true') return { wish: { type: 'cancel', wish: note || null } };
  const wanted = wantedNow(order);
  const shipped = (lineNo: number): number => order.progress.find((line) => line.lineNo === lineNo)?.shipped ?? 0;
  const wantedOf = (lineNo: number): number => wanted.find((line) => line.lineNo === lineNo)?.quantity ?? 0;
  const read = within(reading, (lineNo) => wantedOf(lineNo) - shipped(lineNo));
  if ('errors' in read) return read;
  if (read.amounts.length === 0) return { errors: [{ field: firstLine(reading), words: texts.cancelForm.choose }] };
  const quantities = read.amounts.map(({ lineNo, quantity }) => ({ lineNo, quantity: wantedOf(lineNo) - quantity }));
  const content = contentWith(order, { quantities });
  return { wish: content ? { type: 'ask-change', content, note } : { type: 'cancel', wish: note || null } };
}

function complaintIn({ form, texts }: Reading): ReadWish {
  const text = (form.get('text') ?? '').trim().slice(0, 4000);
  if (text === '') return { errors: [{ field: 'text', words: texts.complaint.textNeeded }] };
  const kind = ComplaintKind.catch('other').parse(form.get('kind'));
  return { wish: { type: 'open-complaint', kind, text } };
}

function returnIn(reading: Reading): ReadWish {
  const { form, order, texts } = reading;
  const returnable = leftToReturn(order);
  const left = (lineNo: number): number => returnable.find((line) => line.lineNo === lineNo)?.quantity ?? 0;
  const read = within(reading, left);
  if ('errors' in read) return read;
  if (read.amounts.length === 0) return { errors: [{ field: firstLine(reading), words: texts.returning.choose }] };
  const kind = form.get('kind') === 'exchange' ? 'exchange' : 'return';
  const why = ReturnReason.catch('other').parse(form.get('why'));
  return { wish: { type: 'record-return', kind, why, note: noteOf(form), lines: read.amounts } };
}

const READERS: Record<TrackForm, (reading: Reading) => ReadWish> = {
  change: changeIn,
  cancel: cancelIn,
  complain: complaintIn,
  return: returnIn,
};

/** What the customer wants by one of the forms, or what is wrong with it. */
export const wishIn = (form: TrackForm, reading: Reading): ReadWish => READERS[form](reading);
