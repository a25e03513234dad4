import type { Product } from '../catalogue/catalogue.ts';
import { convert } from '../catalogue/packs.ts';
import type { UnderstandContext } from '../understanding/context.ts';
import type { Draft, DraftLine } from '../understanding/draft.ts';
import { numberStyleOf, readNumber } from '../understanding/normalise/number.ts';
import { bare } from '../understanding/normalise/text.ts';
import { type Doubt, doubt } from '../understanding/reasons.ts';
import { type Finder, standsIn } from './found.ts';
import type { Reading } from './reading.ts';

type Pointed = Reading['lines'][number];

const SURE = 0.9;
/** More goods that the rules did not see than this are one message that a person has to read. */
const MOST_FURTHER = 5;

/** The lines of the draft whose words a quote shares. */
function sharing(lines: readonly DraftLine[], quote: string): number[] {
  const words = bare(quote);
  return lines.flatMap(({ written, goods }, index) => {
    const [whole, part] = [bare(written), bare(goods ?? '')];
    const shares = whole.includes(words) || words.includes(whole) || (part.length > 1 && words.includes(part));
    return whole !== '' && shares ? [index] : [];
  });
}

/** Whether an amount, as the rules read the words for it, may be what the line says. */
function agrees(line: DraftLine, product: Product | undefined, pointed: Pointed, context: UnderstandContext): boolean {
  const style = numberStyleOf(context.customer?.shipTo?.country ?? context.country);
  const { value } = readNumber(pointed.quantity ?? '', style);
  if (value === null || value === line.quantity.value) return true;
  const converted = product && pointed.unit !== null ? convert(product, value, pointed.unit) : null;
  return converted !== null && converted.quantity === line.quantity.value;
}

function onLine(line: DraftLine, index: number, pointed: Pointed, context: UnderstandContext): Doubt[] {
  const { products } = context.catalogue.catalogue;
  const product = products.find(({ sku }) => sku === line.sku.value);
  const sureGoods = line.sku.value !== null && line.sku.confidence >= SURE;
  const sureAmount = line.quantity.value !== null && line.quantity.confidence >= SURE;
  // A number is one only where it stands in the words for these goods.
  const stands = pointed.quantity !== null && standsIn(pointed.quote, pointed.quantity);
  const otherGoods = sureGoods && pointed.product !== null && pointed.product !== line.sku.value;
  const differs = (field: string): Doubt => doubt(`lines[${index}].${field}`, 'reader-differs', pointed.quote);
  return [
    ...(otherGoods && line.candidates.some(({ sku }) => sku === pointed.product) ? [differs('sku')] : []),
    ...(sureAmount && stands && !agrees(line, product, pointed, context) ? [differs('quantity')] : []),
  ];
}

/** The candidate that is meant comes first among those that the question offers; which it is stays open. */
function preferring(line: DraftLine, code: string | null): DraftLine {
  const meant = line.candidates.find(({ sku }) => sku === code);
  if (!meant || (line.sku.value !== null && line.sku.confidence >= SURE)) return line;
  return { ...line, candidates: [meant, ...line.candidates.filter((one) => one !== meant)] };
}

const namedAlready = ({ doubts }: Draft, quote: string): boolean =>
  doubts.some((one) => 'reason' in one && one.reason.seen.some((seen) => bare(seen).includes(bare(quote))));

/** Goods of a reading beside the lines: what differs is doubted, what is in no line too. No line is made, taken away or changed in value. */
export function onLines(
  reading: Reading,
  draft: Draft,
  { find }: Finder,
  context: UnderstandContext,
): { draft: Draft; doubts: Doubt[] } {
  const lines = [...draft.lines];
  const doubts: Doubt[] = [];
  let further = 0;
  for (const pointed of reading.lines) {
    const quote = find(pointed.quote);
    if (quote === null) continue;
    const [index, another] = sharing(draft.lines, quote);
    const line = index === undefined ? undefined : lines[index];
    if (line && index !== undefined && another === undefined) {
      lines[index] = preferring(line, pointed.product);
      doubts.push(...onLine(line, index, { ...pointed, quote }, context));
    } else if (index === undefined && further < MOST_FURTHER && !namedAlready(draft, quote)) {
      further += 1;
      doubts.push(doubt('lines', 'reader-line', quote));
    }
  }
  return { draft: { ...draft, lines }, doubts };
}
