import { filledRoles, repeated, repeatedIds, type SettingsFault, unfilled } from './fault.ts';
import type { Approval, Stage } from './flow.ts';
import { isClosed, reach } from './reach.ts';
import type { Settings } from './schema.ts';

/** Those of the role, and the managers who step in where it has nobody else: two are needed, since nobody approves their own. */
function checkLevels(approval: Approval, index: number, settings: Settings): SettingsFault[] {
  const { staff, reminders } = settings;
  const roles = filledRoles(staff);
  return approval.levels.flatMap(({ role }, level) => {
    const path = ['approvals', index, 'levels', level, 'role'];
    const missing = unfilled(role, path, roles, `agrees in the approval “${approval.id}”`);
    if (missing.length > 0) return missing;
    const able = staff.filter((person) => person.roles.includes(role) || person.roles.includes(reminders.escalateTo));
    if (able.length > 1) return [];
    const words = `only ${able[0]?.name ?? 'nobody'} can agree as “${role}”, and nobody approves their own order: give the role to a second person, or name one besides the ${reminders.escalateTo}`;
    return [{ path, words }];
  });
}

function checkSteps({ id, steps }: Approval, index: number, stages: readonly Stage[]): SettingsFault[] {
  const known = new Map(stages.flatMap((stage) => stage.steps.map((step) => [step.id, step.to] as const)));
  return steps.flatMap((step, place) => {
    const path = ['approvals', index, 'steps', place];
    const to = known.get(step);
    if (to === undefined) {
      return [
        { path, words: `the approval “${id}” is for the step “${step}”, which no stage has: use an id of its steps` },
      ];
    }
    if (stages.find((stage) => stage.id === to)?.category === 'void')
      return [{ path, words: `the step “${step}” cancels: it needs no agreement` }];
    return [];
  });
}

/** An order is sent back to where it can come from again. */
function checkBackTo({ id, steps, backTo }: Approval, index: number, stages: readonly Stage[]): SettingsFault[] {
  const asked = stages.filter((stage) => stage.steps.some((step) => steps.includes(step.id)));
  return backTo.flatMap((wanted, place) => {
    const path = ['approvals', index, 'backTo', place];
    const stage = stages.find((one) => one.id === wanted);
    if (!stage) return [{ path, words: `there is no stage “${wanted}”: use an id of stages` }];
    const ahead = reach([wanted], stages);
    const isEarlier =
      !isClosed(stage) && stage.category !== 'hold' && asked.some((one) => one.id !== wanted && ahead.has(one.id));
    if (isEarlier || asked.length === 0) return [];
    const from = asked.map((one) => `“${one.id}”`).join(', ');
    const words = `“${wanted}” is no earlier stage than ${from}: the approval “${id}” can send back only to a stage that leads there`;
    return [{ path, words }];
  });
}

/** Approvals: for steps that there are, by people who can agree, back to where an order comes from. */
export function checkApprovals(settings: Settings): SettingsFault[] {
  const { approvals, stages } = settings;
  return [
    ...repeatedIds(approvals, 'approvals', 'the approval'),
    ...approvals.flatMap((approval, index) => [
      ...checkSteps(approval, index, stages),
      ...checkLevels(approval, index, settings),
      ...checkBackTo(approval, index, stages),
    ]),
  ];
}

/** Rules of holding: one for a reason, with people who look after it and may lift it. */
export function checkHolds({ holds, staff }: Settings): SettingsFault[] {
  const roles = filledRoles(staff);
  return [
    ...repeated(
      holds.map(({ reason }) => reason),
      (index) => ['holds', index, 'reason'],
      'the reason',
      'has two rules: put them into one',
    ),
    ...holds.flatMap(({ reason, role, liftBy }, index) => [
      ...unfilled(role, ['holds', index, 'role'], roles, `looks after holds for “${reason}”`),
      ...(liftBy ?? []).flatMap((one, place) =>
        unfilled(one, ['holds', index, 'liftBy', place], roles, `may lift holds for “${reason}”`),
      ),
    ]),
  ];
}
