import { isAlways } from './check-conditions.ts';
import type { OwnerRule } from './deadlines.ts';
import {
  countryFault,
  type FaultPath,
  filledRoles,
  repeated,
  repeatedIds,
  type SettingsFault,
  unfilled,
} from './fault.ts';
import type { Role, Staff } from './people.ts';
import type { Settings } from './schema.ts';

function checkPerson(person: Staff, index: number, staff: readonly Staff[]): SettingsFault[] {
  const at = ['staff', index] as const;
  const faults: SettingsFault[] = [];
  const { substitute } = person;
  if (substitute === person.id) {
    faults.push({ path: [...at, 'substitute'], words: `${person.name} cannot stand in for themselves: name another` });
  } else if (substitute !== undefined && !staff.some(({ id }) => id === substitute)) {
    faults.push({
      path: [...at, 'substitute'],
      words: `there is nobody “${substitute}” among the staff: use an id of staff`,
    });
  }
  for (const [place, { from, to }] of person.absent.entries()) {
    if (from > to)
      faults.push({
        path: [...at, 'absent', place, 'to'],
        words: `the absence ends (${to}) before it begins (${from})`,
      });
  }
  return faults;
}

function checkRole(role: Role, index: number, settings: Settings, filled: ReadonlySet<string>): SettingsFault[] {
  const at = ['roles', index] as const;
  const faults: SettingsFault[] = [];
  if (!filled.has(role.id))
    faults.push({ path: [...at, 'id'], words: `nobody of the staff has the role “${role.id}”: give it to somebody` });
  if (role.calendar !== undefined && !settings.calendars.some(({ id }) => id === role.calendar)) {
    faults.push({
      path: [...at, 'calendar'],
      words: `there is no calendar “${role.calendar}”: use an id of calendars`,
    });
  }
  return [
    ...faults,
    ...repeated(role.rights, (place) => [...at, 'rights', place], 'the right'),
    ...(role.onlyCountries ?? []).flatMap((code, place) => countryFault(code, [...at, 'onlyCountries', place])),
  ];
}

/** One rule of who gets work: whom it names is there, and it names one. */
function checkOwner(rule: OwnerRule, at: FaultPath, staff: readonly Staff[]): SettingsFault[] {
  const roles = filledRoles(staff);
  const faults = unfilled(rule.role, [...at, 'role'], roles, 'this rule is for');
  if ((rule.owner === undefined) === (rule.team === undefined)) {
    faults.push({ path: at, words: 'name either an owner (a person) or a team (a role), one of the two' });
  }
  if (rule.owner !== undefined && !staff.some(({ id }) => id === rule.owner)) {
    const words = `there is nobody “${rule.owner}” among the staff: use an id of staff, or team for a role`;
    faults.push({ path: [...at, 'owner'], words });
  }
  return [...faults, ...unfilled(rule.team, [...at, 'team'], roles, 'shares this work')];
}

/** Rules of who gets work, and whether each of them is ever come to. */
export function checkOwners(rules: readonly OwnerRule[], at: FaultPath, staff: readonly Staff[]): SettingsFault[] {
  return rules.flatMap((rule, index) => {
    const path = [...at, index];
    const all = rules
      .slice(0, index)
      .some((before) => isAlways(before.when) && (before.role === undefined || before.role === rule.role));
    const words = 'this rule is never come to: one before it takes all orders; put that one last';
    return [...checkOwner(rule, path, staff), ...(all ? [{ path, words }] : [])];
  });
}

/** Roles that are named in one place of the settings. */
function checkNamedRoles(settings: Settings, filled: ReadonlySet<string>): SettingsFault[] {
  const { admission, reminders, changes, complaints } = settings;
  return [
    ...unfilled(admission.reviewRole, ['admission', 'reviewRole'], filled, 'gets captures in review'),
    ...unfilled(reminders.escalateTo, ['reminders', 'escalateTo'], filled, 'hears of what is overdue'),
    ...unfilled(changes.role, ['changes', 'role'], filled, 'decides on changes'),
    ...unfilled(complaints.role, ['complaints', 'role'], filled, 'answers complaints'),
  ];
}

/** People, their roles and absences, and who gets what. */
export function checkPeople(settings: Settings): SettingsFault[] {
  const { staff, roles, owners } = settings;
  const filled = filledRoles(staff);
  return [
    ...repeatedIds(staff, 'staff', 'the staff member'),
    ...repeated(
      staff.map(({ email }) => email.toLowerCase()),
      (index) => ['staff', index, 'email'],
      'the address',
    ),
    ...staff.flatMap((person, index) => checkPerson(person, index, staff)),
    ...repeatedIds(roles, 'roles', 'the role'),
    ...roles.flatMap((role, index) => checkRole(role, index, settings, filled)),
    ...checkNamedRoles(settings, filled),
    ...checkOwners(owners, ['owners'], staff),
  ];
}
