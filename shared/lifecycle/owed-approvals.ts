import type { Money } from '../orders/money.ts';
import type { Order } from '../orders/order.ts';
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

/** Whether what was agreed to covers what the order comes to now. */
function covers(agreed: Money | null, now: Money | null): boolean {
  if (!agreed || !now) return agreed === now;
  return agreed.currency === now.currency && now.minor <= agreed.minor;
}

/** The approvals that a step of this order needs of its own, one after the other. */
export const approvalsOfStep = (step: Step, order: Order, { approvals, currency }: Rules): Approval[] =>
  approvals.filter(({ steps, when }) => steps.includes(step.id) && matches(when, order, currency));

/**
 * The approvals that steps behind the order would need today and that nobody gave, or gave for less: what is ordered changed since. They are
 * asked for before it goes on.
 */
export function owedApprovals(order: Order, settings: Rules): Approval[] {
  const taken = stepsTaken(order, settings);
  return settings.approvals.filter(
    ({ id, steps, when }) =>
      steps.some((step) => taken.includes(step)) &&
      matches(when, order, settings.currency) &&
      !order.approved.some(({ approval, total }) => approval === id && covers(total, order.content.total)),
  );
}
