import { dueWords } from './due-words.ts';
import type { Stage, Step } from './flow.ts';
import type { Language, Names } from './language.ts';
import type { Settings } from './schema.ts';

/** The settings that a diagram shows. */
export type Drawable = Pick<Settings, 'stages' | 'flows' | 'approvals'>;

export interface DrawnStage {
  stage: Stage;
  name: string;
  /** Owner role and due time; empty for closed stages. */
  under: string[];
}

export interface DrawnStep {
  step: Step;
  from: string;
  to: string;
  name: string;
  /** Names of the approvals that may be asked for it. */
  approvals: string[];
}

/** One way through the stages, as a diagram shows it. */
export interface Drawn {
  title: string;
  stages: DrawnStage[];
  steps: DrawnStep[];
}

const STANDARD: Names = { 'zh-CN': '标准流程', en: 'Standard' };

export const CATEGORY_NAMES: Record<Stage['category'], Names> = {
  open: { 'zh-CN': '处理中', en: 'Open' },
  'waiting-customer': { 'zh-CN': '等待客户', en: 'Waiting for the customer' },
  'waiting-others': { 'zh-CN': '等待他方', en: 'Waiting for others' },
  hold: { 'zh-CN': '挂起', en: 'On hold' },
  done: { 'zh-CN': '完成', en: 'Done' },
  void: { 'zh-CN': '作废', en: 'Void' },
};

/** The flows that orders can get: those of the settings, and the standard one where some order may find none. */
export function flowsToDraw({ flows }: Pick<Settings, 'flows'>): string[] {
  const named = flows.map(({ id }) => id);
  const all = flows.some(({ when }) => Object.keys(when).length === 0);
  return all || named.includes('standard') ? named : [...named, 'standard'];
}

/** What a flow consists of: its stages, the hold and the void, and the steps between them. An unknown flow has all stages. */
export function drawn({ stages, flows, approvals }: Drawable, flowId: string, language: Language): Drawn {
  const flow = flows.find(({ id }) => id === flowId);
  const beside = (stage: Stage): boolean => stage.category === 'hold' || stage.category === 'void';
  const own = flow
    ? flow.stages.flatMap((id) => stages.find((stage) => stage.id === id && !beside(stage)) ?? [])
    : stages.filter((stage) => !beside(stage));
  const shown = [...own, ...stages.filter(beside)];
  return {
    title: (flow?.names ?? STANDARD)[language],
    stages: shown.map((stage) => {
      const due = flow?.due[stage.id] ?? stage.due;
      const under = [stage.role, due && dueWords(due, language)].filter((text) => text !== undefined);
      return { stage, name: stage.names[language], under };
    }),
    steps: shown.flatMap((stage) =>
      stage.steps
        .filter(({ to }) => shown.some(({ id }) => id === to))
        .map((step) => ({
          step,
          from: stage.id,
          to: step.to,
          name: step.names[language],
          approvals: approvals.filter(({ steps }) => steps.includes(step.id)).map(({ names }) => names[language]),
        })),
    ),
  };
}
