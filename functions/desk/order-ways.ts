import { decideUndo } from '../../shared/lifecycle/decide-undo.ts';
import { followedSettings } from '../../shared/lifecycle/flow-version.ts';
import { isMigration, migrationOf } from '../../shared/lifecycle/migration.ts';
import { flowOf, isOpen, isOpenStage } from '../../shared/lifecycle/stages.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import type { MigrationView, UndoView } from '../../web/desk/order-views.ts';
import { happeningView, type Presenting } from '../../web/present/order.ts';
import type { Visit } from './visit.ts';

/** The step that this person may still take back, as the order's writer will decide it. */
export function undoOf(order: Order, events: readonly OrderEvent[], visit: Visit, presenting: Presenting): UndoView {
  const { staff, now } = visit;
  const { settings } = presenting;
  const event = events.findLast(({ fact }) => fact.type === 'stage-entered' || fact.type === 'cancelled');
  if (!event) return null;
  const wish = { type: 'undo-step', seq: event.seq } as const;
  const actor = { kind: 'staff', id: staff.id } as const;
  const command = { id: 'asked', orderId: order.id, actor, reason: null, expectedVersion: order.version, wish };
  const people = { settings, now, assign: assigner(settings), away: new Set<string>() };
  const facts = decideUndo(wish, { order, command, context: { ...people, seen: false, since: events } });
  return Array.isArray(facts) ? { seq: event.seq, words: happeningView(event, presenting).words } : null;
}

function placeIn(
  order: Order,
  to: string | null,
  settings: Settings,
  { now, language }: Visit,
): MigrationView['places'] {
  const result = migrationOf(order, to, { settings, now, assign: assigner(settings) });
  if (!isMigration(result)) return [];
  const stage = settings.stages.find(({ id }) => id === result.to);
  const flow = flowOf(settings, result.flow);
  return [
    {
      to: to ?? '',
      stage: stage?.names[language] ?? result.to,
      flow: flow?.names[language] ?? null,
      dueAt: result.task?.dueAt ?? null,
    },
  ];
}

/** Where the order would come to in the settings of now, for each stage that it can go on in; null where it follows them already. */
export async function migrationFor(order: Order, visit: Visit): Promise<MigrationView | null> {
  const current = await visit.deps.settings.current();
  if (order.settingsVersion >= current.version || !isOpen(order, current.settings)) return null;
  const settings = followedSettings(current.settings, current.settings);
  const others = settings.stages.filter(({ id }) => id !== order.stage && isOpenStage(settings, id));
  const places = [null, ...others.map(({ id }) => id)].flatMap((to) => placeIn(order, to, settings, visit));
  return { from: order.settingsVersion, to: current.version, places };
}
