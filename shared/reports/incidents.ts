import { dayOf, daysLater } from '../deadlines/calendar.ts';
import { INCIDENT_KINDS, type Incident } from '../orders/history.ts';
import type { Order } from '../orders/order.ts';
import { CAUSES } from '../settings/reasons.ts';

/** By what incidents are counted. */
export const DIMENSIONS = ['kind', 'cause', 'stage', 'channel', 'customer', 'product', 'owner'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface IncidentCount {
  /** Of the dimension: a kind, cause, stage id, channel, customer name, product code or staff id; `unknown` where there is none. */
  key: string;
  thisWeek: number;
  /** Average of the weeks before. */
  before: number;
}

export interface IncidentReport {
  /** First and last business day of the week. */
  from: string;
  to: string;
  /** How many weeks before it are compared with. */
  weeksBefore: number;
  total: Omit<IncidentCount, 'key'>;
  /** Most frequent first. */
  by: Record<Dimension, IncidentCount[]>;
  /** The week's incidents without a cause: somebody should say why. */
  unexplained: { orderId: string; orderNumber: string; seq: number; kind: Incident['kind']; at: string }[];
}

interface Found {
  order: Order;
  incident: Incident;
  day: string;
}

const DAYS = 7;

/** An incident counts for each product of its order. */
const KEYS: Record<Dimension, (found: Found) => string[]> = {
  kind: ({ incident }) => [incident.kind],
  cause: ({ incident }) => [incident.cause ?? 'unknown'],
  stage: ({ incident }) => [incident.stage],
  channel: ({ order }) => [order.channel],
  customer: ({ order: { content } }) => [content.party.company ?? content.party.name ?? 'unknown'],
  product: ({ order: { content } }) => [...new Set(content.lines.map(({ sku }) => sku))],
  owner: ({ incident }) => [incident.owner ?? 'unknown'],
};

/** Kinds and causes always stand in the report, also with nothing: their absence is news. */
const ALWAYS: Partial<Record<Dimension, readonly string[]>> = { kind: INCIDENT_KINDS, cause: [...CAUSES, 'unknown'] };

function countBy(dimension: Dimension, now: readonly Found[], past: readonly Found[], weeks: number): IncidentCount[] {
  const count = (list: readonly Found[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const found of list) for (const key of KEYS[dimension](found)) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };
  const [present, earlier] = [count(now), count(past)];
  const keys = new Set([...(ALWAYS[dimension] ?? []), ...present.keys(), ...earlier.keys()]);
  return [...keys]
    .map((key) => ({ key, thisWeek: present.get(key) ?? 0, before: (earlier.get(key) ?? 0) / Math.max(1, weeks) }))
    .sort((a, b) => b.thisWeek - a.thisWeek || b.before - a.before || (a.key < b.key ? -1 : 1));
}

/**
 * The weekly review: which customer, channel, product or stage causes what, beside the weeks before.
 * @param to last business day of the week (`YYYY-MM-DD`)
 */
export function incidentReport(
  orders: readonly Order[],
  { to, weeksBefore, timeZone }: { to: string; weeksBefore: number; timeZone: string },
): IncidentReport {
  const from = daysLater(to, 1 - DAYS);
  const earliest = daysLater(from, -DAYS * weeksBefore);
  const all = orders.flatMap((order) =>
    order.incidents.map((incident) => ({ order, incident, day: dayOf(incident.at, timeZone) })),
  );
  const now = all.filter(({ day }) => from <= day && day <= to);
  const past = all.filter(({ day }) => earliest <= day && day < from);
  const by = Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, countBy(dimension, now, past, weeksBefore)]),
  ) as IncidentReport['by'];
  return {
    from,
    to,
    weeksBefore,
    total: { thisWeek: now.length, before: past.length / Math.max(1, weeksBefore) },
    by,
    unexplained: now
      .filter(({ incident }) => incident.cause === null)
      .map(({ order, incident: { seq, kind, at } }) => ({
        orderId: order.id,
        orderNumber: order.number,
        seq,
        kind,
        at,
      })),
  };
}
