import type { Stage } from './flow.ts';

/** Done or void: no work is left. */
export const isClosed = ({ category }: Pick<Stage, 'category'>): boolean => category === 'done' || category === 'void';

/** Stages that can be come to from these by steps, these included; only through stages of `within`, where it is given. */
export function reach(
  from: readonly string[],
  stages: readonly Stage[],
  within: (stage: Stage) => boolean = () => true,
): Set<string> {
  const reached = new Set(from);
  for (const id of reached) {
    for (const { to } of stages.find((stage) => stage.id === id)?.steps ?? []) {
      const target = stages.find((stage) => stage.id === to);
      if (target && within(target)) reached.add(to);
    }
  }
  return reached;
}
