import type { SettingsFault } from './check.ts';
import type { Stage } from './flow.ts';
import type { Settings } from './schema.ts';

/** Stages that can be come to from these by steps, these included. */
function reach(from: readonly string[], stages: readonly Stage[]): Set<string> {
  const reached = new Set(from);
  for (const id of reached) {
    for (const { to } of stages.find((stage) => stage.id === id)?.steps ?? []) reached.add(to);
  }
  return reached;
}

const isClosed = ({ category }: Stage): boolean => category === 'done' || category === 'void';

function checkSteps(stage: Stage, index: number, stages: readonly Stage[]): SettingsFault[] {
  const faults: SettingsFault[] = [];
  const at = ['stages', index, 'steps'] as const;
  if (isClosed(stage) && stage.steps.length > 0) {
    faults.push({ path: at, words: `the stage “${stage.id}” is closed, nothing leads out of it` });
  }
  for (const [place, step] of stage.steps.entries()) {
    const target = stages.find(({ id }) => id === step.to);
    const path = [...at, place, 'to'];
    if (!target) faults.push({ path, words: `the step “${step.id}” leads to “${step.to}”, which is no stage` });
    else if (target.category === 'hold') {
      faults.push({
        path,
        words: `the step “${step.id}” leads to “${step.to}”: any open order can be put on hold, without a step`,
      });
    } else if (target.id === stage.id)
      faults.push({ path, words: `the step “${step.id}” leads back to its own stage` });
    if (stage.steps.findIndex(({ id }) => id === step.id) < place) {
      faults.push({ path: [...at, place, 'id'], words: `the stage “${stage.id}” has the step “${step.id}” twice` });
    }
  }
  return faults;
}

/** Open stages and the hold stage belong to somebody and are due at some time. */
function checkOwner(stage: Stage, index: number, roles: ReadonlySet<string>): SettingsFault[] {
  if (isClosed(stage)) return [];
  const faults: SettingsFault[] = [];
  const at = ['stages', index] as const;
  if (stage.role === undefined)
    faults.push({ path: at, words: `the stage “${stage.id}” needs a role that owns its orders` });
  else if (!roles.has(stage.role)) {
    faults.push({
      path: [...at, 'role'],
      words: `nobody of the staff has the role “${stage.role}” that owns the stage “${stage.id}”`,
    });
  }
  if (stage.due === undefined) faults.push({ path: at, words: `the stage “${stage.id}” needs a due rule` });
  return faults;
}

function checkCategories(stages: readonly Stage[]): SettingsFault[] {
  const path = ['stages'];
  const count = (category: Stage['category']): number => stages.filter((stage) => stage.category === category).length;
  const faults: SettingsFault[] = [];
  if (count('open') === 0)
    faults.push({ path, words: 'there is no stage of category open: orders have nowhere to begin' });
  if (count('done') === 0) faults.push({ path, words: 'there is no stage of category done: orders never end' });
  if (count('hold') !== 1)
    faults.push({ path, words: `there must be one stage of category hold, there are ${count('hold')}` });
  if (count('void') !== 1)
    faults.push({ path, words: `there must be one stage of category void, there are ${count('void')}` });
  return faults;
}

/** Every stage can be come to from the first one, and from every open stage an order can be completed. */
function checkPaths(stages: readonly Stage[]): SettingsFault[] {
  const first = stages.find(({ category }) => category === 'open');
  if (!first) return [];
  const done = stages.filter(({ category }) => category === 'done').map(({ id }) => id);
  const reached = reach(
    [first.id, ...stages.filter(({ category }) => category === 'hold').map(({ id }) => id)],
    stages,
  );
  return stages.flatMap((stage, index) => {
    const path = ['stages', index];
    if (!reached.has(stage.id)) return [{ path, words: `no steps lead from “${first.id}” to the stage “${stage.id}”` }];
    const leads = reach([stage.id], stages);
    if (stage.category === 'open' && !done.some((id) => leads.has(id))) {
      return [{ path, words: `no steps lead from the stage “${stage.id}” to one of category done` }];
    }
    return [];
  });
}

/** The flow of stages: every one known, reachable, left, owned and timed. */
export function checkFlow({ stages, staff }: Settings): SettingsFault[] {
  const roles = new Set(staff.flatMap((person) => person.roles));
  const steps = stages.flatMap((stage, index) => checkSteps(stage, index, stages));
  return [
    ...checkCategories(stages),
    ...steps,
    ...stages.flatMap((stage, index) => checkOwner(stage, index, roles)),
    // A step to a wrong place cuts off whole stages: said once, by the step.
    ...(steps.length === 0 ? checkPaths(stages) : []),
  ];
}
