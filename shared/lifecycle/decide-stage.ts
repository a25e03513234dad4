import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Step } from '../settings/flow.ts';
import type { Command } from './commands.ts';
import { type Deciding, hasRole, namesOf, type WishOf } from './deciding.ts';
import { noticeFor } from './notice.ts';
import {
  approvalWaits,
  cannotCancel,
  goodsAreOut,
  needsMissing,
  notYourRole,
  orderClosed,
  type Refusal,
  stageUnknown,
  stepNotOffered,
} from './refusals.ts';
import { cancelStep, isOpen, nextSteps, stageOf } from './stages.ts';
import { takeStep } from './take-step.ts';
import { withdrawApproval } from './withdraw-approval.ts';

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
  if (order.approval) return approvalWaits();
  const step = nextSteps(order, settings).find(({ id }) => id === wish.step);
  if (!step) return stepNotOffered(wish.step, namesOf(order, settings));
  if (step.by && !hasRole(deciding, step.by)) return notYourRole(step.by);
  const target = stageOf(settings, step.to);
  if (!target || target.category === 'hold') return stageUnknown(step.to);
  const needs = missing(step, wish, command);
  if (needs.length > 0) return needsMissing(needs);
  const out = target.category === 'void' ? goodsOut(order) : [];
  if (out.length > 0) return goodsAreOut(out);
  const given = { carrier: wish.carrier?.trim() || null, trackingNumber: wish.trackingNumber?.trim() || null };
  return takeStep(step, given, deciding);
}

/** The cancellation of an order by one of its steps: asked for where it has to be approved, and an approval that waits is withdrawn. */
function cancelledBy(step: Step, wish: string | null, deciding: Deciding, after: number): OrderFact[] {
  const approval = withdrawApproval(deciding, after);
  const then: Deciding = { ...deciding, order: approval.order };
  const facts = takeStep(step, { carrier: null, trackingNumber: null }, then, undefined, after + approval.facts.length);
  return [...approval.facts, ...facts.map((fact) => (fact.type === 'cancelled' ? { ...fact, wish } : fact))];
}

/** Goods that are with the customer: an order with such goods is not void. */
const goodsOut = ({ progress }: Order): { lineNo: number; quantity: number }[] =>
  progress
    .filter(({ shipped, returned }) => shipped > returned)
    .map(({ lineNo, shipped, returned }) => ({ lineNo, quantity: Math.round((shipped - returned) * 1e9) / 1e9 }));

/**
 * Staff cancel where the settings offer it. A shop's cancellation is carried out under the same condition; where the order is too far, and
 * always when the customer asks, the owner gets a notice and decides. An order that is void already stays so.
 * @param after how many facts of the same command come before
 */
export function decideCancel(wish: WishOf<'cancel'>, deciding: Deciding, after = 0): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const { settings } = context;
  const byPerson = command.actor.kind === 'staff' || command.actor.kind === 'api';
  const category = stageOf(settings, order.stage)?.category;
  if (category === 'void') return byPerson ? orderClosed(namesOf(order, settings)) : [];
  const step = isOpen(order, settings) ? cancelStep(order, settings) : undefined;
  const out = goodsOut(order);
  if (step && out.length === 0 && command.actor.kind !== 'customer') {
    if (step.by && byPerson && !hasRole(deciding, step.by)) return notYourRole(step.by);
    const pending = order.approval && stageOf(settings, order.approval.to)?.category === 'void';
    return pending ? approvalWaits() : cancelledBy(step, wish.wish, deciding, after);
  }
  if (step && byPerson) return goodsAreOut(out);
  if (byPerson)
    return isOpen(order, settings) ? cannotCancel(namesOf(order, settings)) : orderClosed(namesOf(order, settings));
  return [
    noticeFor(
      deciding,
      wish.wish ?? (settings.language === 'en' ? 'Wants the order cancelled' : '要求取消订单'),
      after,
    ),
  ];
}
