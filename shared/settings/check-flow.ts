import { isAlways } from './check-conditions.ts';
import { filledRoles, type SettingsFault, unfilled } from './fault.ts';
import type { Stage } from './flow.ts';
import { isClosed, reach } from './reach.ts';
import type { Settings } from './schema.ts';

function checkSteps(
  stage: Stage,
  index: number,
  stages: readonly Stage[],
  roles: ReadonlySet<string>,
): SettingsFault[] {
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
    for (const [who, role] of (step.by ?? []).entries())
      faults.push(...unfilled(role, [...at, place, 'by', who], roles, `may take the step “${step.id}”`));
  }
  return faults;
}

/** Whether a stage of these settings may have no due rule of its own: every flow that has it gives one, and no order goes without a flow. */
function isTimedByFlows(stage: Stage, { flows }: Settings): boolean {
  const having = flows.filter(({ stages }) => stages.includes(stage.id));
  return (
    flows.some(({ when }) => isAlways(when)) &&
    having.length > 0 &&
    having.every(({ due }) => due[stage.id] !== undefined)
  );
}

/** Stages with work, with waiting and the hold belong to somebody and are due at some time. */
function checkOwner(stage: Stage, index: number, settings: Settings, roles: ReadonlySet<string>): SettingsFault[] {
  if (isClosed(stage)) return [];
  const at = ['stages', index] as const;
  const faults =
    stage.role === undefined
      ? [{ path: at, words: `the stage “${stage.id}” needs a role that owns its orders` }]
      : unfilled(stage.role, [...at, 'role'], roles, `owns the stage “${stage.id}”`);
  if (stage.due === undefined && !isTimedByFlows(stage, settings))
    faults.push({ path: at, words: `the stage “${stage.id}” needs a due rule` });
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

/** Every stage can be come to from where orders begin, and from every stage with work or waiting an order can be completed. */
function checkPaths({ stages, flows }: Settings): SettingsFault[] {
  const first = stages.find(({ category }) => category === 'open');
  if (!first) return [];
  const done = stages.filter(({ category }) => category === 'done').map(({ id }) => id);
  const begins = [first.id, ...flows.flatMap((flow) => flow.stages.slice(0, 1))];
  const holds = stages.filter(({ category }) => category === 'hold').map(({ id }) => id);
  const reached = reach([...begins, ...holds], stages);
  return stages.flatMap((stage, index) => {
    const path = ['stages', index];
    if (!reached.has(stage.id)) return [{ path, words: `no steps lead from “${first.id}” to the stage “${stage.id}”` }];
    const leads = reach([stage.id], stages);
    if (!isClosed(stage) && stage.category !== 'hold' && !done.some((id) => leads.has(id))) {
      return [{ path, words: `no steps lead from the stage “${stage.id}” to one of category done` }];
    }
    return [];
  });
}

/** The pool of stages: every one known, reachable, left, owned and timed. What each flow makes of them is checked by itself. */
export function checkFlow(settings: Settings): SettingsFault[] {
  const { stages, staff } = settings;
  const roles = filledRoles(staff);
  const steps = stages.flatMap((stage, index) => checkSteps(stage, index, stages, roles));
  const lost = steps.some(({ path }) => path.at(-1) === 'to');
  return [
    ...checkCategories(stages),
    ...steps,
    ...stages.flatMap((stage, index) => checkOwner(stage, index, settings, roles)),
    // A step to a wrong place cuts off whole stages: said once, by the step.
    ...(lost ? [] : checkPaths(settings)),
  ];
}
