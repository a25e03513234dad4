import { z } from 'zod';
import { Day, Instant } from '../orders/goods.ts';
import type { Settings } from '../settings/schema.ts';

/** Days on which somebody is not there, entered on the desk, by the API or the command line; first and last included, in the business time zone. */
export const Absence = z.object({
  staffId: z.string(),
  from: Day,
  to: Day,
  /** Who stands in; null: whom the settings name. */
  substitute: z.string().nullable(),
  /** Who entered it. */
  by: z.string(),
  at: Instant,
});
export type Absence = z.infer<typeof Absence>;

type Days = Pick<Absence, 'staffId' | 'from' | 'to' | 'substitute'>;

/** All absences that are known: those entered, then those of the settings. */
export const allAbsences = ({ staff }: Pick<Settings, 'staff'>, entered: readonly Absence[]): Days[] => [
  ...entered,
  ...staff.flatMap(({ id, absent }) => absent.map(({ from, to }) => ({ staffId: id, from, to, substitute: null }))),
];

/** Who is absent on a day (`YYYY-MM-DD`), each once; what was entered counts before the settings, and the longest before shorter ones. */
export function absentOn(settings: Pick<Settings, 'staff'>, entered: readonly Absence[], day: string): Days[] {
  const there = new Map<string, Days>();
  for (const one of allAbsences(settings, entered)) {
    if (day < one.from || one.to < day) continue;
    const known = there.get(one.staffId) ?? one;
    const [, to = one.to] = [known.to, one.to].sort();
    there.set(one.staffId, { ...known, to });
  }
  return [...there.values()];
}

/** The settings with those who stand in for the absent, as entered with their absence. */
export function withStandIns<S extends Pick<Settings, 'staff'>>(settings: S, absent: readonly Days[]): S {
  const named = new Map(absent.flatMap(({ staffId, substitute }) => (substitute ? [[staffId, substitute]] : [])));
  if (named.size === 0) return settings;
  const staff = settings.staff.map((person) => {
    const substitute = named.get(person.id);
    return substitute ? { ...person, substitute } : person;
  });
  return { ...settings, staff };
}

/** What is wrong with days that somebody wants to enter. */
export interface AbsenceFault {
  path: 'to' | 'substitute';
  code: 'ends-before' | 'own-substitute' | 'unknown-substitute';
  words: string;
}

/** Checks days of absence before they are entered, for the desk, the API and the command line alike. */
export function absenceFaults(
  { staffId, from, to, substitute }: Days,
  { staff }: Pick<Settings, 'staff'>,
): AbsenceFault[] {
  const faults: AbsenceFault[] = [];
  if (to < from) faults.push({ path: 'to', code: 'ends-before', words: 'ends before it begins' });
  if (substitute === staffId) {
    faults.push({ path: 'substitute', code: 'own-substitute', words: 'nobody stands in for themselves' });
  } else if (substitute !== null && !staff.some(({ id }) => id === substitute)) {
    faults.push({ path: 'substitute', code: 'unknown-substitute', words: 'is not of the staff' });
  }
  return faults;
}
