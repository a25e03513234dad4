import { HubError } from '../../shared/errors/hub-error.ts';
import { append } from '../../shared/lifecycle/append.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { decide, type Outcome } from '../../shared/lifecycle/decide.ts';
import type { DecideContext } from '../../shared/lifecycle/deciding.ts';
import { followedSettings } from '../../shared/lifecycle/flow-version.ts';
import { isOpen } from '../../shared/lifecycle/stages.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { CommandReceipt } from '../../shared/platform/orders.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { lookedUp } from './look-up.ts';
import type { LifecycleDeps } from './wire.ts';

/** One writer per order makes races rare; what is left comes from interpretation and redelivery. */
const TRIES = 5;

/** Flow of the version that the order follows, people and calendar of today. */
async function settingsFor(order: Order, deps: LifecycleDeps): Promise<Settings> {
  const { settings: now, version } = await deps.settings.current();
  if (version === order.settingsVersion) return now;
  const { settings: begun } = await deps.settings.version(order.settingsVersion);
  return followedSettings(now, begun);
}

/** The way of the version that a migration asks for; absent where there is none. */
async function targetOf({ wish }: Command, deps: LifecycleDeps): Promise<{ target?: Settings }> {
  if (wish.type !== 'migrate-flow') return {};
  const { settings: now, version } = await deps.settings.current();
  if (version === wish.settingsVersion) return { target: now };
  try {
    return { target: followedSettings(now, (await deps.settings.version(wish.settingsVersion)).settings) };
  } catch (error) {
    if (error instanceof HubError && error.code === 'not-found') return {};
    throw error;
  }
}

async function eventsSince(order: Order, command: Command, deps: LifecycleDeps): Promise<OrderEvent[]> {
  const { expectedVersion, wish } = command;
  // Taking a step back needs what was before it.
  if (wish.type === 'undo-step') return deps.orders.events(order.id);
  return expectedVersion === null || expectedVersion >= order.version ? [] : deps.orders.events(order.id);
}

const receiptOf = (command: Command, outcome: Outcome, events: readonly OrderEvent[], at: Date): CommandReceipt => ({
  commandId: command.id,
  events: events.map(({ seq }) => seq),
  refusal: outcome.ok ? null : outcome.refusal,
  at: at.toISOString(),
});

/** Decides; once more with what rules ask about the order where what is ordered changes: holds and approvals follow from it. */
async function decided(order: Order, command: Command, context: DecideContext, deps: LifecycleDeps): Promise<Outcome> {
  const outcome = decide(order, command, context);
  const profile = outcome.ok && (await lookedUp(order, outcome.facts, context.settings, deps));
  return profile ? decide(order, command, { ...context, profile }) : outcome;
}

/**
 * Carries out one command: read the order, decide, write the events under the version that was read. A command with a receipt was
 * carried out before and does nothing.
 * @returns what came of it; null when there is no such order
 */
export async function carryOut(command: Command, deps: LifecycleDeps): Promise<CommandReceipt | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const { order, receipt } = await deps.orders.withReceipt(command.orderId, command.id);
    if (!order) return null;
    if (receipt) return receipt;
    const settings = await settingsFor(order, deps);
    const now = deps.clock.now();
    const since = await eventsSince(order, command, deps);
    const { away, assign, settings: staffed } = await deps.staffing(settings);
    const target = await targetOf(command, deps);
    const outcome = await decided(
      order,
      command,
      { ...target, settings: staffed, now, assign, away, seen: false, since },
      deps,
    );
    if (!outcome.ok || outcome.facts.length === 0) {
      const answer = receiptOf(command, outcome, [], now);
      await deps.store.answer(order.id, answer);
      return answer;
    }
    const { actor, reason, id } = command;
    const { order: after, events } = append(order, outcome.facts, { at: now, actor, reason, causedBy: id });
    const answer = receiptOf(command, outcome, events, now);
    const result = await deps.store.commit({
      before: order,
      after,
      open: isOpen(after, target.target ?? settings),
      events,
      receipt: answer,
    });
    if (result === 'committed') return answer;
  }
  throw new Error(`order ${command.orderId} changed ${TRIES} times while a command was carried out`);
}
