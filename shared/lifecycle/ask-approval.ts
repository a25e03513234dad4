import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { PendingApproval, Task } from '../orders/work.ts';
import type { Approval, Step } from '../settings/flow.ts';
import type { Language } from '../settings/language.ts';
import type { Settings } from '../settings/schema.ts';
import { canWork } from '../tasks/able.ts';
import { staffWithRole, standInFor } from '../tasks/assign.ts';
import { type Deciding, nameOf } from './deciding.ts';
import { assignedFor, openTask } from './open-task.ts';
import { isOvertaken } from './owed-approvals.ts';
import type { StepGiven } from './take-step.ts';

/** What the work says of an order that is approved once more. */
const AGAIN: Record<Language, string> = {
  'zh-CN': '（审批后订单已变更，需重新审批）',
  en: ' (again: the order was changed after it was approved)',
};

/** Who may agree at a level: those of the role who neither entered the order nor asked; the managers, where nobody is left. */
export function approversOf(
  approval: Approval,
  level: number,
  barred: readonly (string | null)[],
  settings: Pick<Settings, 'staff' | 'reminders'>,
): string[] {
  const role = approval.levels[level]?.role;
  const of = (name: string): string[] =>
    staffWithRole(settings, name)
      .map(({ id }) => id)
      .filter((id) => !barred.includes(id));
  const own = role === undefined ? [] : of(role);
  return own.length > 0 ? own : of(settings.reminders.escalateTo);
}

/** Who does not agree to what is asked of an order now: whoever asked, and whoever entered it. */
export const barredFrom = ({ approval, enteredBy }: Pick<Order, 'approval' | 'enteredBy'>): (string | null)[] => [
  approval?.askedBy ?? null,
  enteredBy,
];

/**
 * Who of them can be asked: of the role, those who are there and may see the order, with the substitutes of who is not; else of the managers. Where
 * none can, the role's all the same.
 */
function reachable(
  approval: Approval,
  level: number,
  barred: readonly (string | null)[],
  { order, context: { settings, away } }: Deciding,
): string[] {
  const approvers = approversOf(approval, level, barred, settings);
  const managers = staffWithRole(settings, settings.reminders.escalateTo).map(({ id }) => id);
  const about = { ...order, task: { kind: 'approval' as const, stage: order.stage } };
  const there = (ids: readonly string[]): string[] => {
    const people = ids.flatMap((id) => standInFor(id, settings.staff, away) ?? []);
    const able = people.filter((one) => !barred.includes(one.id) && canWork(one, about, settings));
    return [...new Set(able.map(({ id }) => id))];
  };
  return [there(approvers), there(managers), approvers].find((ids) => ids.length > 0) ?? [];
}

/**
 * The work of a level: one task that any of the approvers may take, or one for each of them. Where nobody may, the asked role keeps it, so
 * that the order is not ownerless; settings without a second person are refused by their check.
 */
export function levelTasks(
  approval: Approval,
  level: number,
  barred: readonly (string | null)[],
  { order, command, context }: Deciding,
  seq: number,
): Task[] {
  const rule = approval.levels[level];
  if (!rule) return [];
  const { settings } = context;
  const approvers = reachable(approval, level, barred, { order, command, context });
  const names = approval.names[settings.language];
  const again = isOvertaken(approval.id, order) ? AGAIN[settings.language] : '';
  const wanted = {
    kind: 'approval' as const,
    stage: order.stage,
    role: rule.role,
    due: rule.due,
    reason: `${names}${again}`,
    order,
    seq,
  };
  if (approvers.length === 0) return [openTask(wanted, context)];
  const assigned = context.assign(rule.role, order.id, assignedFor(order, wanted, context)).owner;
  const one = approvers.includes(assigned) ? assigned : (approvers[0] ?? assigned);
  const owners = rule.need === 'all' ? approvers : [one];
  return owners.map((owner, index) =>
    openTask({ ...wanted, owner, ...(index > 0 ? { suffix: String(index + 1) } : {}) }, context),
  );
}

/** Stops before a step until those agree whom the settings name. `askedBy`: whoever sent the command, unless somebody asked before. */
export function askApproval(
  approval: Approval,
  step: Step,
  given: StepGiven,
  deciding: Deciding,
  after: number,
  askedBy: string = nameOf(deciding.command.actor),
): OrderFact {
  const { order, context } = deciding;
  const pending: PendingApproval = {
    approval: approval.id,
    step: step.id,
    from: order.stage,
    to: step.to,
    ...given,
    askedAt: context.now.toISOString(),
    askedBy,
    level: 0,
    agreed: [],
  };
  const tasks = levelTasks(approval, 0, [askedBy, order.enteredBy], deciding, order.version + 1 + after);
  return { type: 'approval-asked', approval: pending, tasks };
}
