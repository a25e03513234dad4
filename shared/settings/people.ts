import { z } from 'zod';
import { Id } from './id.ts';
import { Language } from './language.ts';

/** What people may do. Reading the desk's own work needs no right. */
export const RIGHTS = [
  /** See all orders, not only one's own work. */
  'orders.see',
  /** Take steps, hold, lift, ship, hand over. */
  'orders.act',
  /** Confirm orders: take steps that confirm lines. */
  'orders.confirm',
  /** Change what is ordered after it was admitted, agree to changes, cancel lines, record returns. */
  'orders.change',
  /** Decide on captures in review and enter orders by hand. */
  'captures.review',
  'prices.see',
  /** Phones, mail addresses and streets of customers. */
  'personal.see',
  'complaints.act',
  'customers.merge',
  'reports.see',
  'settings.change',
  /** Export tables and evidence. */
  'export',
] as const;
export const Right = z.enum(RIGHTS);
export type Right = z.infer<typeof Right>;

/** What a role may do, and on which orders. Roles without an entry may do everything but change settings; managers everything. */
export const Role = z.strictObject({
  id: Id,
  rights: z.array(Right),
  /** Only orders that go to these countries (ISO 3166) or regions. */
  onlyCountries: z.array(z.string().length(2)).min(1).optional(),
  onlyRegions: z.array(z.string().min(1).max(80)).min(1).optional(),
  /** Only orders of these customers: ids, mail addresses, phones or company names. */
  onlyCustomers: z.array(z.string().min(1).max(254)).min(1).optional(),
  /** Working time of the role; absent: the settings' own calendar. */
  calendar: Id.optional(),
});
export type Role = z.infer<typeof Role>;

export const Staff = z.strictObject({
  id: Id,
  name: z.string().min(1).max(80),
  email: z.email(),
  language: Language.default('zh-CN'),
  roles: z.array(Id).min(1),
  /** Who stands in while this person is absent, before the others of the role. */
  substitute: Id.optional(),
  /** Days of absence, first and last included; absences can be entered on the desk too. */
  absent: z
    .array(z.strictObject({ from: z.iso.date(), to: z.iso.date() }))
    .max(100)
    .default([]),
});
export type Staff = z.infer<typeof Staff>;
