import type { Order } from '../orders/order.ts';
import { matches, type Subject } from '../settings/matches.ts';
import { RIGHTS, type Right, type Role, type Staff } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';

/** What rights ask about a person and of the settings. */
type Person = Pick<Staff, 'id' | 'roles'>;
type Rules = Pick<Settings, 'roles' | 'reminders' | 'currency'>;

/** One role of a person: what it may do, and on which orders. */
interface Grant {
  rights: ReadonlySet<Right>;
  /** Null where it may on all orders. */
  limits: Role | null;
}

const ALL: ReadonlySet<Right> = new Set(RIGHTS);
const WITHOUT_ENTRY: ReadonlySet<Right> = new Set(RIGHTS.filter((right) => right !== 'settings.change'));

const isLimited = ({ onlyCountries, onlyRegions, onlyCustomers }: Role): boolean =>
  Boolean(onlyCountries || onlyRegions || onlyCustomers);

function grantOf(id: string, { roles, reminders }: Rules): Grant {
  if (id === reminders.escalateTo) return { rights: ALL, limits: null };
  const role = roles.find((one) => one.id === id);
  if (!role) return { rights: WITHOUT_ENTRY, limits: null };
  return { rights: new Set(role.rights), limits: isLimited(role) ? role : null };
}

const grantsOf = (staff: Person, settings: Rules): Grant[] => staff.roles.map((role) => grantOf(role, settings));

function within(limits: Role | null, order: Subject, { currency }: Rules): boolean {
  if (limits === null) return true;
  const { onlyCountries, onlyRegions, onlyCustomers } = limits;
  const condition = { countries: onlyCountries, regions: onlyRegions, customers: onlyCustomers };
  return matches(condition, order, currency);
}

/**
 * What somebody may do on some order at least: the sum over their roles. Roles without an entry in the settings may do everything but change
 * settings; the role that reminders escalate to may do everything.
 */
export const rightsOf = (staff: Person, settings: Rules): ReadonlySet<Right> =>
  new Set(grantsOf(staff, settings).flatMap(({ rights }) => [...rights]));

/** Whether one of the person's roles has the right, and reaches this order with it. */
export const mayOn = (staff: Person, right: Right, order: Subject, settings: Rules): boolean =>
  grantsOf(staff, settings).some(({ rights, limits }) => rights.has(right) && within(limits, order, settings));

/** Whether the order is there at all for this person: all within the limits for those who see orders, one's own work for the others. */
export function maySee(
  staff: Person,
  order: Subject & { tasks: readonly Pick<Order['tasks'][number], 'owner'>[] },
  settings: Rules,
): boolean {
  const owns = order.tasks.some(({ owner }) => owner === staff.id);
  return grantsOf(staff, settings).some(
    ({ rights, limits }) => (owns || rights.has('orders.see')) && within(limits, order, settings),
  );
}

/** Whether the person's every role is kept to some orders only. */
export const isKeptToSome = (staff: Person, settings: Rules): boolean =>
  grantsOf(staff, settings).every(({ limits }) => limits !== null);

/** What it takes to review a message: it holds prices and personal data in words that nothing masks. */
export const TO_REVIEW = ['captures.review', 'prices.see', 'personal.see'] as const satisfies readonly Right[];
