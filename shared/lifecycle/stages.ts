import type { Order } from '../orders/order.ts';
import type { Settings, Stage, Step } from '../settings/schema.ts';

type Flow = Pick<Settings, 'stages'>;

export const stageOf = (settings: Flow, id: string): Stage | undefined =>
  settings.stages.find((stage) => stage.id === id);

/** Where orders begin: the first open stage of the settings. */
export function firstStage(settings: Flow): Stage {
  const first = settings.stages.find(({ category }) => category === 'open') ?? settings.stages[0];
  if (!first) throw new Error('settings name no stages');
  return first;
}

export const holdStage = (settings: Flow): Stage | undefined =>
  settings.stages.find(({ category }) => category === 'hold');

/**
 * Whether work is left on an order in that stage. A stage that the settings do not know counts as open: such an order must be found, not
 * forgotten.
 */
export function isOpenStage(settings: Flow, id: string): boolean {
  const category = stageOf(settings, id)?.category;
  return category !== 'done' && category !== 'void';
}

export const isOpen = (order: Pick<Order, 'stage'>, settings: Flow): boolean => isOpenStage(settings, order.stage);

/** The steps that the settings offer where the order stands: the buttons of mail and desk. */
export const nextSteps = (order: Pick<Order, 'stage'>, settings: Flow): readonly Step[] =>
  stageOf(settings, order.stage)?.steps ?? [];

/** The step that cancels, where the order's stage (or the one that it is held from) still offers one. */
export function cancelStep(order: Pick<Order, 'stage' | 'hold'>, settings: Flow): Step | undefined {
  const places = [order.stage, ...(order.hold ? [order.hold.from] : [])];
  return places
    .flatMap((id) => stageOf(settings, id)?.steps ?? [])
    .find((step) => stageOf(settings, step.to)?.category === 'void');
}
