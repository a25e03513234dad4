import { createHash } from 'node:crypto';
import { claimOf } from '../orders/keys.ts';
import type { Subject } from '../settings/matches.ts';
import type { Staff } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';

export interface Assignee {
  /** Staff id. */
  owner: string;
  /** The role that the owner was chosen from: the wanted one, or the one that had to step in. */
  role: string;
}

/** The order that work is about, and the day (`YYYY-MM-DD`) on which it is given: what owner rules ask. */
export type AssignedFor = Subject & { day: string };

/** Finds an owner for work of a role; `key` (an order or capture id) makes the choice the same every time. */
export type Assign = (role: string, key: string, about?: AssignedFor) => Assignee;

/** Steps in for a role that nobody fills. */
const LAST_RESORT = 'manager';

const rank = (person: Staff, role: string, key: string): string =>
  createHash('sha256')
    .update(claimOf('assign', role, key, person.id))
    .digest('hex');

/**
 * Owner by role, never nobody: where no one fills the role a manager owns it, where there is none the first of all staff does. Among several
 * the one with the fewest tasks (`load`, by staff id), else spread evenly by the key; a change of staff moves as few as possible.
 */
export function assigner(
  settings: Pick<Settings, 'staff'>,
  load: Readonly<Record<string, number>> = {},
  away: ReadonlySet<string> = new Set(),
): Assign {
  return (wanted, key) => {
    const present = settings.staff.filter(({ id }) => !away.has(id));
    const all = present.length > 0 ? present : settings.staff;
    const role = [wanted, LAST_RESORT].find((name) => all.some(({ roles }) => roles.includes(name)));
    const able = role === undefined ? all : all.filter(({ roles }) => roles.includes(role));
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
