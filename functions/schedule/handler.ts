import { afterQuiet, plannedReminders, scheduleChanges } from '../../shared/deadlines/reminders.ts';
import { calendarOf } from '../../shared/deadlines/working-time.ts';
import { queueHandler } from '../../shared/platform/handler.ts';
import { ScheduleMessage } from '../../shared/platform/messages.ts';
import { env } from './env.ts';
import { type ScheduleDeps, wire } from './wire.ts';

/** A time that has passed already is asked for this much later: Scheduler takes no past. */
const AT_ONCE_MS = 60_000;

/**
 * Compares the schedules that an order should have with those that were made. The plan is always made from the order as it is now, so
 * that a late or repeated message does no harm; a schedule left over fires as a command that finds itself stale.
 */
export async function reconcile(orderId: string, deps: ScheduleDeps): Promise<void> {
  const { order, made } = await deps.log.read(orderId);
  if (!order || made.orderVersion > order.version) return;
  const { settings } = await deps.settings.current();
  const wanted = plannedReminders(order, settings);
  const { create, remove } = scheduleChanges(made.names, wanted);
  const earliest = deps.clock.now().getTime() + AT_ONCE_MS;
  for (const reminder of create) {
    const role = order.tasks.find(({ id }) => id === reminder.taskId)?.role;
    const soonest = new Date(Math.max(Date.parse(reminder.at), earliest));
    const at = afterQuiet(soonest, settings.reminders.quiet, calendarOf(settings, role).timeZone);
    await deps.schedules.create(reminder.name, at, {
      id: reminder.name,
      orderId,
      actor: { kind: 'hub', id: 'schedule' },
      reason: null,
      expectedVersion: null,
      wish: { type: 'remind', taskId: reminder.taskId, kind: reminder.kind, dueAt: reminder.dueAt },
    });
  }
  for (const name of remove) await deps.schedules.remove(name);
  await deps.log.write(orderId, { orderVersion: order.version, names: wanted.map(({ name }) => name) });
}

/** Makes, moves and removes the reminders of an order as it moves. */
export const handler = queueHandler({
  service: 'schedule',
  env,
  wire,
  message: ScheduleMessage,
  handle: (message, deps) => reconcile(message.orderId, deps),
});
