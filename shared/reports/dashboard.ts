import { dayOf, daysLater } from '../deadlines/calendar.ts';
import { isOpenStage } from '../lifecycle/stages.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';
import { quantile } from './quantiles.ts';

/** Orders of one business day by channel. */
export interface DayCount {
  day: string;
  byChannel: Record<string, number>;
}

/** How long orders stayed in a stage before they left it. */
export interface CycleTime {
  stage: string;
  stays: number;
  medianMs: number;
  p90Ms: number;
}

/** Stays that ended, or still go on, after their due time. */
export interface Lateness {
  /** Staff id, stage id or channel. */
  key: string;
  stays: number;
  late: number;
}

export const AGES = ['day', 'three-days', 'week', 'fortnight', 'older'] as const;
export type Age = (typeof AGES)[number];

export interface Dashboard {
  from: string;
  to: string;
  perDay: DayCount[];
  cycle: CycleTime[];
  lateness: { byOwner: Lateness[]; byStage: Lateness[]; byChannel: Lateness[] };
  /** Orders that came in within the days; `untouched`: nobody had to look at them before they were admitted. */
  admitted: { orders: number; untouched: number; byChannel: { channel: string; orders: number; untouched: number }[] };
  openByAge: { age: Age; open: number; late: number }[];
}

export interface DashboardInput {
  /** Those that were placed within the days, and all open ones. */
  orders: readonly Order[];
  /** First and last business day. */
  from: string;
  to: string;
  now: Date;
  settings: Pick<Settings, 'stages' | 'timeZone'>;
}

const DAY_MS = 86_400_000;
const UNTIL: Record<Age, number> = {
  day: 1,
  'three-days': 3,
  week: 7,
  fortnight: 14,
  older: Number.POSITIVE_INFINITY,
};

/** One stay with what became of it. */
interface Stayed {
  stage: string;
  owner: string | null;
  channel: string;
  ms: number;
  ended: boolean;
  late: boolean;
}

function staysOf({ way, channel }: Order, now: Date): Stayed[] {
  return way.flatMap(({ stage, at, dueAt, owner }, index) => {
    const next = way[index + 1];
    const end = next ? Date.parse(next.at) : now.getTime();
    if (dueAt === null) return [];
    return [
      { stage, owner, channel, ms: end - Date.parse(at), ended: next !== undefined, late: end > Date.parse(dueAt) },
    ];
  });
}

function latenessBy(stays: readonly Stayed[], keyOf: (stay: Stayed) => string | null): Lateness[] {
  const groups = Map.groupBy(stays, keyOf);
  return [...groups]
    .flatMap(([key, group]) =>
      key === null ? [] : [{ key, stays: group.length, late: group.filter(({ late }) => late).length }],
    )
    .sort((a, b) => b.late / b.stays - a.late / a.stays || b.stays - a.stays || (a.key < b.key ? -1 : 1));
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = daysLater(day, 1)) days.push(day);
  return days;
}

function cycleTimes(stays: readonly Stayed[], { stages }: DashboardInput['settings']): CycleTime[] {
  return stages.flatMap(({ id }) => {
    const times = stays.filter(({ stage, ended }) => stage === id && ended).map(({ ms }) => ms);
    const [medianMs, p90Ms] = [quantile(times, 0.5), quantile(times, 0.9)];
    return medianMs === null || p90Ms === null ? [] : [{ stage: id, stays: times.length, medianMs, p90Ms }];
  });
}

function openByAge({ orders, now, settings }: DashboardInput): Dashboard['openByAge'] {
  const open = orders.filter(({ stage }) => isOpenStage(settings, stage));
  const ageOf = ({ createdAt }: Order): Age =>
    AGES.find((age) => now.getTime() - Date.parse(createdAt) < UNTIL[age] * DAY_MS) ?? 'older';
  const isLate = ({ tasks }: Order): boolean => tasks.some(({ dueAt }) => Date.parse(dueAt) < now.getTime());
  return AGES.map((age) => {
    const group = open.filter((order) => ageOf(order) === age);
    return { age, open: group.length, late: group.filter(isLate).length };
  });
}

const touchless = (orders: readonly Order[]) => ({
  orders: orders.length,
  untouched: orders.filter(({ enteredBy }) => enteredBy === null).length,
});

/** All of them, and by channel, the busiest first. */
function admittedOf(orders: readonly Order[]): Dashboard['admitted'] {
  const byChannel = [...Map.groupBy(orders, ({ channel }) => channel)]
    .map(([channel, group]) => ({ channel, ...touchless(group) }))
    .sort((a, b) => b.orders - a.orders || (a.channel < b.channel ? -1 : 1));
  return { ...touchless(orders), byChannel };
}

/** What a manager wants to see of some days, reckoned from the orders alone. Pure. */
export function dashboardOf(input: DashboardInput): Dashboard {
  const { orders, from, to, now, settings } = input;
  const dayOfOrder = new Map(orders.map((order) => [order, dayOf(order.createdAt, settings.timeZone)]));
  const within = orders.filter((order) => {
    const day = dayOfOrder.get(order) ?? '';
    return from <= day && day <= to;
  });
  const perDay = daysBetween(from, to).map((day) => {
    const byChannel: Record<string, number> = {};
    for (const order of within) {
      if (dayOfOrder.get(order) === day) byChannel[order.channel] = (byChannel[order.channel] ?? 0) + 1;
    }
    return { day, byChannel };
  });
  const stays = orders.flatMap((order) => staysOf(order, now));
  return {
    from,
    to,
    perDay,
    cycle: cycleTimes(stays, settings),
    lateness: {
      byOwner: latenessBy(stays, ({ owner }) => owner),
      byStage: latenessBy(stays, ({ stage }) => stage),
      byChannel: latenessBy(stays, ({ channel }) => channel),
    },
    admitted: admittedOf(within),
    openByAge: openByAge(input),
  };
}
