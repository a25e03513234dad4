import { PLAIN_PROFILE } from '../orders/order.ts';
import { mayOn } from '../rights/rights.ts';
import type { Subject } from '../settings/matches.ts';
import type { Right, Staff } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';
import { type Customer, idsOf, placesOf } from './customer.ts';

/** The customer as rights look at orders: one for each place and set of marks, since limits name any of them. */
function subjectsOf(customer: Customer): Subject[] {
  const { company, emails, phones } = customer;
  const ids = idsOf(customer);
  const places = placesOf(customer);
  const sets = Math.max(ids.length, emails.length, phones.length);
  return (places.length > 0 ? places : [null]).flatMap((shipTo) =>
    Array.from({ length: sets }, (_, index): Subject => {
      const marks = { phone: phones[index] ?? null, email: emails[index] ?? null };
      const party = { customerId: ids[index] ?? customer.id, name: null, company, ...marks, chatId: null };
      const nothing = { requestedDate: null, customerReference: null, note: null, total: null };
      const content = { party, lines: [], shipTo, pickup: false, ...nothing };
      return { channel: '', source: '', language: 'en', content, profile: PLAIN_PROFILE };
    }),
  );
}

/** Whether one of the person's roles has this right on the customer, within the role's countries, regions and customers. */
export const mayOnCustomer = (
  staff: Pick<Staff, 'id' | 'roles'>,
  right: Right,
  customer: Customer,
  settings: Pick<Settings, 'roles' | 'reminders' | 'currency'>,
): boolean => subjectsOf(customer).some((subject) => mayOn(staff, right, subject, settings));
