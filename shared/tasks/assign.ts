import { createHash } from 'node:crypto';
import { claimOf } from '../orders/keys.ts';
import type { OwnerRule } from '../settings/deadlines.ts';
import { matches } from '../settings/matches.ts';
import type { Staff } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';
import { type AboutWork, canReview, canWork } from './able.ts';

export interface Assignee {
  /** Staff id. */
  owner: string;
  /** The role that the owner was chosen from: the wanted one, a team of the owner rules, or the one that had to step in. */
  role: string;
}

/**
 * The order that work is about, the kind of work, and the day (`YYYY-MM-DD`) on which it is given: what owner rules and the limits of roles ask. Or
 * that it is a message to be reviewed.
 */
export type AssignedFor = (AboutWork & { day: string }) | 'review';

/** Finds an owner for work of a role; `key` (an order or capture id) makes the choice the same every time. */
export type Assign = (role: string, key: string, about?: AssignedFor) => Assignee;

/** Without rules, work goes by role alone. */
export type AssignSettings = Pick<Settings, 'staff'> &
  Partial<Pick<Settings, 'owners' | 'peaks' | 'currency' | 'roles' | 'reminders' | 'stages'>>;

/** Steps in for a role that nobody fills. */
const LAST_RESORT = 'manager';

const rank = (person: Staff, role: string, key: string): string =>
  createHash('sha256')
    .update(claimOf('assign', role, key, person.id))
    .digest('hex');

/** The first rule that is true of the order: those of a peak plan of the day come before the settings' own. */
function ruleFor(role: string, about: Exclude<AssignedFor, 'review'>, settings: AssignSettings): OwnerRule | undefined {
  const { owners = [], peaks = [], currency = '' } = settings;
  const ofPeaks = peaks.filter(({ from, to }) => from <= about.day && about.day <= to).flatMap((peak) => peak.owners);
  return [...ofPeaks, ...owners].find(
    (rule) =>
      (rule.owner !== undefined || rule.team !== undefined) &&
      (rule.role === undefined || rule.role === role) &&
      matches(rule.when, about, currency),
  );
}

/** The person, or who stands in for them: their substitute, or that one's, and so on; undefined where none of them is there. */
export function standInFor(
  staffId: string,
  staff: readonly Staff[],
  away: ReadonlySet<string>,
  seen: readonly string[] = [],
): Staff | undefined {
  const person = seen.includes(staffId) ? undefined : staff.find(({ id }) => id === staffId);
  if (!person || !away.has(person.id)) return person;
  return person.substitute === undefined ? undefined : standInFor(person.substitute, staff, away, [...seen, staffId]);
}

/** Everybody who does the work of a role now: those who are there, and those who stand in. */
function doing(role: string, { staff }: AssignSettings, away: ReadonlySet<string>): Staff[] {
  const people = staffWithRole({ staff }, role).flatMap(({ id }) => standInFor(id, staff, away) ?? []);
  return [...new Set(people)];
}

/** Whether a person may do the work, as far as it is said what it is and which limits there are. */
function ableFor(about: AssignedFor | undefined, settings: AssignSettings): (person: Staff) => boolean {
  const { roles, reminders, stages, currency } = settings;
  if (!about || !roles || !reminders || !stages || currency === undefined) return () => true;
  const rules = { roles, reminders, stages, currency };
  return (person) => (about === 'review' ? canReview(person, rules) : canWork(person, about, rules));
}

/** Where nobody of the roles is there: who is and may do it, who may and is not, and at last whoever there is. */
function lastResort(
  staff: readonly Staff[],
  able: (person: Staff) => boolean,
  away: ReadonlySet<string>,
): readonly Staff[] {
  const may = staff.filter(able);
  const there = (people: readonly Staff[]): Staff[] => people.filter(({ id }) => !away.has(id));
  return [there(may), may, there(staff)].find((people) => people.length > 0) ?? staff;
}

/**
 * Owner by rule and role, never nobody. The first owner rule that is true of the order names a person or a team; without one it is the role. For who is
 * away their substitute stands in, then come the others of the role, then a manager, then anybody; whoever may not do the work is passed over, as
 * long as somebody may. Among several the one with the fewest tasks (`load`, by staff id), else spread evenly by the key; a change of staff moves as
 * few as possible.
 */
export function assigner(
  settings: AssignSettings,
  load: Readonly<Record<string, number>> = {},
  away: ReadonlySet<string> = new Set(),
): Assign {
  const { staff } = settings;
  return (wanted, key, about) => {
    const able = ableFor(about, settings);
    const rule = about && about !== 'review' ? ruleFor(wanted, about, settings) : undefined;
    const team = rule?.team ?? wanted;
    const named = rule?.owner === undefined ? undefined : standInFor(rule.owner, staff, away);
    if (named && able(named)) return { owner: named.id, role: team };
    const roles = [team, wanted, LAST_RESORT, settings.reminders?.escalateTo ?? LAST_RESORT];
    const doingNow = (name: string): Staff[] => doing(name, settings, away).filter(able);
    const role = roles.find((name) => doingNow(name).length > 0);
    const people = role === undefined ? lastResort(staff, able, away) : doingNow(role);
    const [best] = people
      .map((person) => ({ person, busy: load[person.id] ?? 0, rank: rank(person, wanted, key) }))
      .sort((a, b) => a.busy - b.busy || (a.rank < b.rank ? -1 : 1));
    if (!best) throw new Error('settings name no staff');
    return { owner: best.person.id, role: role ?? best.person.roles[0] ?? wanted };
  };
}

/** Everybody who fills a role. */
export const staffWithRole = (settings: Pick<Settings, 'staff'>, role: string): Staff[] =>
  settings.staff.filter(({ roles }) => roles.includes(role));
