import type { Actor, OrderFact } from '../orders/events.ts';
import type { Hold, Order } from '../orders/order.ts';
import type { Settings, Stage, Step } from '../settings/schema.ts';
import type { Command, Wish } from './commands.ts';
import { noticeFor } from './notice.ts';
import { stageTask, type TaskContext } from './open-task.ts';
import {
  alreadyOnHold,
  cannotCancel,
  holdNotSetUp,
  needsMissing,
  notOnHold,
  orderClosed,
  type Refusal,
  stageUnknown,
  stepNotOffered,
} from './refusals.ts';
import { cancelStep, firstStage, holdStage, isOpen, nextSteps, stageOf } from './stages.ts';

export interface PeopleContext extends TaskContext {
  /** Staff ids of those who cannot be reached by mail. */
  away: ReadonlySet<string>;
}

export interface Deciding {
  order: Order;
  command: Command;
  context: PeopleContext;
}

type WishOf<T extends Wish['type']> = Extract<Wish, { type: T }>;

export const namesOf = (order: Order, settings: Settings): Stage['names'] =>
  stageOf(settings, order.stage)?.names ?? { 'zh-CN': order.stage, en: order.stage };

const isGiven = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';

function missing(step: Step, wish: WishOf<'take-step'>, command: Command): Step['needs'] {
  const given = { carrier: wish.carrier, trackingNumber: wish.trackingNumber, reason: command.reason };
  return step.needs.filter((need) => !isGiven(given[need]));
}

/** A step that the settings offer where the order stands. A step into a void stage is a cancellation. */
export function decideStep(wish: WishOf<'take-step'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const { settings } = context;
  if (!isOpen(order, settings)) return orderClosed(namesOf(order, settings));
  if (!stageOf(settings, order.stage)) return stageUnknown(order.stage);
  const step = nextSteps(order, settings).find(({ id }) => id === wish.step);
  if (!step) return stepNotOffered(wish.step, namesOf(order, settings));
  const target = stageOf(settings, step.to);
  if (!target || target.category === 'hold') return stageUnknown(step.to);
  const needs = missing(step, wish, command);
  if (needs.length > 0) return needsMissing(needs);
  if (target.category === 'void') {
    return [{ type: 'cancelled', from: order.stage, to: target.id, wish: command.reason }];
  }
  return [
    {
      type: 'stage-entered',
      from: order.stage,
      to: target.id,
      step: step.id,
      task: stageTask(target, order.id, order.version + 1, context),
      carrier: wish.carrier?.trim() || null,
      trackingNumber: wish.trackingNumber?.trim() || null,
    },
  ];
}

const nameOf = (actor: Actor): string => actor.id ?? actor.kind;

export function decideHold(wish: WishOf<'hold'>, { order, command, context }: Deciding): OrderFact[] | Refusal {
  const { settings, now } = context;
  if (order.hold) return alreadyOnHold();
  if (!isOpen(order, settings)) return orderClosed(namesOf(order, settings));
  const stage = holdStage(settings);
  const task = stage && stageTask(stage, order.id, order.version + 1, context);
  if (!stage || !task) return holdNotSetUp();
  const hold: Hold = {
    reason: wish.reason,
    note: wish.note,
    since: now.toISOString(),
    by: nameOf(command.actor),
    from: order.stage,
  };
  return [{ type: 'held', hold, task: { ...task, reason: wish.note.slice(0, 500) || null } }];
}

/** Back to where the order was held, with a fresh due time; to the first stage when the settings know that stage no more. */
export function decideResume({ order, context }: Deciding): OrderFact[] | Refusal {
  if (!order.hold) return notOnHold();
  const stage = stageOf(context.settings, order.hold.from) ?? firstStage(context.settings);
  return [{ type: 'resumed', to: stage.id, task: stageTask(stage, order.id, order.version + 1, context) }];
}

/**
 * Staff cancel where the settings offer it. A shop's cancellation is carried out under the same condition; where the order is too far, and
 * always when the customer asks, the owner gets a notice and decides. An order that is void already stays so.
 */
export function decideCancel(wish: WishOf<'cancel'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const { settings } = context;
  const byPerson = command.actor.kind === 'staff' || command.actor.kind === 'api';
  const category = stageOf(settings, order.stage)?.category;
  if (category === 'void') return byPerson ? orderClosed(namesOf(order, settings)) : [];
  const step = isOpen(order, settings) ? cancelStep(order, settings) : undefined;
  if (step && command.actor.kind !== 'customer') {
    return [{ type: 'cancelled', from: order.stage, to: step.to, wish: wish.wish }];
  }
  if (byPerson)
    return isOpen(order, settings) ? cannotCancel(namesOf(order, settings)) : orderClosed(namesOf(order, settings));
  return [
    noticeFor(deciding, wish.wish ?? (settings.language === 'en' ? 'Wants the order cancelled' : '要求取消订单')),
  ];
}
