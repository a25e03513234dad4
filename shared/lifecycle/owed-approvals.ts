import type { Order } from '../orders/order.ts';
import type { Approved } from '../orders/work.ts';
import type { Approval, Step } from '../settings/flow.ts';
import { matches } from '../settings/matches.ts';
import type { Settings } from '../settings/schema.ts';
import { stageOf } from './stages.ts';

type Rules = Pick<Settings, 'stages' | 'approvals' | 'currency'>;

/**
 * The steps that brought the order to where it stands, oldest first. Where it was sent or taken back, what came after that stage is undone;
 * stays on hold are no part of the way.
 */
export function stepsTaken({ way }: Pick<Order, 'way'>, settings: Pick<Settings, 'stages'>): string[] {
  const path: { stage: string; step: string | undefined }[] = [];
  for (const { stage, step } of way) {
    if (stageOf(settings, stage)?.category === 'hold') continue;
    const before = path.findIndex((one) => one.stage === stage);
    if (before < 0) path.push({ stage, step });
    else path.splice(before + 1);
  }
  return path.flatMap(({ step }) => step ?? []);
}

/** Whether the sum that was agreed to says nothing of the order as it is now: it has none, or another currency. */
const isIncomparable = ({ total, overtaken }: Approved, { content }: Order): boolean =>
  overtaken || total?.currency !== content.total?.currency;

/** Whether what was agreed to covers what the order has become: the same customer, no more money, no larger discount. */
function covers(agreed: Approved, order: Order): boolean {
  const { content, profile } = order;
  if (isIncomparable(agreed, order) || agreed.customerId !== content.party.customerId) return false;
  return (content.total?.minor ?? 0) <= (agreed.total?.minor ?? 0) && profile.discount <= agreed.discount;
}

/** Whether that approval was given to what the order was before it changed. */
export function isOvertaken(approval: string, order: Order): boolean {
  const agreed = order.approved.find((one) => one.approval === approval);
  return agreed !== undefined && !covers(agreed, order);
}

/** Whether the order goes without that approval. What was asked for by amount stays asked for where the amount cannot be told any more. */
function isOwed({ id, when }: Approval, order: Order, currency: string): boolean {
  const agreed = order.approved.find(({ approval }) => approval === id);
  const asked = matches(when, order, currency);
  if (!agreed) return asked;
  return !covers(agreed, order) && (asked || isIncomparable(agreed, order));
}

/** The approvals that a step of this order needs of its own, one after the other. */
export const approvalsOfStep = (step: Step, order: Order, { approvals, currency }: Rules): Approval[] =>
  approvals.filter(({ steps, when }) => steps.includes(step.id) && matches(when, order, currency));

/**
 * The approvals that steps behind the order would need today and that nobody gave, or gave for less: what is ordered changed since. They are
 * asked for before it goes on.
 * @param order as it stands, with the profile of what is ordered now
 */
export function owedApprovals(order: Order, settings: Rules): Approval[] {
  const taken = stepsTaken(order, settings);
  return settings.approvals.filter(
    (approval) => approval.steps.some((step) => taken.includes(step)) && isOwed(approval, order, settings.currency),
  );
}
