import { createHash } from 'node:crypto';
import { claimOf } from '../orders/keys.ts';
import type { OwnerRule } from '../settings/deadlines.ts';
import { matches, type Subject } from '../settings/matches.ts';
import type { Staff } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';

export interface Assignee {
  /** Staff id. */
  owner: string;
  /** The role that the owner was chosen from: the wanted one, a team of the owner rules, or the one that had to step in. */
  role: string;
}

/** The order that work is about, and the day (`YYYY-MM-DD`) on which it is given: what owner rules ask. */
export type AssignedFor = Subject & { day: string };

/** Finds an owner for work of a role; `key` (an order or capture id) makes the choice the same every time. */
export type Assign = (role: string, key: string, about?: AssignedFor) => Assignee;

/** Without rules, work goes by role alone. */
export type AssignSettings = Pick<Settings, 'staff'> & Partial<Pick<Settings, 'owners' | 'peaks' | 'currency'>>;

/** Steps in for a role that nobody fills. */
const LAST_RESORT = 'manager';

const rank = (person: Staff, role: string, key: string): string =>
  createHash('sha256')
    .update(claimOf('assign', role, key, person.id))
    .digest('hex');

/** The first rule that is true of the order: those of a peak plan of the day come before the settings' own. */
function ruleFor(role: string, about: AssignedFor, settings: AssignSettings): OwnerRule | undefined {
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

/**
 * Owner by rule and role, never nobody. The first owner rule that is true of the order names a person or a team; without one it is the role. For who is
 * away their substitute stands in, then come the others of the role, then a manager, then anybody. Among several the one with the fewest tasks
 * (`load`, by staff id), else spread evenly by the key; a change of staff moves as few as possible.
 */
export function assigner(
  settings: AssignSettings,
  load: Readonly<Record<string, number>> = {},
  away: ReadonlySet<string> = new Set(),
): Assign {
  const { staff } = settings;
  return (wanted, key, about) => {
    const rule = about && ruleFor(wanted, about, settings);
    const team = rule?.team ?? wanted;
    const named = rule?.owner === undefined ? undefined : standInFor(rule.owner, staff, away);
    if (named) return { owner: named.id, role: team };
    const role = [team, wanted, LAST_RESORT].find((name) => doing(name, settings, away).length > 0);
    const present = staff.filter(({ id }) => !away.has(id));
    const able = role === undefined ? (present.length > 0 ? present : staff) : doing(role, settings, away);
    const [best] = able
      .map((person) => ({ person, busy: load[person.id] ?? 0, rank: rank(person, wanted, key) }))
      .sort((a, b) => a.busy - b.busy || (a.rank < b.rank ? -1 : 1));
    if (!best) throw new Error('settings name no staff');
    return { owner: best.person.id, role: role ?? best.person.roles[0] ?? wanted };
  };
}

/** Everybody who fills a role. */
export const staffWithRole = (settings: Pick<Settings, 'staff'>, role: string): Staff[] =>
  settings.staff.filter(({ roles }) => roles.includes(role));
