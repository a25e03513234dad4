import { type Match, match, settled } from '../catalogue/match.ts';
import { knowsUnit } from '../catalogue/packs.ts';
import type { CatalogueIndex, Entry } from '../catalogue/search-index.ts';
import { codeKey } from '../catalogue/terms.ts';
import type { Customer } from '../customers/customer.ts';
import type { Passage, UnderstandContext } from '../understanding/context.ts';
import type { Mention } from '../understanding/normalise/quantity.ts';
import { aliasKey } from './keys.ts';
import { type Lesson, meaningOf } from './lesson.ts';

type Of<K extends Lesson['kind']> = Extract<Lesson, { kind: K }>;

/** The lessons of one customer that hold, ready to be looked up. */
export interface Known {
  aliases: ReadonlyMap<string, Of<'alias'>>;
  numbers: readonly Of<'part-number'>[];
  units: ReadonlyMap<string, Of<'unit'>>;
  places: ReadonlyMap<string, Of<'ship-to'>>;
  /** Part numbers of the record and of lessons → our code; a lesson is the later word. */
  partNumbers: Readonly<Record<string, string>>;
}

const prepared = new WeakMap<Customer, Known>();
const isOf =
  <K extends Lesson['kind']>(kind: K) =>
  (lesson: Lesson): lesson is Of<K> =>
    lesson.kind === kind;
const byKey = <L extends Lesson>(lessons: readonly L[]): Map<string, L> =>
  new Map(lessons.map((lesson) => [lesson.key, lesson]));

/** What is known of how this customer writes. */
export function knownOf(customer: Customer): Known {
  const before = prepared.get(customer);
  if (before) return before;
  const holding = (customer.lessons ?? []).filter(({ takenBack }) => takenBack === null);
  const numbers = holding.filter(isOf('part-number'));
  const known: Known = {
    aliases: byKey(holding.filter(isOf('alias'))),
    numbers,
    units: byKey(holding.filter(isOf('unit'))),
    places: byKey(holding.filter(isOf('ship-to'))),
    partNumbers: { ...customer.partNumbers, ...Object.fromEntries(numbers.map(({ key, sku }) => [key, sku])) },
  };
  prepared.set(customer, known);
  return known;
}

/** What was taught was told by a person about these very words. */
const LEARNT = 0.97;

function entryOf(index: CatalogueIndex, sku: string): Entry | null {
  const found = index.codes.get(codeKey(sku) ?? '');
  return found?.length === 1 && found[0] !== undefined ? (index.entries[found[0]] ?? null) : null;
}

/**
 * The product that a text means when this customer writes it: what staff taught about these very words, else what the catalogue says, with the
 * customer's own part numbers. Without lessons it is `match`.
 */
export function matchFor(
  { catalogue, customer }: Pick<UnderstandContext, 'catalogue' | 'customer'>,
  text: string,
): Match {
  if (!customer) return match(catalogue, text);
  const { aliases, numbers, partNumbers } = knownOf(customer);
  const alias = aliases.size > 0 ? aliases.get(aliasKey(text)) : undefined;
  const entry = alias && entryOf(catalogue, alias.sku);
  if (alias && entry) return { ...settled(entry, 'learnt', LEARNT), lesson: alias.id };
  const found = match(catalogue, text, partNumbers);
  if (numbers.length === 0 || found.by !== 'part-number') return found;
  const written = codeKey(text) ?? '';
  const number = numbers.find(({ key, sku }) => sku === found.product?.sku && written.includes(key));
  return number ? { ...found, lesson: number.id } : found;
}

/** The lesson that says what unit this customer means by a bare number of that product; null where the product no longer knows the unit. */
export function unitMeant(
  { amount, match: { product, confidence } }: { amount: Mention | null; match: Match },
  customer: Customer | null,
) {
  if (!customer || !product || confidence < 0.9 || amount === null || amount.unit !== null || amount.value === null)
    return null;
  const lesson = knownOf(customer).units.get(product.sku);
  return lesson && knowsUnit(product, lesson.unit) ? lesson : null;
}

/** A lesson as the ground of a value: the order that taught it, when, and what it says. */
export const groundOf = (lesson: Lesson): Passage => ({
  from: 'learnt',
  text: `${lesson.orderNumber}, ${lesson.at.slice(0, 10)}: ${lesson.words} → ${meaningOf(lesson)}`,
});
