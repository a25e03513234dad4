import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { claimOf } from '../orders/keys.ts';
import type { Order } from '../orders/order.ts';
import type { ReminderKind, Task } from '../orders/work.ts';
import type { Settings } from '../settings/schema.ts';

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

function nameOf(orderId: string, task: Task, kind: string, hours: number): string {
  const digest = createHash('sha256')
    .update(claimOf('reminder', orderId, task.id, task.dueAt, kind, String(hours)))
    .digest('hex');
  return `r-${orderId.replaceAll(/[^0-9A-Za-z]/g, '').slice(0, 30)}-${digest.slice(0, 24)}`;
}

function ofTask(
  orderId: string,
  task: Task,
  { beforeHours, atDue, escalateAfterHours }: Settings['reminders'],
): PlannedReminder[] {
  const due = Date.parse(task.dueAt);
  const moments: [PlannedReminder['kind'], number][] = [
    ...beforeHours.map((hours): [PlannedReminder['kind'], number] => ['before', -hours]),
    ...(atDue ? [['due', 0] as [PlannedReminder['kind'], number]] : []),
    ...escalateAfterHours.map((hours): [PlannedReminder['kind'], number] => ['escalate', hours]),
  ];
  return moments
    .map(([kind, hours]) => ({
      name: nameOf(orderId, task, kind, hours),
      at: new Date(due + hours * HOUR).toISOString(),
      kind,
      taskId: task.id,
      dueAt: task.dueAt,
    }))
    .filter(({ kind, at }) => kind !== 'before' || Date.parse(at) > Date.parse(task.openedAt));
}

/**
 * The schedules that an order should have now: for each of its tasks before, at and after the due time, earliest first. A reminder that would
 * come before the work was given is left out.
 */
export function plannedReminders(
  order: Pick<Order, 'id' | 'tasks'>,
  settings: Pick<Settings, 'reminders'>,
): PlannedReminder[] {
  const byName = new Map(
    order.tasks
      .flatMap((task) => ofTask(order.id, task, settings.reminders))
      .map((reminder) => [reminder.name, reminder]),
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
