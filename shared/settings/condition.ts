import { z } from 'zod';
import { CHANNEL_IDS } from '../channels/catalog.ts';
import { Language } from './language.ts';

const texts = (longest: number) => z.array(z.string().min(1).max(longest)).min(1).max(100).optional();

/**
 * When a rule of the settings is meant: everything that is named here has to be true of the order; of a list one entry is enough. An empty
 * condition is true of every order. Amounts are in major units of the settings' currency.
 */
export const Condition = z.strictObject({
  channels: z.array(z.enum(CHANNEL_IDS)).min(1).optional(),
  sources: texts(40),
  languages: z.array(Language).min(1).optional(),
  /** ISO 3166 country that the goods go to. */
  countries: z.array(z.string().length(2)).min(1).optional(),
  /** Region, city or district that the goods go to, as written or without its suffix (浙江 finds 浙江省). */
  regions: texts(80),
  /** Customer ids, mail addresses, E.164 phones or company names. */
  customers: texts(254),
  /** Product codes; `*` stands for any rest: `VALVE-*`. */
  products: texts(100),
  amountFrom: z.number().nonnegative().optional(),
  amountBelow: z.number().positive().optional(),
  /** Share by which some price is below the catalogue's: 0.1 is 10 %. */
  discountFrom: z.number().positive().max(1).optional(),
  /** The customer has no order that was completed before. */
  newCustomer: z.boolean().optional(),
  overCredit: z.boolean().optional(),
  shortOfStock: z.boolean().optional(),
  /** At least one of these is true. */
  get any() {
    return z.array(Condition).min(1).max(20).optional();
  },
  get not() {
    return Condition.optional();
  },
});
export type Condition = z.infer<typeof Condition>;
