import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import type { Settings } from '../settings/schema.ts';
import { stageTask, type TaskContext } from './open-task.ts';
import { approvalWaits, flowUnknown, orderClosed, type Refusal, stageUnknown } from './refusals.ts';
import { flowFor, flowOf, isOpen, isOpenStage, STANDARD, stageOf } from './stages.ts';

/** Where an order comes to in other settings. `task` is null where it stays in its stage: its work, owner and due time stay as they are. */
export interface Migration {
  flow: string;
  from: string;
  to: string;
  task: Task | null;
}

/** Whether orders of that flow can stand in the stage; held and closed ones can in any. */
function hasStage(settings: Settings, flow: string, stage: string): boolean {
  const category = stageOf(settings, stage)?.category;
  if (category === undefined) return false;
  const own = flowOf(settings, flow);
  return category === 'hold' || category === 'void' || !own || own.stages.includes(stage);
}

/** The flow that the order follows on: its own where it is still there and has the stage, else the one that its rules choose. */
function flowAfter(order: Order, stage: string, settings: Settings): string | undefined {
  const chosen = flowFor(order, settings);
  const own = order.flow === STANDARD ? chosen : (flowOf(settings, order.flow)?.id ?? chosen);
  return [own, chosen].find((flow) => hasStage(settings, flow, stage));
}

/**
 * The order in another version of the settings, whose way is in `context.settings`. It stays where it is, or goes to `to` where that is named. Refused
 * where its stage is gone and none is named, where no flow has the stage, and while it waits for an approval of the old way.
 */
export function migrationOf(order: Order, to: string | null, context: TaskContext): Migration | Refusal {
  const { settings } = context;
  const target = to ?? order.stage;
  const stage = stageOf(settings, target);
  if (!stage) return to === null ? flowUnknown() : stageUnknown(target);
  if (!isOpen(order, settings) || !isOpenStage(settings, target)) return orderClosed(stage.names);
  if (order.approval) return approvalWaits();
  // Orders come to a stage of holds by a hold alone: there has to be a reason to lift.
  if (stage.category === 'hold' && !order.heldFrom) return stageUnknown(target);
  // A held order returns to where it was held: that has to be there, or it is lifted first.
  if (order.heldFrom && (target !== order.stage || !stageOf(settings, order.heldFrom.stage))) return flowUnknown();
  const flow = flowAfter(order, order.heldFrom?.stage ?? target, settings);
  if (flow === undefined) return flowUnknown();
  const moved = target !== order.stage;
  const task = moved ? stageTask(stage, { ...order, flow }, order.version + 1, context) : null;
  return { flow, from: order.stage, to: target, task };
}

export const isMigration = (result: Migration | Refusal): result is Migration => 'flow' in result;
