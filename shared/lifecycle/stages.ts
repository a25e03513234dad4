import type { Order } from '../orders/order.ts';
import type { Flow, Stage, Step } from '../settings/flow.ts';
import { matches, type Subject } from '../settings/matches.ts';
import type { Settings } from '../settings/schema.ts';

type Stages = Pick<Settings, 'stages'>;
type Flows = Pick<Settings, 'stages' | 'flows' | 'currency'>;

/** The flow of a company that names none: all stages, from the first open one on. */
export const STANDARD = 'standard';

export const stageOf = (settings: Stages, id: string): Stage | undefined =>
  settings.stages.find((stage) => stage.id === id);

export const flowOf = (settings: Pick<Settings, 'flows'>, id: string): Flow | undefined =>
  settings.flows.find((flow) => flow.id === id);

/** The flow for an order: the first whose condition is true of it. */
export const flowFor = (subject: Subject, { flows, currency }: Flows): string =>
  flows.find(({ when }) => matches(when, subject, currency))?.id ?? STANDARD;

/** Where orders of a flow begin: its first stage, or the first open stage of the settings. */
export function firstStage(settings: Pick<Settings, 'stages' | 'flows'>, flow: string): Stage {
  const id = flowOf(settings, flow)?.stages[0];
  const named = id === undefined ? undefined : stageOf(settings, id);
  const first = named ?? settings.stages.find(({ category }) => category === 'open') ?? settings.stages[0];
  if (!first) throw new Error('settings name no stages');
  return first;
}

export const holdStage = (settings: Stages): Stage | undefined =>
  settings.stages.find(({ category }) => category === 'hold');

/**
 * Whether work is left on an order in that stage. A stage that the settings do not know counts as open: such an order must be found, not
 * forgotten.
 */
export function isOpenStage(settings: Stages, id: string): boolean {
  const category = stageOf(settings, id)?.category;
  return category !== 'done' && category !== 'void';
}

export const isOpen = (order: Pick<Order, 'stage'>, settings: Stages): boolean => isOpenStage(settings, order.stage);

export type OnItsWay = Subject & Pick<Order, 'stage' | 'flow'>;

/** The steps that lead out of a stage, for that order: those of its flow whose condition is true. */
function stepsFrom(stage: string, order: OnItsWay, settings: Flows): readonly Step[] {
  const flow = flowOf(settings, order.flow);
  return (stageOf(settings, stage)?.steps ?? []).filter(
    ({ to, when }) =>
      (!flow || flow.stages.includes(to) || stageOf(settings, to)?.category === 'void') &&
      (!when || matches(when, order, settings.currency)),
  );
}

/** The steps that the settings offer where the order stands: the buttons of mail and desk. None while an approval is asked for. */
export const nextSteps = (order: OnItsWay & Pick<Order, 'approval'>, settings: Flows): readonly Step[] =>
  order.approval ? [] : stepsFrom(order.stage, order, settings);

/** The step that cancels, where the order's stage (or the one that it is held from) still offers one. */
export function cancelStep(order: OnItsWay & Pick<Order, 'heldFrom'>, settings: Flows): Step | undefined {
  const places = [order.stage, ...(order.heldFrom ? [order.heldFrom.stage] : [])];
  return places
    .flatMap((id) => stepsFrom(id, order, settings))
    .find((step) => stageOf(settings, step.to)?.category === 'void');
}
