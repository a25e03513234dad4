import { plannedReminders } from '../deadlines/reminders.ts';
import { isOpen } from '../lifecycle/stages.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';

/** What an order lacks of the promise that no open order is ownerless. */
export type Ailment =
  /** Open, and no task of its stage or hold. */
  | { kind: 'no-task'; orderId: string }
  /** A task belongs to somebody who is no longer of the staff. */
  | { kind: 'no-owner'; orderId: string; taskId: string; owner: string }
  | { kind: 'no-due-time'; orderId: string; taskId: string }
  /** Schedules that should exist and do not. */
  | { kind: 'no-schedule'; orderId: string; missing: string[] };

/**
 * Checks one order against the promise. `schedules` are the names known to exist; what should have fired by now is not missed, since fired
 * schedules delete themselves.
 */
export function ailmentsOf(
  order: Pick<Order, 'id' | 'stage' | 'tasks'>,
  settings: Settings,
  schedules: ReadonlySet<string>,
  now: Date,
): Ailment[] {
  const ailments: Ailment[] = [];
  const orderId = order.id;
  const owned = order.tasks.some(({ kind }) => kind !== 'notice');
  if (isOpen(order, settings) && !owned) ailments.push({ kind: 'no-task', orderId });
  for (const { id, owner, dueAt } of order.tasks) {
    if (!settings.staff.some((person) => person.id === owner)) {
      ailments.push({ kind: 'no-owner', orderId, taskId: id, owner });
    }
    if (Number.isNaN(Date.parse(dueAt))) ailments.push({ kind: 'no-due-time', orderId, taskId: id });
  }
  const missing = plannedReminders(order, settings)
    .filter(({ at, name }) => Date.parse(at) > now.getTime() && !schedules.has(name))
    .map(({ name }) => name);
  if (missing.length > 0) ailments.push({ kind: 'no-schedule', orderId, missing });
  return ailments;
}
