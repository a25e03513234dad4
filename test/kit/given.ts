import { append } from '../../shared/lifecycle/append.ts';
import type { Command, Wish } from '../../shared/lifecycle/commands.ts';
import { decide, type Outcome } from '../../shared/lifecycle/decide.ts';
import { replay } from '../../shared/lifecycle/evolve.ts';
import type { RefusalCode } from '../../shared/lifecycle/refusals.ts';
import type { Actor } from '../../shared/orders/actor.ts';
import type { OrderEvent, OrderFact } from '../../shared/orders/events.ts';
import type { Order, Profile } from '../../shared/orders/order.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { type Assign, assigner } from '../../shared/tasks/assign.ts';
import { after, MONDAY, sampleBeginning, sampleSettings } from './samples.ts';

export const LI_NA: Actor = { kind: 'staff', id: 'li-na' };
export const SHOP: Actor = { kind: 'source', id: 'shop-eu' };
export const BUYER: Actor = { kind: 'customer', id: 'U01' };
export const CLOCK: Actor = { kind: 'hub', id: 'schedule' };

export interface When {
  wish: Wish;
  actor?: Actor;
  reason?: string | null;
  /** The version that the sender saw; by default none. */
  saw?: number | null;
  seen?: boolean;
  /** Staff who cannot be reached by mail. */
  away?: readonly string[];
  /** What rules ask about the order with the content that is wished. */
  profile?: Profile;
  /** Hours after the order was admitted; by default one more than for the last command. */
  hours?: number;
}

/** The story of one order: what was, what is wished, what comes of it. */
export interface Story {
  readonly order: Order;
  readonly events: readonly OrderEvent[];
  readonly settings: Settings;
  /** Decides without changing the story. */
  decides(when: When): Outcome;
  /** Carries a command out; throws when it is refused. */
  did(when: When): Story;
  /** The facts that a command leads to. */
  facts(when: When): OrderFact[];
  /** The code with which a command is refused; undefined when it is not. */
  refuses(when: When): RefusalCode | undefined;
}

const commandOf = (order: Order, when: When, id: string): Command => ({
  id,
  orderId: order.id,
  actor: when.actor ?? LI_NA,
  reason: when.reason ?? null,
  expectedVersion: when.saw ?? null,
  wish: when.wish,
});

/** Begins a story with an admitted order, or with the events given. */
export function given(
  events: readonly OrderEvent[] = [sampleBeginning().event],
  settings: Settings = sampleSettings(),
  assign: Assign = assigner(settings),
  hour = 0,
): Story {
  const order = replay(events);
  const at = (when: When): Date => after(MONDAY, when.hours ?? hour + 1);
  const command = (when: When): Command => commandOf(order, when, `K${order.version}`);
  const decides = (when: When): Outcome =>
    decide(order, command(when), {
      settings,
      assign,
      now: at(when),
      away: new Set(when.away),
      ...(when.profile ? { profile: when.profile } : {}),
      seen: when.seen ?? false,
      since: events.filter(({ seq }) => seq > (when.saw ?? order.version)),
    });
  const facts = (when: When): OrderFact[] => {
    const outcome = decides(when);
    if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.words.en}`);
    return outcome.facts;
  };
  return {
    order,
    events,
    settings,
    decides,
    facts,
    refuses: (when) => {
      const outcome = decides(when);
      return outcome.ok ? undefined : outcome.refusal.code;
    },
    did: (when) => {
      const { actor, reason, id } = command(when);
      const added = append(order, facts(when), { at: at(when), actor, reason, causedBy: id });
      return given([...events, ...added.events], settings, assign, when.hours ?? hour + 1);
    },
  };
}

/** Takes a step of the settings. */
export const step = (id: string, extra: Partial<When> & { carrier?: string; trackingNumber?: string } = {}): When => {
  const { carrier, trackingNumber, ...when } = extra;
  return { ...when, wish: { type: 'take-step', step: id, carrier, trackingNumber } };
};
