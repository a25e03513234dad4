import type { CustomerAnswer } from '../capture/record.ts';
import { type CatalogueIndex, match } from '../catalogue/match.ts';
import {
  applyCorrections,
  type CorrectionContext,
  type CorrectionFault,
  OPEN_AMOUNT,
} from '../understanding/corrections.ts';
import type { Draft } from '../understanding/draft.ts';
import { clip } from '../understanding/normalise/text.ts';
import { reason, reasonWords } from '../understanding/reasons.ts';
import { ADDRESS_PARTS, type AskField } from './fields.ts';

/** What was posted: names as `nameOf` gives them. */
export type Posted = Pick<URLSearchParams, 'get'>;

export type ReadAnswer = { answer: Omit<CustomerAnswer, 'at'> } | { faults: CorrectionFault[] };

/** How certain a product has to be that the customer names in words. */
const SURE = 0.9;
const LONGEST = 1000;
/** The choice of none that was offered. */
export const NONE = 'none';
const NONE_WORDS = '都不是 / none of these';

/** Values for fields, and words that a person has to read, by the path of the field. */
export interface Taken {
  corrections: Record<string, string>;
  words: Record<string, string>;
}

const NOTHING: Taken = { corrections: {}, words: {} };
const corrected = (path: string, value: string): Taken => ({ corrections: { [path]: value }, words: {} });
const wrote = (path: string, value: string): Taken => ({ corrections: {}, words: { [path]: value } });

/** Names of the fields of the form: the path, and what stands beside a choice. */
export const otherOf = (path: string): string => `${path}.other`;

function product(field: Extract<AskField, { kind: 'product' }>, posted: Posted, index: CatalogueIndex): Taken {
  const chosen = posted.get(field.path) ?? '';
  const other = clip((posted.get(otherOf(field.path)) ?? '').trim(), LONGEST);
  if (field.choices.some(({ sku }) => sku === chosen)) return corrected(field.path, chosen);
  if (other === '') return chosen === NONE ? wrote(field.path, NONE_WORDS) : NOTHING;
  const found = match(index, other);
  return found.product && found.confidence >= SURE
    ? corrected(field.path, found.product.sku)
    : wrote(field.path, other);
}

function address(posted: Posted): Taken {
  if (posted.get('pickup') === 'true') return corrected('pickup', 'true');
  const parts = ADDRESS_PARTS.map((part) => [`shipTo.${part}`, (posted.get(`shipTo.${part}`) ?? '').trim()] as const);
  if (parts.every(([, value]) => value === '')) return NOTHING;
  // All parts as they stand, changed or not: who sends them has said that the place is right.
  return { corrections: Object.fromEntries(parts), words: {} };
}

function taken(field: AskField, posted: Posted, index: CatalogueIndex): Taken {
  const written = clip((posted.get(field.path) ?? '').trim(), LONGEST);
  const value = written === OPEN_AMOUNT ? '' : written;
  switch (field.kind) {
    case 'product':
      return product(field, posted, index);
    case 'address':
      return address(posted);
    case 'price': {
      const other = clip((posted.get(otherOf(field.path)) ?? '').trim(), LONGEST);
      if (value === 'ours' && field.ours) return corrected(field.path, '');
      return other === '' ? NOTHING : wrote(field.path, other);
    }
    case 'words':
      return value === '' ? NOTHING : wrote(field.path, value);
    default:
      return value === '' ? NOTHING : corrected(field.path, value);
  }
}

const hasChoices = (field: AskField): boolean => field.kind === 'product' && field.choices.length > 0;

const needed = (field: AskField): CorrectionFault => ({
  path: field.kind === 'address' ? 'shipTo.street' : field.path,
  words: reasonWords(reason('answer-needed')),
});

const amountPathOf = (path: string): string => path.replace(/\.sku$/, '.quantity');

/**
 * A product whose unit does not go with the amount as it was written is no fault of the customer's: the product is taken, and how many of it is
 * asked. Where that cannot be, a person reads which one is meant. Any other fault is said.
 */
export function tryOut(
  fields: readonly AskField[],
  { corrections, words }: Taken,
  draft: Draft,
  context: CorrectionContext,
): Taken | { faults: CorrectionFault[] } {
  const tried = applyCorrections(draft, corrections, context);
  if (!('faults' in tried)) return { corrections, words };
  const isProduct = (path: string): boolean => fields.some((field) => field.path === path && field.kind === 'product');
  const forPerson = tried.faults.map(({ path }) => path).filter(isProduct);
  if (forPerson.length === 0) return { faults: tried.faults };
  const open = forPerson.filter((path) => !(amountPathOf(path) in corrections));
  if (open.length > 0) {
    const amounts = Object.fromEntries(open.map((path) => [amountPathOf(path), OPEN_AMOUNT]));
    return tryOut(fields, { corrections: { ...corrections, ...amounts }, words }, draft, context);
  }
  const rest = Object.fromEntries(Object.entries(corrections).filter(([path]) => !forPerson.includes(path)));
  const said = Object.fromEntries(forPerson.map((path) => [path, corrections[path] ?? '']));
  return tryOut(fields, { corrections: rest, words: { ...words, ...said } }, draft, context);
}

/**
 * What the customer answered to the fields that were asked for; nothing else that was posted is looked at. Faults name the field, in words
 * for the customer. A field may be left open: a person sees to it then; all of them may not.
 */
export function readAnswer(
  fields: readonly AskField[],
  posted: Posted,
  draft: Draft,
  context: CorrectionContext,
): ReadAnswer {
  const each = fields.map((field) => ({ field, ...taken(field, posted, context.catalogue) }));
  const corrections = Object.assign({}, ...each.map((one) => one.corrections)) as Record<string, string>;
  const words = Object.assign({}, ...each.map((one) => one.words)) as Record<string, string>;
  if (Object.keys(corrections).length + Object.keys(words).length === 0) return { faults: fields.map(needed) };
  // Choices are never filled in beforehand: one that was passed over would come back as the same question.
  const passedOver = each.filter(
    ({ field, ...one }) => hasChoices(field) && !(field.path in { ...one.corrections, ...one.words }),
  );
  if (passedOver.length > 0) return { faults: passedOver.map(({ field }) => needed(field)) };
  const tried = tryOut(fields, { corrections, words }, draft, context);
  if ('faults' in tried) return tried;
  const lines = Object.fromEntries(
    fields.flatMap((field) => ('line' in field ? [[String(field.line), clip(field.written, 500)]] : [])),
  );
  return { answer: { ...tried, lines } };
}
