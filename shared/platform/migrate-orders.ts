import { HubError } from '../errors/hub-error.ts';
import type { Command } from '../lifecycle/commands.ts';
import { followedSettings } from '../lifecycle/flow-version.ts';
import { isMigration, migrationOf } from '../lifecycle/migration.ts';
import type { Refusal } from '../lifecycle/refusals.ts';
import type { Actor } from '../orders/actor.ts';
import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';
import { assigner } from '../tasks/assign.ts';
import type { Clock } from './clock.ts';
import type { Orders } from './orders.ts';
import type { Outbox } from './queue.ts';
import type { SettingsStore } from './settings-store.ts';
import { nextDue } from './table/items.ts';

/** Stages now → stages then. */
export type StageMap = Readonly<Record<string, string>>;

/** What becomes of one order. */
export interface OrderMigration {
  orderId: string;
  number: string;
  /** As it was seen: the command is refused when it changed meanwhile. */
  version: number;
  settingsVersion: number;
  flow: { before: string; after: string | null };
  stage: { before: string; after: string | null };
  /** Earliest due time of its work. */
  due: { before: string | null; after: string | null };
  refusal: Refusal | null;
}

export interface MigrationPlan {
  to: number;
  orders: OrderMigration[];
  /** Stages that are gone, without a place in the map, and how many orders are in them: nothing is sent while there are any. */
  unmapped: Record<string, number>;
}

export interface MigrationDeps {
  orders: Pick<Orders, 'open'>;
  settings: Pick<SettingsStore, 'current' | 'version'>;
  clock: Clock;
}

/** Orders sent on their way at once: one request has no time for more. */
const MOST_AT_ONCE = 500;

/** How many open orders follow which version and flow. */
export interface Running {
  settingsVersion: number;
  flow: string;
  orders: number;
}

export function runningOf(orders: readonly Pick<Order, 'settingsVersion' | 'flow'>[]): Running[] {
  const counts = new Map<string, Running>();
  for (const { settingsVersion, flow } of orders) {
    const key = `${settingsVersion} ${flow}`;
    const count = counts.get(key) ?? { settingsVersion, flow, orders: 0 };
    counts.set(key, { ...count, orders: count.orders + 1 });
  }
  return [...counts.values()].sort((a, b) => b.settingsVersion - a.settingsVersion || (a.flow < b.flow ? -1 : 1));
}

/** Where the map sends the order: the stage that it stands in, for those on hold nothing (they are lifted first where theirs is gone). */
const wanted = (order: Order, map: StageMap): string | null => map[order.stage] ?? null;

function plannedFor(order: Order, map: StageMap, settings: Settings, now: Date): OrderMigration {
  const { id, number, version, settingsVersion, flow, stage } = order;
  const result = migrationOf(order, wanted(order, map), { settings, now, assign: assigner(settings) });
  const due = nextDue(order);
  const known = { orderId: id, number, version, settingsVersion };
  if (!isMigration(result)) {
    const nowhere = { before: flow, after: null };
    return {
      ...known,
      flow: nowhere,
      stage: { before: stage, after: null },
      due: { before: due, after: null },
      refusal: result,
    };
  }
  const kept = order.tasks.filter(({ kind }) => kind !== 'stage').map(({ dueAt }) => dueAt);
  const dueAfter = result.task ? [...kept, result.task.dueAt].sort()[0] : due;
  return {
    ...known,
    flow: { before: flow, after: result.flow },
    stage: { before: stage, after: result.to },
    due: { before: due, after: dueAfter ?? null },
    refusal: null,
  };
}

/**
 * What a migration would do to every open order that follows an older version; nothing is changed.
 * @param to absent: the version in force
 * @throws HubError `input-invalid` where the map or the version names what is not there, `not-found`, `settings-missing`
 */
export async function planMigration(
  { to, map }: { to?: number | undefined; map: StageMap },
  deps: MigrationDeps,
): Promise<MigrationPlan> {
  const current = await deps.settings.current();
  const version = to ?? current.version;
  const wantedVersion = version === current.version ? current : await deps.settings.version(version);
  const settings = followedSettings(current.settings, wantedVersion.settings);
  const faults = Object.entries(map).flatMap(([from, target]) =>
    settings.stages.some(({ id }) => id === target)
      ? []
      : [{ where: 'body', path: `map.${from}`, message: `version ${version} has no stage “${target}”` }],
  );
  if (faults.length > 0) throw new HubError('input-invalid', { faults });
  const open = await deps.orders.open();
  const older = open.filter(({ settingsVersion }) => settingsVersion < version);
  const now = deps.clock.now();
  const orders = older
    .map((order) => plannedFor(order, map, settings, now))
    .sort((a, b) => (a.number < b.number ? -1 : 1));
  const unmapped: Record<string, number> = {};
  for (const { stage } of older) {
    if (map[stage] === undefined && !settings.stages.some(({ id }) => id === stage))
      unmapped[stage] = (unmapped[stage] ?? 0) + 1;
  }
  return { to: version, orders, unmapped };
}

/**
 * Sends the orders of a plan on their way, but those that are refused: at most so many at once, a further call sends the next ones. A repeat is
 * harmless.
 * @returns how many were sent, and how many are left
 * @throws HubError `input-invalid` while a stage is gone and not mapped: then nothing is sent
 */
export async function sendMigration(
  plan: MigrationPlan,
  map: StageMap,
  actor: Actor,
  commands: Pick<Outbox<Command>, 'send'>,
): Promise<{ sent: number; left: number }> {
  const faults = Object.entries(plan.unmapped).map(([stage, count]) => ({
    where: 'body',
    path: `map.${stage}`,
    message: `${count} open orders are in “${stage}”, which version ${plan.to} does not have: name the stage that they go to`,
  }));
  if (faults.length > 0) throw new HubError('input-invalid', { faults });
  const moving = plan.orders.filter(({ refusal }) => refusal === null);
  const wishes = moving.slice(0, MOST_AT_ONCE).map(
    ({ orderId, version, stage }): Command => ({
      id: `migrate-${plan.to}-${orderId}-${version}`,
      orderId,
      actor,
      reason: `settings ${plan.to}`,
      expectedVersion: version,
      wish: { type: 'migrate-flow', settingsVersion: plan.to, to: map[stage.before] ?? null },
    }),
  );
  if (wishes.length > 0) await commands.send(wishes);
  return { sent: wishes.length, left: moving.length - wishes.length };
}
