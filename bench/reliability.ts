import { normalReference } from '../shared/orders/reference.ts';
import { bare } from '../shared/understanding/normalise/text.ts';
import type { Case } from './score.ts';

/** A field as it was said: how certain, and whether that was right. */
interface Said {
  field: string;
  confidence: number;
  right: boolean;
}

/** Of the fields that were said with a certainty in a bucket, how many are right. */
export interface Bucket {
  field: string;
  /** From this certainty on, up to the next bucket. */
  from: number;
  said: number;
  right: number;
}

/** Borders of the buckets; 0.9 is the usual threshold of passing untouched. */
const FROM = [0, 0.5, 0.8, 0.9, 0.95, 0.98];
const ALL = 'all';

const same = (a: string | null | undefined, b: string | null | undefined): boolean =>
  bare(a ?? '') !== '' && bare(a ?? '') === bare(b ?? '');

/** Each line against the line of the label that has its product; what the label has not was said wrongly. */
function ofLines({ label, found }: Case): Said[] {
  const left = [...label.lines];
  return found.draft.lines.flatMap(({ sku, quantity, unit }) => {
    if (sku.value === null) return [];
    const at = left.findIndex((line) => line.sku === sku.value && line.quantity === quantity.value);
    const place = at >= 0 ? at : left.findIndex((line) => line.sku === sku.value);
    const [line] = place >= 0 ? left.splice(place, 1) : [];
    const product: Said = { field: 'product', confidence: sku.confidence, right: line !== undefined };
    if (!line) return [product];
    return [
      product,
      ...(quantity.value === null
        ? []
        : [{ field: 'quantity', confidence: quantity.confidence, right: line.quantity === quantity.value }]),
      ...(unit.value === null ? [] : [{ field: 'unit', confidence: unit.confidence, right: line.unit === unit.value }]),
    ];
  });
}

function ofOrder(one: Case): Said[] {
  const { label, found } = one;
  const { customer, shipTo, requestedDate, customerReference, pickup } = found.draft;
  const said: Said[] = [];
  const put = (field: string, read: { value: unknown; confidence: number }, right: boolean): void => {
    if (read.value !== null) said.push({ field, confidence: read.confidence, right });
  };
  put('phone', customer.phone, same(customer.phone.value, label.customer.phone));
  if (!pickup) {
    const { street, city } = shipTo.value ?? {};
    put('shipTo', shipTo, same(street, label.shipTo?.street) && (!label.shipTo?.city || same(city, label.shipTo.city)));
  }
  put('date', requestedDate, requestedDate.value === label.requestedDate);
  const [ours, theirs] = [customerReference.value, label.customerReference].map((text) =>
    normalReference(text ?? null),
  );
  put('reference', customerReference, ours === theirs);
  return [...ofLines(one), ...said];
}

/** Kinds of all messages, and of those that are orders every field that was said. */
function saidBy(one: Case): Said[] {
  const { kind } = one.found.draft;
  return [
    { field: 'kind', confidence: kind.confidence, right: kind.value === one.label.kind },
    ...(one.label.kind === 'order' ? ofOrder(one) : []),
  ];
}

/** How often what was said with a certainty is right, by field and bucket, and over all fields; empty buckets are left out. */
export function reliabilityOf(cases: readonly Case[]): Bucket[] {
  const said = cases.flatMap(saidBy).flatMap((one) => [one, { ...one, field: ALL }]);
  const fields = [...new Set(said.map(({ field }) => field))].sort((a, b) => Number(b === ALL) - Number(a === ALL));
  return fields.flatMap((field) =>
    FROM.flatMap((from, index) => {
      const to = FROM[index + 1] ?? Number.POSITIVE_INFINITY;
      const inside = said.filter((one) => one.field === field && one.confidence >= from && one.confidence < to);
      if (inside.length === 0) return [];
      return [{ field, from, said: inside.length, right: inside.filter(({ right }) => right).length }];
    }),
  );
}

/** One row a field: `right of said` for each bucket. */
export function reliabilityTable(buckets: readonly Bucket[]): Record<string, Record<string, string>> {
  return Object.fromEntries(
    [...new Set(buckets.map(({ field }) => field))].map((field) => [
      field,
      Object.fromEntries(
        FROM.map((from) => {
          const found = buckets.find((one) => one.field === field && one.from === from);
          return [`from ${from}`, found ? `${found.right} of ${found.said}` : ''];
        }),
      ),
    ]),
  );
}
