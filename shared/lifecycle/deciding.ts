import type { Actor } from '../orders/actor.ts';
import type { OrderEvent } from '../orders/events.ts';
import type { Order, Profile } from '../orders/order.ts';
import type { Stage } from '../settings/flow.ts';
import type { Settings } from '../settings/schema.ts';
import type { Command, Wish } from './commands.ts';
import type { TaskContext } from './open-task.ts';
import { stageOf } from './stages.ts';

export interface PeopleContext extends TaskContext {
  /** Staff ids of those who cannot be reached by mail. */
  away: ReadonlySet<string>;
}

export interface DecideContext extends PeopleContext {
  /** True when an event or receipt of this command exists already: then nothing more happens. */
  seen: boolean;
  /** The events after the version that the sender saw, oldest first; all of them where a step is to be undone. */
  since: readonly OrderEvent[];
  /** What rules ask about the order with the content that is wished; absent where it was not looked up. */
  profile?: Profile;
  /** The settings whose way `migrate-flow` asks for; absent where there is no such version. */
  target?: Settings;
}

/** A command under decision. */
export interface Deciding {
  order: Order;
  command: Command;
  context: DecideContext;
}

export type WishOf<T extends Wish['type']> = Extract<Wish, { type: T }>;

export const namesOf = (order: Order, settings: Settings): Stage['names'] =>
  stageOf(settings, order.stage)?.names ?? { 'zh-CN': order.stage, en: order.stage };

/** Who it was, as records keep it: a staff id, a key's name, or the kind of actor. */
export const nameOf = (actor: Actor): string => actor.id ?? actor.kind;

/** Whether the actor has one of the roles. Programs of ours and the hub have all of them; customers and sources none. */
export function hasRole({ command, context }: Deciding, roles: readonly string[]): boolean {
  const { actor } = command;
  if (actor.kind === 'api' || actor.kind === 'hub') return true;
  const person = actor.kind === 'staff' ? context.settings.staff.find(({ id }) => id === actor.id) : undefined;
  return person?.roles.some((role) => roles.includes(role)) ?? false;
}

/** What a shop, a message or the hub's own reading reports, without a person who decided it. */
export const isReported = ({ command }: Deciding): boolean =>
  command.actor.kind === 'source' || (command.actor.kind === 'hub' && command.actor.id === 'interpret');
