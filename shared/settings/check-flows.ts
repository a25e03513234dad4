import { isAlways } from './check-conditions.ts';
import { type FaultPath, repeated, repeatedIds, type SettingsFault } from './fault.ts';
import type { Flow, Stage } from './flow.ts';
import { isClosed, reach } from './reach.ts';
import type { Settings } from './schema.ts';

/** The flow that orders get of which no condition is true; it can be named to give it names and due rules. */
const STANDARD = 'standard';

/** Due rules by stage: of stages that there are and that have work, in that flow. */
export function checkDue(
  due: Readonly<Record<string, unknown>>,
  path: FaultPath,
  stages: readonly Stage[],
  flow?: Flow,
): SettingsFault[] {
  return Object.keys(due).flatMap((id) => {
    const at = [...path, id];
    const stage = stages.find((one) => one.id === id);
    if (!stage) return [{ path: at, words: `there is no stage “${id}”: use an id of stages` }];
    if (isClosed(stage)) return [{ path: at, words: `the stage “${id}” is closed, nothing is due in it` }];
    if (flow && stage.category !== 'hold' && !flow.stages.includes(id))
      return [{ path: at, words: `the flow “${flow.id}” does not have the stage “${id}”: add it to its stages` }];
    return [];
  });
}

/** Stages that the flow names, and where it begins. */
function checkNamed(flow: Flow, at: FaultPath, stages: readonly Stage[]): SettingsFault[] {
  const faults = repeated(flow.stages, (index) => [...at, 'stages', index], `in the flow “${flow.id}” the stage`);
  for (const [index, id] of flow.stages.entries()) {
    if (!stages.some((stage) => stage.id === id))
      faults.push({ path: [...at, 'stages', index], words: `there is no stage “${id}”: use an id of stages` });
  }
  const first = stages.find(({ id }) => id === flow.stages[0]);
  if (first && first.category !== 'open') {
    const words = `the flow “${flow.id}” begins with “${first.id}”, which is of category ${first.category}: name an open stage first`;
    faults.push({ path: [...at, 'stages', 0], words });
  }
  return faults;
}

/** Inside the flow every stage can be come to from its first, and an order completed from it. Hold and void need not be named. */
function checkPaths(flow: Flow, at: FaultPath, stages: readonly Stage[]): SettingsFault[] {
  const first = flow.stages[0];
  if (first === undefined) return [];
  const inside = ({ id, category }: Stage): boolean =>
    flow.stages.includes(id) || category === 'void' || category === 'hold';
  const done = stages.filter((stage) => stage.category === 'done' && inside(stage)).map(({ id }) => id);
  if (done.length === 0) {
    return [
      { path: [...at, 'stages'], words: `the flow “${flow.id}” has no stage of category done: its orders never end` },
    ];
  }
  const reached = reach([first], stages, inside);
  return flow.stages.flatMap((id, index) => {
    const stage = stages.find((one) => one.id === id);
    if (!stage || stage.category === 'hold' || stage.category === 'void') return [];
    const path = [...at, 'stages', index];
    if (!reached.has(id)) {
      const words = `in the flow “${flow.id}” no steps lead from “${first}” to “${id}”: add the stages between, or a step`;
      return [{ path, words }];
    }
    const leads = reach([id], stages, inside);
    if (stage.category === 'done' || done.some((end) => leads.has(end))) return [];
    const words = `in the flow “${flow.id}” no steps lead from “${id}” to a stage of category done: add the stages between, or a step`;
    return [{ path, words }];
  });
}

/** Whether some order can get it. */
function checkChosen(flow: Flow, index: number, flows: readonly Flow[]): SettingsFault[] {
  const before = flows.slice(0, index).find(({ when }) => isAlways(when));
  if (before) {
    const words = `the flow “${flow.id}” is never chosen: “${before.id}” before it has no condition and takes all orders; put it last`;
    return [{ path: ['flows', index], words }];
  }
  if (flow.id === STANDARD && !isAlways(flow.when)) {
    const words =
      'the flow “standard” takes the orders of which no other condition is true: leave its condition out and put it last';
    return [{ path: ['flows', index, 'when'], words }];
  }
  return [];
}

/** The flows: each begins, goes on and ends inside its own stages, and some order can get it. */
export function checkFlows({ flows, stages }: Settings): SettingsFault[] {
  return [
    ...repeatedIds(flows, 'flows', 'the flow'),
    ...flows.flatMap((flow, index) => {
      const at = ['flows', index];
      const named = checkNamed(flow, at, stages);
      return [
        ...named,
        ...(named.length === 0 ? checkPaths(flow, at, stages) : []),
        ...checkDue(flow.due, [...at, 'due'], stages, flow),
        ...checkChosen(flow, index, flows),
      ];
    }),
  ];
}
