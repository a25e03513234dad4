import type { Customer } from '../shared/customers/customer.ts';
import { partyOf, placeOf } from '../shared/orders/content.ts';
import type { Address } from '../shared/orders/goods.ts';
import type { Money } from '../shared/orders/money.ts';
import { normalReference } from '../shared/orders/reference.ts';
import type { Draft } from '../shared/understanding/draft.ts';
import { reliabilityOf } from './reliability.ts';

/** What a careful clerk reads in a message. */
export interface Label {
  kind: Draft['kind']['value'];
  lines: {
    sku: string | null;
    description: string | null;
    quantity: number | null;
    unit: string | null;
    unitPrice: Money | null;
  }[];
  customer: { name: string | null; company: string | null; phone: string | null; email: string | null };
  shipTo: Address | null;
  requestedDate: string | null;
  customerReference: string | null;
  refersTo: string | null;
  ask: string[];
}

/** What the hub makes of it. */
export interface Found {
  draft: Draft;
  customer: Customer | null;
  passes: boolean;
  decision: string;
  asked: string[];
}

export interface Case {
  id: string;
  label: Label;
  found: Found;
}

const bare = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
const lineKey = (line: { sku: string | null; quantity: number | null; unit: string | null }): string =>
  JSON.stringify([line.sku, line.quantity, line.unit]);

function foundLines(draft: Draft): string[] {
  return draft.lines.map((line) =>
    lineKey({ sku: line.sku.value, quantity: line.quantity.value, unit: line.unit.value }),
  );
}

/** How many lines of the two lists are the same, each counted once. */
function common(expected: readonly string[], found: readonly string[]): number {
  const left = [...found];
  return expected.filter((key) => {
    const place = left.indexOf(key);
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  }).length;
}

const placeFound = ({ draft, customer }: Found): Address | null =>
  draft.pickup ? null : placeOf(draft, customer).value;

/** Differences in what an order cannot be without: lines, place, somebody to reach. */
function mandatoryFaults({ label, found }: Case): string[] {
  const expected = label.lines.map(lineKey);
  const lines = foundLines(found.draft);
  const place = placeFound(found);
  const faults: string[] = [];
  if (found.draft.kind.value !== label.kind) faults.push(`kind ${found.draft.kind.value} for ${label.kind}`);
  if (common(expected, lines) !== expected.length || lines.length !== expected.length)
    faults.push(`lines ${lines.join(' ')} for ${expected.join(' ')}`);
  if (label.kind !== 'order') return faults;
  if (
    label.shipTo === null ? place !== null && label.ask.length === 0 : bare(place?.street) !== bare(label.shipTo.street)
  )
    faults.push(`street ${place?.street ?? null} for ${label.shipTo?.street ?? null}`);
  if (label.shipTo?.city && bare(place?.city) !== bare(label.shipTo.city))
    faults.push(`city ${place?.city ?? null} for ${label.shipTo.city}`);
  return faults;
}

const PLACE_FIELDS = ['recipient', 'region', 'city', 'district', 'street'] as const;
type FieldName = 'phone' | 'date' | 'reference' | (typeof PLACE_FIELDS)[number];

/** Right or wrong per field, over messages whose label has a value for it. */
function fieldHits({ label, found }: Case): [FieldName, boolean][] {
  const place = placeFound(found);
  const hits: [FieldName, boolean][] = [];
  const check = (
    name: FieldName,
    expected: string | null | undefined,
    value: string | null | undefined,
    normal = bare,
  ): void => {
    if (expected !== null && expected !== undefined) hits.push([name, normal(expected) === normal(value)]);
  };
  check('phone', label.customer.phone, partyOf(found.draft, found.customer).phone);
  check('date', label.requestedDate, found.draft.requestedDate.value);
  check(
    'reference',
    label.customerReference,
    found.draft.customerReference.value,
    (text) => normalReference(text ?? null) ?? '',
  );
  for (const field of PLACE_FIELDS) check(field, label.shipTo?.[field], place?.[field]);
  return hits;
}

function fieldScores(cases: readonly Case[]): Record<string, number> {
  const tally = new Map<string, [number, number]>();
  for (const [name, hit] of cases.filter(({ label }) => label.kind === 'order').flatMap(fieldHits)) {
    const [right, all] = tally.get(name) ?? [0, 0];
    tally.set(name, [right + Number(hit), all + 1]);
  }
  return Object.fromEntries([...tally].map(([name, [right, all]]) => [name, right / all]));
}

const share = (part: number, all: number): number => (all === 0 ? 1 : part / all);

function percentile(times: readonly number[], at: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}

function lineF1(cases: readonly Case[]): number {
  const sums = cases.reduce(
    (sum, { label, found }) => {
      const [expected, lines] = [label.lines.map(lineKey), foundLines(found.draft)];
      return {
        hit: sum.hit + common(expected, lines),
        expected: sum.expected + expected.length,
        found: sum.found + lines.length,
      };
    },
    { hit: 0, expected: 0, found: 0 },
  );
  return share(2 * sums.hit, sums.expected + sums.found);
}

/** The figures of a set, in the form that its page describes. */
export function score(cases: readonly Case[], times: readonly number[]) {
  const orders = cases.filter(({ label }) => label.kind === 'order');
  const clear = orders.filter(({ label }) => label.ask.length === 0);
  const silent = cases.filter(
    (one) =>
      one.found.passes && (one.label.kind !== 'order' || one.label.ask.length > 0 || mandatoryFaults(one).length > 0),
  );
  const touchless = clear.filter((one) => one.found.passes && mandatoryFaults(one).length === 0);
  const noise = orders.filter(({ found }) => found.draft.kind.value === 'noise');
  const kinds = cases.filter(({ label, found }) => found.draft.kind.value === label.kind);
  return {
    messages: cases.length,
    orders: orders.length,
    silentErrors: silent.length,
    touchless: share(touchless.length, clear.length),
    needless: share(clear.filter(({ found }) => !found.passes).length, clear.length),
    lineF1: lineF1(cases.filter(({ label }) => label.kind === 'order' || label.kind === 'change')),
    kindAccuracy: share(kinds.length, cases.length),
    ordersTakenForNoise: noise.length,
    fields: fieldScores(cases),
    missed: cases
      .filter(({ label }) => label.kind === 'order')
      .flatMap((one) => fieldHits(one).flatMap(([field, hit]) => (hit ? [] : [{ id: one.id, field }]))),
    reliability: reliabilityOf(cases),
    millisecondsPerMessage: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
    wrong: cases.flatMap((one) => {
      const faults = mandatoryFaults(one);
      const isSilent = silent.includes(one);
      const isNeedless = clear.includes(one) && !one.found.passes;
      if (!isSilent && !isNeedless && faults.length === 0) return [];
      const why = [
        isSilent ? 'SILENT' : isNeedless ? 'needless' : 'asked',
        one.found.decision,
        one.found.asked.join(','),
        ...faults,
      ].join(' | ');
      return [{ id: one.id, expected: one.label, found: summary(one.found), why }];
    }),
  };
}

function summary({ draft, passes, asked }: Found) {
  return {
    kind: draft.kind.value,
    lines: draft.lines.map((line) => ({
      written: line.written,
      sku: line.sku.value,
      quantity: line.quantity.value,
      unit: line.unit.value,
      unitPrice: line.unitPrice.value,
    })),
    shipTo: draft.shipTo.value,
    requestedDate: draft.requestedDate.value,
    customerReference: draft.customerReference.value,
    passes,
    asked,
    doubts: draft.doubts,
  };
}
