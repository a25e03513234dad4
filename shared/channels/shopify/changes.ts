import type { StatusChange } from '../../understanding/draft.ts';
import type { ExactJson } from '../exact-json.ts';
import { clip, oneLine } from '../text.ts';
import { OrderEdit, OrderState, Refund } from './schema.ts';

type Status = StatusChange['status'];
type Parsed = { ok: true; change: StatusChange } | { ok: false; words: string };

const instantOf = (value: string | null | undefined): string | null => {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};

function change(
  externalId: string,
  status: Status,
  at: string | null | undefined,
  parts: (string | null | undefined)[],
): Parsed {
  const words = parts.filter((part) => part?.trim()).join('; ');
  return {
    ok: true,
    change: {
      externalId: oneLine(externalId, 120),
      status,
      words: clip(oneLine(words, 1000), 1000),
      at: instantOf(at),
    },
  };
}

const fault = (where: string): Parsed => ({ ok: false, words: `It does not say which order it is about (${where}).` });

/** A topic that tells of an order as a whole. What is refunded in full is said by the order itself, not by the single refund. */
function ofOrder(body: ExactJson, status: Status, said: string | null): Parsed {
  const parsed = OrderState.safeParse(body);
  if (!parsed.success) return fault('id');
  const { id, name, updated_at, cancelled_at, cancel_reason, financial_status, fulfillment_status } = parsed.data;
  const refunded = status === 'updated' && financial_status === 'refunded';
  return change(id, refunded ? 'refunded' : status, status === 'cancelled' ? cancelled_at : updated_at, [
    name,
    said,
    cancel_reason && `cancelled: ${cancel_reason}`,
    financial_status && `payment: ${financial_status}`,
    fulfillment_status && `fulfilment: ${fulfillment_status}`,
  ]);
}

/** A refund names its amount but not the order's total: as far as anybody can tell here it is a part. */
function ofRefund(body: ExactJson): Parsed {
  const parsed = Refund.safeParse(body);
  if (!parsed.success) return fault('order_id');
  const { order_id, created_at, note, transactions } = parsed.data;
  const amounts = (transactions ?? [])
    .filter(({ kind, status }) => kind === 'refund' && status !== 'failure' && status !== 'error')
    .map(({ amount, currency }) => `${amount ?? ''} ${currency ?? ''}`.trim());
  return change(order_id, 'partly-refunded', created_at, [
    note,
    amounts.length > 0 ? `refund: ${amounts.join(', ')}` : null,
  ]);
}

function ofEdit(body: ExactJson): Parsed {
  const parsed = OrderEdit.safeParse(body);
  if (!parsed.success) return fault('order_edit.order_id');
  const { order_id, committed_at, staff_note, line_items } = parsed.data.order_edit;
  const count = (list: { delta?: string | null | undefined }[] | null | undefined, sign: string): string[] =>
    (list ?? []).map(({ delta }) => `${sign}${delta ?? '?'}`);
  const deltas = [...count(line_items?.additions, '+'), ...count(line_items?.removals, '-')];
  return change(order_id, 'updated', committed_at, [
    'lines were edited in the shop',
    deltas.length > 0 ? `quantities: ${deltas.join(', ')}` : null,
    staff_note,
  ]);
}

/** The topics that speak of an order which came before, each with how it is read. */
export const CHANGES: Readonly<Record<string, (body: ExactJson) => Parsed>> = {
  'orders/updated': (body) => ofOrder(body, 'updated', null),
  'orders/edited': ofEdit,
  'orders/paid': (body) => ofOrder(body, 'paid', null),
  'orders/cancelled': (body) => ofOrder(body, 'cancelled', null),
  'orders/fulfilled': (body) => ofOrder(body, 'updated', 'fulfilled in the shop'),
  'orders/partially_fulfilled': (body) => ofOrder(body, 'updated', 'partly fulfilled in the shop'),
  'orders/delete': (body) => ofOrder(body, 'deleted', null),
  'refunds/create': ofRefund,
};
