import type { Task } from '../orders/work.ts';
import { mayOn, maySee, rightsOf } from '../rights/rights.ts';
import { type Needed, neededFor } from '../rights/wishes.ts';
import type { Subject } from '../settings/matches.ts';
import type { Staff } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';

/** What work is about: the order as rules see it, with the kind of work and the stage that it stands in. */
export type AboutWork = Subject & { task: Pick<Task, 'kind' | 'stage'> };

type Person = Pick<Staff, 'id' | 'roles'>;
type Rules = Pick<Settings, 'roles' | 'reminders' | 'currency' | 'stages'>;

/** The right without which a task cannot be done; the work of a stage needs that of one of its steps. */
const NEEDED: Record<Exclude<Task['kind'], 'stage'>, Needed> = {
  hold: 'orders.act',
  approval: 'anybody',
  change: 'orders.change',
  complaint: 'complaints.act',
  return: 'orders.change',
  'stock-take': 'anybody',
  notice: 'orders.act',
};

function neededIn(stage: string, settings: Rules): Needed[] {
  const steps = settings.stages.find(({ id }) => id === stage)?.steps ?? [];
  const closes = (to: string): boolean => settings.stages.find(({ id }) => id === to)?.category === 'void';
  const onward = steps.filter(({ to }) => !closes(to));
  if (onward.length === 0) return ['orders.act'];
  return onward.map(({ id }) => neededFor({ type: 'take-step', step: id }, { stage }, settings));
}

/** What a person needs of the rights, one of them. */
function hasOne(person: Person, about: AboutWork, rights: readonly Needed[], settings: Rules): boolean {
  if (!maySee(person, { ...about, tasks: [{ owner: person.id }] }, settings)) return false;
  return rights.some((right) =>
    right === 'anybody' ? true : right !== 'nobody' && mayOn(person, right, about, settings),
  );
}

/** Whether somebody could do that work if it were theirs: it is within the limits of their roles, and they have the right that it needs. */
export function canWork(person: Person, about: AboutWork, settings: Rules): boolean {
  const { kind, stage } = about.task;
  return hasOne(person, about, kind === 'stage' ? neededIn(stage, settings) : [NEEDED[kind]], settings);
}

/** Whether work may stay with somebody: as `canWork`, whatever the steps of the stage are in the version that the order follows. */
export function mayKeep(person: Person, about: AboutWork, settings: Rules): boolean {
  const { kind } = about.task;
  return hasOne(person, about, kind === 'stage' ? ['orders.act', 'orders.confirm'] : [NEEDED[kind]], settings);
}

/** Whether somebody decides on messages in review. */
export const canReview = (person: Person, settings: Rules): boolean =>
  rightsOf(person, settings).has('captures.review');
