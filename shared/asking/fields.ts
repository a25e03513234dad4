import type { Finding } from '../admission/decision.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { productOf } from '../orders/content.ts';
import { type Address, NO_ADDRESS } from '../orders/goods.ts';
import type { Money } from '../orders/money.ts';
import type { Language } from '../settings/language.ts';
import type { Draft, DraftLine } from '../understanding/draft.ts';
import { questionsOf } from '../understanding/questions.ts';

interface Asked {
  /** Field path of the draft. */
  path: string;
  /** The question, in the reader's language. */
  question: string;
}

type OfLine = Asked & {
  /** Index in the draft. */
  line: number;
  /** The goods as the customer wrote them. */
  written: string;
};

/** A product that a line may mean, as the customer chooses it. */
export interface Choice {
  sku: string;
  name: string;
  unit: string;
  price: Money | null;
}

/** One thing that the customer is asked for, prefilled with what is known. */
export type AskField =
  | (OfLine & { kind: 'product'; choices: Choice[] })
  | (OfLine & { kind: 'quantity'; value: string; unit: string | null })
  | (OfLine & { kind: 'unit'; value: string; choices: string[] })
  /** The customer may take our price; any other one is for a person. */
  | (OfLine & { kind: 'price'; stated: Money | null; ours: Money | null })
  | (Asked & { kind: 'address'; value: Address; pickup: boolean })
  | (Asked & { kind: 'day'; value: string })
  | (Asked & { kind: 'contact'; value: string; as: 'phone' | 'email' })
  | (Asked & { kind: 'reference'; value: string })
  /** What no field can take: the customer writes, a person reads. */
  | (Asked & { kind: 'words' });

const MOST_CHOICES = 5;
const LINE = /^lines\[(\d+)\]\.(sku|quantity|unit|unitPrice)$/;

function choicesOf(line: DraftLine, catalogue: Catalogue, language: Language): Choice[] {
  const skus = [...new Set(line.candidates.map(({ sku }) => sku))].slice(0, MOST_CHOICES);
  return skus.flatMap((sku) => {
    const product = productOf(catalogue, sku);
    if (!product) return [];
    const name = language === 'en' ? product.nameEn || product.nameZh : product.nameZh || product.nameEn;
    return [{ sku, name: name || sku, unit: product.unit, price: product.price }];
  });
}

function unitsOf(line: DraftLine, catalogue: Catalogue): string[] {
  const product = line.sku.value === null ? undefined : productOf(catalogue, line.sku.value);
  return product ? [...new Set([product.unit, ...product.packs.map(({ unit }) => unit)])] : [];
}

function fieldOfLine(asked: OfLine, name: string, line: DraftLine, catalogue: Catalogue, language: Language): AskField {
  switch (name) {
    case 'sku':
      return { ...asked, kind: 'product', choices: choicesOf(line, catalogue, language) };
    case 'quantity':
      return { ...asked, kind: 'quantity', value: String(line.quantity.value ?? ''), unit: line.unit.value };
    case 'unit':
      return { ...asked, kind: 'unit', value: line.unit.value ?? '', choices: unitsOf(line, catalogue) };
    default: {
      const product = line.sku.value === null ? undefined : productOf(catalogue, line.sku.value);
      return { ...asked, kind: 'price', stated: line.unitPrice.value, ours: product?.price ?? null };
    }
  }
}

function fieldFor(path: string, question: string, draft: Draft, catalogue: Catalogue, language: Language): AskField {
  const match = LINE.exec(path);
  const line = match ? draft.lines[Number(match[1])] : undefined;
  if (match && line) {
    const asked = { path, question, line: Number(match[1]), written: line.written };
    return fieldOfLine(asked, match[2] ?? '', line, catalogue, language);
  }
  if (path === 'shipTo')
    return { kind: 'address', path, question, value: draft.shipTo.value ?? NO_ADDRESS, pickup: draft.pickup };
  if (path === 'requestedDate') return { kind: 'day', path, question, value: draft.requestedDate.value ?? '' };
  if (path === 'customer.phone' || path === 'customer.email') {
    const as = path === 'customer.phone' ? 'phone' : 'email';
    return { kind: 'contact', path, question, as, value: draft.customer[as].value ?? '' };
  }
  if (path === 'customerReference' || path === 'refersTo')
    return { kind: 'reference', path, question, value: draft[path].value ?? '' };
  return { kind: 'words', path, question };
}

/** Exactly the missing or doubtful fields that the customer can settle, once each, in the order of the message. */
export function askFields(
  findings: readonly Finding[],
  draft: Draft,
  catalogue: Catalogue,
  language: Language,
): AskField[] {
  const fields = questionsOf(findings, draft, language).flatMap(({ paths, words }) =>
    paths.map((path) => fieldFor(path, words, draft, catalogue, language)),
  );
  const rank = (field: AskField): number => ('line' in field ? field.line : Number.MAX_SAFE_INTEGER);
  return fields
    .filter((field, index) => fields.findIndex(({ path }) => path === field.path) === index)
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The names under which the parts of an address are entered. */
export const ADDRESS_PARTS = [
  'country',
  'region',
  'city',
  'district',
  'street',
  'postcode',
  'recipient',
  'phone',
] as const;
