import type { Product } from '../catalogue/catalogue.ts';
import { convert } from '../catalogue/packs.ts';
import { productOf } from '../orders/content.ts';
import { NO_ADDRESS } from '../orders/goods.ts';
import { moneyFromText } from '../orders/money.ts';
import type { Language } from '../settings/language.ts';
import { type UnderstandContext, unknown } from './context.ts';
import type { Draft, DraftLine, Field } from './draft.ts';
import { currencyIn, readAmountOfMoney } from './normalise/money.ts';
import { readPhone } from './normalise/phone.ts';
import { readAmount } from './normalise/quantity.ts';
import { clip, plain } from './normalise/text.ts';
import { type Reason, reason, reasonWords } from './reasons.ts';

/** What is wrong with an entry, in words for the person who made it. */
export interface CorrectionFault {
  path: string;
  words: Record<Language, string>;
}

export type Corrected = { draft: Draft } | { faults: CorrectionFault[] };

/** What corrections need to know: the catalogue above all. */
export type CorrectionContext = Pick<UnderstandContext, 'catalogue' | 'country' | 'currency'>;

class Fault extends Error {
  readonly reason: Reason;

  constructor(why: Reason) {
    super(why.code);
    this.reason = why;
  }
}

/** What a person entered is certain; the grounds are the person. */
const entered = <T>(value: T | null, written: string): Field<T> =>
  value === null ? unknown() : { value, confidence: 1, evidence: [{ from: 'staff', quote: clip(written, 300) }] };

const EMPTY_LINE: DraftLine = {
  written: '',
  sku: unknown(),
  quantity: unknown(),
  unit: unknown(),
  unitPrice: unknown(),
  candidates: [],
};
const MOST_LINES = 1000;
const CUSTOMER = ['name', 'company', 'phone', 'email', 'chatId'] as const;
const ADDRESS = ['recipient', 'phone', 'country', 'region', 'city', 'district', 'street', 'postcode'] as const;

const isOneOf = <T extends string>(word: string, words: readonly T[]): word is T => words.some((one) => one === word);

function productFor(sku: string, context: CorrectionContext): Product {
  const { catalogue } = context.catalogue;
  const exact = productOf(catalogue, sku) ?? productOf(catalogue, sku.toUpperCase());
  if (!exact) throw new Fault(reason('product-unknown', sku));
  return exact;
}

/** Entered as an amount: how many is not known any more, and asked. */
export const OPEN_AMOUNT = '?';

/** Amounts as staff write them: `30`, `3 箱`; a pack is brought to the selling unit where the product is known. */
function withQuantity(line: DraftLine, written: string, context: CorrectionContext): DraftLine {
  if (written === OPEN_AMOUNT)
    return { ...line, quantity: { ...entered<number>(0, written), value: null, confidence: 0 }, unit: unknown() };
  const amount = readAmount(plain(written), 'point');
  if (amount.value === null || amount.value <= 0) throw new Fault(amount.why ?? reason('amount-needed'));
  if (!amount.sure) throw new Fault(amount.why ?? reason('number-two-ways'));
  const product = line.sku.value === null ? undefined : productOf(context.catalogue.catalogue, line.sku.value);
  if (amount.unit === null) {
    const unit = line.unit.value ?? product?.unit ?? null;
    return { ...line, quantity: entered(amount.value, written), unit: entered(unit, written) };
  }
  return withUnit({ ...line, quantity: entered(amount.value, written) }, amount.unit, written, product);
}

function withUnit(line: DraftLine, unit: string, written: string, product: Product | undefined): DraftLine {
  const quantity = line.quantity.value;
  if (!product || quantity === null) return { ...line, unit: entered(clip(unit, 20), written) };
  const converted = convert(product, quantity, unit);
  if (!converted) throw new Fault(reason('pack-unknown', unit));
  if (!converted.whole) throw new Fault(reason('pack-not-whole', `${quantity} ${unit}`, product.unit));
  return { ...line, quantity: entered(converted.quantity, written), unit: entered(converted.unit, written) };
}

/** A line with one of its fields replaced. */
function lineWith(line: DraftLine, name: string, written: string, context: CorrectionContext): DraftLine {
  if (name === 'sku') {
    const product = productFor(written, context);
    const unit = line.unit.value === null || line.quantity.value === null ? product.unit : line.unit.value;
    const next = { ...line, written: line.written || product.sku, sku: entered(product.sku, written) };
    return withUnit(next, unit, written, product);
  }
  const product = line.sku.value === null ? undefined : productOf(context.catalogue.catalogue, line.sku.value);
  if (name === 'quantity') return withQuantity(line, written, context);
  if (name === 'unit') return withUnit(line, plain(written), written, product);
  if (name === 'written' || name === 'description') return { ...line, written: clip(written, 500) };
  if (name === 'unitPrice') {
    if (written === '') return { ...line, unitPrice: unknown() };
    const currency = currencyIn(written, context.currency) ?? product?.price?.currency ?? context.currency;
    const money = moneyFromText(plain(written), currency) ?? readAmountOfMoney(plain(written), currency, 'point').money;
    if (!money || money.minor < 0) throw new Fault(reason('price-form'));
    return { ...line, unitPrice: entered(money, written) };
  }
  throw new Fault(reason('no-such-field'));
}

/** Order in which the fields of a line are entered: the goods decide how an amount is read. */
const RANK: Record<string, number> = { sku: 0, unit: 1, quantity: 2, unitPrice: 3 };

function withLines(
  draft: Draft,
  entries: readonly [string, string][],
  context: CorrectionContext,
  faults: CorrectionFault[],
): Draft {
  const lines: (DraftLine | null)[] = [...draft.lines];
  const fresh = new Map<string, number>();
  const rank = ([path, written]: [string, string]): number =>
    written.trim() === OPEN_AMOUNT ? -1 : (RANK[path.split('.')[1] ?? ''] ?? 9);
  // An amount with its unit does away with the one before: that need not go with the product that is entered.
  const anew = entries.flatMap(([path, written]): [string, string][] =>
    /^lines\[\d+\]\.quantity$/.test(path) && readAmount(plain(written), 'point').unit !== null
      ? [[path, OPEN_AMOUNT]]
      : [],
  );
  const sorted = [...anew, ...entries].toSorted((a, b) => rank(a) - rank(b));
  for (const [path, written] of sorted) {
    const match = /^lines\[(\d{1,4}|\+\d{0,3})\](?:\.(\w+))?$/.exec(path);
    const key = match?.[1] ?? '';
    if (key.startsWith('+') && !fresh.has(key)) fresh.set(key, lines.push({ ...EMPTY_LINE }) - 1);
    const place = fresh.get(key) ?? Number(key || Number.NaN);
    const line = lines[place];
    if (!match || line === undefined || lines.length > MOST_LINES) {
      faults.push({ path, words: reasonWords(reason('no-such-line')) });
    } else if (match[2] === undefined) {
      if (written.trim() === '') lines[place] = null;
      else faults.push({ path, words: reasonWords(reason('line-whole')) });
    } else if (line !== null) {
      attempt(path, faults, () => {
        lines[place] = lineWith(line, match[2] ?? '', written.trim(), context);
      });
    }
  }
  return { ...draft, lines: lines.filter((line) => line !== null) };
}

function attempt(path: string, faults: CorrectionFault[], action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    faults.push({ path, words: reasonWords(error.reason) });
  }
}

function customerWith(draft: Draft, name: string, written: string, context: CorrectionContext): Draft {
  if (!isOneOf(name, CUSTOMER)) throw new Fault(reason('no-such-field'));
  const text = written.trim();
  const value =
    text === ''
      ? null
      : name === 'phone'
        ? readPhone(text, draft.shipTo.value?.country ?? context.country)
        : name === 'email'
          ? text.toLowerCase()
          : text;
  if (text !== '' && value === null) throw new Fault(reason('phone-form'));
  if (name === 'email' && value !== null && !/^[^\s@]+@[^\s@]+$/.test(value)) throw new Fault(reason('email-form'));
  return { ...draft, customer: { ...draft.customer, [name]: entered(value && clip(value, 200), written) } };
}

function addressWith(draft: Draft, name: string, written: string, context: CorrectionContext): Draft {
  if (!isOneOf(name, ADDRESS)) throw new Fault(reason('no-such-field'));
  const before = draft.shipTo.value ?? { ...NO_ADDRESS, country: context.country };
  const text = written.trim();
  const value =
    text === ''
      ? null
      : name === 'phone'
        ? readPhone(text, before.country ?? context.country)
        : name === 'country'
          ? text.toUpperCase()
          : clip(text, 400);
  if (text !== '' && value === null) throw new Fault(reason('phone-form'));
  if (name === 'country' && value !== null && !/^[A-Z]{2}$/.test(value)) throw new Fault(reason('country-form'));
  return { ...draft, pickup: false, shipTo: entered({ ...before, [name]: value }, written) };
}

function dayWith(draft: Draft, text: string): Draft {
  const time = Date.parse(`${text}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  if (text !== '' && !real) throw new Fault(reason('day-form'));
  return { ...draft, requestedDate: entered(text === '' ? null : text, text) };
}

const orNull = (text: string, longest: number): string | null => (text === '' ? null : clip(text, longest));

/** Fields of the draft that are entered as one text. */
const FIELDS: Record<string, (draft: Draft, text: string) => Draft> = {
  pickup: (draft, text) => ({ ...draft, pickup: /^(?:true|yes|on|1|是)$/i.test(text) }),
  note: (draft, text) => ({ ...draft, note: orNull(text, 4000) }),
  customerReference: (draft, text) => ({ ...draft, customerReference: entered(orNull(text, 120), text) }),
  refersTo: (draft, text) => ({ ...draft, refersTo: entered(orNull(text, 40), text) }),
  requestedDate: dayWith,
  kind: (draft, text) => {
    if (text !== 'order') throw new Fault(reason('only-orders'));
    return { ...draft, kind: entered('order' as const, text) };
  },
};

function fieldWith(draft: Draft, path: string, written: string, context: CorrectionContext): Draft {
  const [head = '', name] = path.split('.');
  if (head === 'customer' && name) return customerWith(draft, name, written, context);
  if (head === 'shipTo' && name) return addressWith(draft, name, written, context);
  const enter = Object.hasOwn(FIELDS, path) ? FIELDS[path] : undefined;
  if (!enter) throw new Fault(reason('no-such-field'));
  return enter(draft, written.trim());
}

/** Doubts that an entry settles: those of the very field, of the line, or of the address as a whole. */
function stillDoubted(doubt: { path: string }, paths: readonly string[], removed: boolean): boolean {
  if (removed && doubt.path.startsWith('lines')) return false;
  return !paths.some(
    (path) => path === doubt.path || path.startsWith(`${doubt.path}.`) || path.startsWith(`${doubt.path}[`),
  );
}

/**
 * What staff entered in review, put into the draft. Paths: `lines[0].sku|quantity|unit|unitPrice|written`, `lines[2]` (empty: removes it),
 * `lines[+].sku` (a further line; `[+1]`, `[+2]` for several), `customer.*`, `shipTo.*`, `requestedDate`, `customerReference`, `refersTo`,
 * `pickup`, `note`, `kind`. All or nothing: with one fault nothing is applied.
 */
export function applyCorrections(
  draft: Draft,
  corrections: Readonly<Record<string, string>>,
  context: CorrectionContext,
): Corrected {
  const entries = Object.entries(corrections);
  const faults: CorrectionFault[] = [];
  const ofLines = entries.filter(([path]) => path.startsWith('lines'));
  let next = withLines(draft, ofLines, context, faults);
  for (const [path, written] of entries.filter(([other]) => !other.startsWith('lines'))) {
    attempt(path, faults, () => {
      next = fieldWith(next, path, written, context);
    });
  }
  if (faults.length > 0) return { faults };
  const removed = next.lines.length < draft.lines.length;
  const paths = entries.map(([path]) => path);
  return { draft: { ...next, doubts: next.doubts.filter((doubt) => stillDoubted(doubt, paths, removed)) } };
}
