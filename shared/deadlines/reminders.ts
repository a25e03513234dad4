import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { claimOf } from '../orders/keys.ts';
import type { Order } from '../orders/order.ts';
import type { ReminderKind, Task } from '../orders/work.ts';
import type { Settings } from '../settings/schema.ts';
import { dayOf, daysLater } from './calendar.ts';
import { type CalendarSettings, calendarOf, instantAt } from './working-time.ts';

/** A one-time schedule that should exist for an order. */
export interface PlannedReminder {
  /** At most 64 characters of those that Scheduler takes; the same plan gives the same name, a moved due time another one. */
  name: string;
  /** When it fires (ISO 8601, UTC). */
  at: string;
  kind: z.infer<typeof ReminderKind>;
  taskId: string;
  /** Due time of the task that it was made for. */
  dueAt: string;
}

const HOUR = 3_600_000;

type Kind = PlannedReminder['kind'];
export type ReminderSettings = Pick<Settings, 'reminders'> & CalendarSettings;

/** With the moment: where quiet hours move a reminder, it is another schedule. */
function nameOf(orderId: string, task: Task, kind: Kind, hours: number, at: Date): string {
  const digest = createHash('sha256')
    .update(claimOf('reminder', orderId, task.id, task.dueAt, kind, String(hours), at.toISOString()))
    .digest('hex');
  return `r-${orderId.replaceAll(/[^0-9A-Za-z]/g, '').slice(0, 30)}-${digest.slice(0, 24)}`;
}

/** The rungs of the ladder, in the order in which they speak, in hours from the due time. */
function rungs(reminders: Settings['reminders']): [Kind, number][] {
  const each = (kind: Kind, hours: readonly number[]): [Kind, number][] => hours.map((one) => [kind, one]);
  const handOver = reminders.handOverAfterHours;
  return [
    ...each(
      'before',
      reminders.beforeHours.map((hours) => -hours),
    ),
    ...each('due', reminders.atDue ? [0] : []),
    ...each('after', reminders.afterHours),
    ...each('hand-over', handOver === undefined ? [] : [handOver]),
    ...each('escalate', reminders.escalateAfterHours),
  ];
}

/** The moment itself, or the end of the quiet time that it falls in. */
export function afterQuiet(at: Date, quiet: Settings['reminders']['quiet'], timeZone: string): Date {
  if (!quiet || quiet.from === quiet.to) return at;
  const today = dayOf(at, timeZone);
  // It may have begun yesterday.
  for (const day of [daysLater(today, -1), today]) {
    const from = instantAt(day, quiet.from, timeZone);
    const to = instantAt(quiet.to < quiet.from ? daysLater(day, 1) : day, quiet.to, timeZone);
    if (from.getTime() <= at.getTime() && at.getTime() < to.getTime()) return to;
  }
  return at;
}

/** Reminders of one task that would come to the same person at the same moment say one thing: the last. */
function withoutEchoes(planned: readonly PlannedReminder[]): PlannedReminder[] {
  const toOwner: readonly Kind[] = ['before', 'due', 'after'];
  const listener = ({ kind, at }: PlannedReminder): string => `${toOwner.includes(kind) ? 'owner' : kind} ${at}`;
  return [...new Map(planned.map((one) => [listener(one), one])).values()];
}

function ofTask(orderId: string, task: Task, settings: ReminderSettings): PlannedReminder[] {
  const { reminders } = settings;
  const { timeZone } = calendarOf(settings, task.role);
  const due = Date.parse(task.dueAt);
  if (Number.isNaN(due)) return [];
  const planned = rungs(reminders).map(([kind, hours]) => {
    const at = afterQuiet(new Date(due + hours * HOUR), reminders.quiet, timeZone);
    return {
      name: nameOf(orderId, task, kind, hours, at),
      at: at.toISOString(),
      kind,
      taskId: task.id,
      dueAt: task.dueAt,
    };
  });
  return withoutEchoes(
    planned.filter(({ kind, at }) => {
      const moment = Date.parse(at);
      return kind !== 'before' || (moment > Date.parse(task.openedAt) && moment < due);
    }),
  );
}

/**
 * The schedules that an order should have now: for each of its tasks before, at and after the due time, earliest first. What falls in the quiet
 * hours of the role comes at their end, escalations too. A reminder before the due time is left out where it would come before the work was given, or,
 * for quiet hours, no longer before the due time.
 */
export function plannedReminders(order: Pick<Order, 'id' | 'tasks'>, settings: ReminderSettings): PlannedReminder[] {
  const byName = new Map(
    order.tasks.flatMap((task) => ofTask(order.id, task, settings)).map((reminder) => [reminder.name, reminder]),
  );
  return [...byName.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.name < b.name ? -1 : 1));
}

/** What has to be made and removed for the schedules to be as planned. */
export function scheduleChanges(
  existing: Iterable<string>,
  wanted: readonly PlannedReminder[],
): { create: PlannedReminder[]; remove: string[] } {
  const present = new Set(existing);
  const names = new Set(wanted.map(({ name }) => name));
  return {
    create: wanted.filter(({ name }) => !present.has(name)),
    remove: [...present].filter((name) => !names.has(name)),
  };
}
