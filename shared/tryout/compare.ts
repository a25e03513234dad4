import type { DryEnd } from '../interpret/dry.ts';
import type { Address, OrderContent } from '../orders/goods.ts';
import type { Order } from '../orders/order.ts';
import type { Draft } from '../understanding/draft.ts';
import { triedEnding } from './ending.ts';
import type { Difference, DifferenceKind, Ending } from './report.ts';

interface Line {
  goods: string;
  amount: string;
}

/** What a message was understood to want, or what the order has of it. */
interface Content {
  lines: Line[];
  address: string;
  date: string;
  customer: string;
}

const LONGEST = 300;
const clipped = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
const NOTHING = '–';

const placeOf = (address: Address | null, pickup: boolean): string =>
  pickup ? 'fetched' : address === null ? NOTHING : Object.values(address).filter(Boolean).join(' ') || NOTHING;

function ofDraft({ lines, shipTo, pickup, requestedDate, customer }: Draft): Content {
  const { company, name, email, phone, chatId } = customer;
  return {
    lines: lines.map(({ sku, written, quantity, unit }) => ({
      goods: sku.value ?? `“${written}”`,
      amount: `${quantity.value ?? '?'} ${unit.value ?? ''}`.trim(),
    })),
    address: placeOf(shipTo.value, pickup),
    date: requestedDate.value ?? NOTHING,
    customer: [company, name, email, phone, chatId].flatMap(({ value }) => value ?? []).join(', ') || NOTHING,
  };
}

function ofOrder({ lines, shipTo, pickup, requestedDate, party }: OrderContent): Content {
  return {
    lines: lines.map(({ sku, quantity, unit }) => ({ goods: sku, amount: `${quantity} ${unit}` })),
    address: placeOf(shipTo, pickup),
    date: requestedDate ?? NOTHING,
    customer: [party.company, party.name, party.email, party.phone, party.chatId].filter(Boolean).join(', ') || NOTHING,
  };
}

/** An order is compared with an order, else what was understood with what was understood. */
function contentsOf(before: DryEnd, after: DryEnd): [Content, Content] | null {
  if (before.order && after.order) return [ofOrder(before.order.content), ofOrder(after.order.content)];
  const [one, other] = [before.interpretation, after.interpretation];
  return one && other ? [ofDraft(one.draft), ofDraft(other.draft)] : null;
}

const listed = (lines: readonly Line[]): string =>
  lines.map(({ goods, amount }) => `${goods} × ${amount}`).join('; ') || NOTHING;

/** The lines that are not the same in both, in the order in which they stand. */
function lineDifferences(before: readonly Line[], after: readonly Line[]): Difference[] {
  const isIn = (all: readonly Line[], { goods, amount }: Line): boolean =>
    all.some((line) => line.goods === goods && line.amount === amount);
  const [gone, come] = [before.filter((line) => !isIn(after, line)), after.filter((line) => !isIn(before, line))];
  if (gone.length === 0 && come.length === 0 && before.length === after.length) return [];
  const goodsOf = (lines: readonly Line[]): string => JSON.stringify(lines.map(({ goods }) => goods).toSorted());
  const kind = goodsOf(before) === goodsOf(after) ? 'quantity' : 'product';
  return [{ kind, before: clipped(listed(gone)), after: clipped(listed(come)) }];
}

const difference = (kind: DifferenceKind, before: string, after: string): Difference[] =>
  before === after ? [] : [{ kind, before: clipped(before), after: clipped(after) }];

function contentDifferences(before: DryEnd, after: DryEnd): Difference[] {
  const [one, other] = contentsOf(before, after) ?? [];
  if (!one || !other) return [];
  return [
    ...lineDifferences(one.lines, other.lines),
    ...difference('address', one.address, other.address),
    ...difference('date', one.date, other.date),
    ...difference('customer', one.customer, other.customer),
  ];
}

/** Whose work it becomes, and until when. */
function workOf({ order, capture: { outcome } }: DryEnd): { owner: string; due: string } {
  const [task] = order?.tasks ?? [];
  if (task) return { owner: task.owner, due: task.dueAt };
  return outcome.status === 'in-review'
    ? { owner: outcome.owner, due: outcome.dueAt }
    : { owner: NOTHING, due: NOTHING };
}

const stageOf = ({ stage, holds }: Order): string =>
  holds.length === 0 ? stage : `${stage} (${holds.map(({ reason }) => reason).join(', ')})`;

function workDifferences(before: DryEnd, after: DryEnd): Difference[] {
  const [one, other] = [workOf(before), workOf(after)];
  const orders =
    before.order && after.order
      ? [
          ...difference('flow', before.order.flow, after.order.flow),
          ...difference('stage', stageOf(before.order), stageOf(after.order)),
        ]
      : [];
  return [...orders, ...difference('owner', one.owner, other.owner), ...difference('due', one.due, other.due)];
}

const said = ({ rule, words }: Ending): string => (rule === '' ? words : `${rule}: ${words}`);

/** Rules that name an order which the message is about, not one that it may repeat. */
const ABOUT_ANOTHER = ['kind', 'order-in-thread'];

function verdictOf({ end, rule, order }: Ending): string {
  if (end === 'copy') return `copy of ${order}`;
  const resembles = end === 'in-review' && order !== null && !ABOUT_ANOTHER.includes(rule);
  return resembles ? `to be compared with ${order}` : 'no copy';
}

/** What an end comes of, whatever the language of its words. */
const groundsOf = ({ rule, order, end }: Ending, { interpretation }: DryEnd): string =>
  JSON.stringify([
    rule,
    end === 'attached' || end === 'copy' ? order : null,
    interpretation?.findings.map((finding) => [finding.rule, finding.path]) ?? [],
  ]);

function endDifferences(before: DryEnd, after: DryEnd): Difference[] {
  const [one, other] = [triedEnding(before), triedEnding(after)];
  if (one.end !== other.end) return difference('end', `${one.end} (${said(one)})`, `${other.end} (${said(other)})`);
  if (groundsOf(one, before) === groundsOf(other, after)) return [];
  const to = (ending: Ending): string => `${said(ending)}${ending.end === 'attached' ? ` → ${ending.order}` : ''}`;
  return difference('reason', to(one), to(other));
}

/** What comes out differently of one message under two settings; empty where nothing does. */
export function differencesOf(before: DryEnd, after: DryEnd): Difference[] {
  const [one, other] = [triedEnding(before), triedEnding(after)];
  return [
    ...endDifferences(before, after),
    ...difference('duplicate', verdictOf(one), verdictOf(other)),
    ...contentDifferences(before, after),
    // Another end is another piece of work.
    ...(one.end === other.end ? workDifferences(before, after) : []),
  ];
}
