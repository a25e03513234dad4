import type { AskedField } from '../capture/record.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { productOf } from '../orders/content.ts';
import type { Offered } from '../understanding/answers/choose.ts';
import type { Draft } from '../understanding/draft.ts';
import { offeredOf } from '../understanding/questions.ts';
import type { AskField } from './fields.ts';

/** A field that is open, with all that an answer to it may mean. */
export interface OpenQuestion {
  number: number;
  field: AskField;
  /** Products that the question offered, in the order of their letters. */
  offered: Offered[];
  /** What a plain yes says; null where the question is none that can be answered so. */
  yes: string | null;
}

/** Doubts of an amount of which a yes would not tell which is meant. */
const NO_YES = new Set([
  'amounts-contradict',
  'number-two-ways',
  'amount-range',
  'amount-vague',
  'number-separators',
  'pack-contradicts',
]);

function offeredFor(skus: readonly string[], catalogue: Catalogue): Offered[] {
  return skus.map((sku) => {
    const product = productOf(catalogue, sku);
    // One that is no longer sold keeps its place, so that the letters of the others stay; nothing chooses it.
    return { sku, names: product ? [product.nameZh, product.nameEn, ...product.aliases].filter(Boolean) : [] };
  });
}

function yesOf(field: AskField, offered: readonly Offered[], draft: Draft): string | null {
  const isUnclear = draft.doubts.some(
    (one) => one.path === field.path && 'reason' in one && NO_YES.has(one.reason.code),
  );
  if (isUnclear) return null;
  if (field.kind === 'product') return offered.length === 1 ? (offered[0]?.sku ?? null) : null;
  if (field.kind === 'quantity') return field.value === '' ? null : `${field.value}${field.unit ?? ''}`;
  if (field.kind === 'unit') return field.value === '' ? null : field.value;
  return null;
}

/** The fields that are open, as they were asked for. */
export function openQuestions(
  fields: readonly AskField[],
  asked: readonly AskedField[],
  draft: Draft,
  catalogue: Catalogue,
): OpenQuestion[] {
  return fields.flatMap((field) => {
    const known = asked.find(({ path }) => path === field.path);
    if (!known) return [];
    const line = 'line' in field ? draft.lines[field.line] : undefined;
    const skus = known.offered.length > 0 || !line ? known.offered : offeredOf(line).map(({ sku }) => sku);
    const offered = field.kind === 'product' ? offeredFor(skus, catalogue) : [];
    return [{ number: known.number, field, offered, yes: yesOf(field, offered, draft) }];
  });
}
