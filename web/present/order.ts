import { nextSteps, stageOf } from '../../shared/lifecycle/stages.ts';
import { actorWords, factWords } from '../../shared/lifecycle/words.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Task } from '../../shared/orders/work.ts';
import type { Language } from '../../shared/settings/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { taskNames } from '../../shared/tasks/title.ts';
import type { HappeningView, OrderGlance, StageView, StepView, TaskView } from '../views.ts';

/** Turns what the domain knows into what pages show, in one language. */
export interface Presenting {
  settings: Settings;
  language: Language;
}

export function stageView(id: string, { settings, language }: Presenting): StageView {
  const stage = stageOf(settings, id);
  return { id, name: stage?.names[language] ?? id, category: stage?.category ?? 'open' };
}

export function stepViews(order: Order, presenting: Presenting): StepView[] {
  const { settings, language } = presenting;
  return nextSteps(order, settings).map(({ id, names, to, needs }) => ({
    id,
    name: names[language],
    to: stageView(to, presenting).name,
    needs,
    ends: stageView(to, presenting).category === 'void',
  }));
}

export const staffName = (id: string, { settings }: Pick<Presenting, 'settings'>): string =>
  settings.staff.find((member) => member.id === id)?.name ?? id;

export const sourceName = (id: string, { settings, language }: Presenting): string =>
  settings.sources.find((source) => source.id === id)?.names[language] ?? id;

/** `order`: the one that it is of, where it names the approval. */
export const taskView = (
  task: Task,
  presenting: Presenting,
  order: Pick<Order, 'approval'> = { approval: null },
): TaskView => ({
  id: task.id,
  kind: task.kind,
  stage: taskNames(task, order, presenting.settings)[presenting.language],
  owner: staffName(task.owner, presenting),
  ownerId: task.owner,
  dueAt: task.dueAt,
  reason: task.reason,
});

export const orderGlance = (order: Order, presenting: Presenting): OrderGlance => ({
  id: order.id,
  number: order.number,
  stage: stageView(order.stage, presenting),
  content: order.content,
  source: sourceName(order.source, presenting),
  placedAt: order.placedAt,
});

export const happeningView = (event: OrderEvent, { settings, language }: Presenting): HappeningView => ({
  at: event.at,
  actor: actorWords(event.actor, settings)[language],
  words: factWords(event.fact, settings)[language],
  reason: event.reason,
});
