import { z } from 'zod';
import { Money } from './money.ts';

/** ISO 8601 instant in UTC. */
export const Instant = z.iso.datetime();

/** A calendar day (`YYYY-MM-DD`) in the business time zone. */
export const Day = z.iso.date();

/** Where goods go. `country` is ISO 3166-1 alpha-2; the phone is E.164. */
export const Address = z.object({
  recipient: z.string().max(200).nullable(),
  phone: z.string().max(30).nullable(),
  country: z.string().length(2).nullable(),
  region: z.string().max(120).nullable(),
  city: z.string().max(120).nullable(),
  district: z.string().max(120).nullable(),
  street: z.string().max(400).nullable(),
  postcode: z.string().max(20).nullable(),
});
export type Address = z.infer<typeof Address>;

/** Who ordered, as this order has it: the customer record may move on, the order keeps what was said. */
export const Party = z.object({
  customerId: z.string().nullable(),
  name: z.string().max(200).nullable(),
  company: z.string().max(200).nullable(),
  phone: z.string().max(30).nullable(),
  email: z.string().max(254).nullable(),
  /** `<channel>:<id in the channel>`, such as `slack:U2147483697`. */
  chatId: z.string().max(200).nullable(),
});
export type Party = z.infer<typeof Party>;

export const OrderLine = z.object({
  /** Stable within the order, from 1. */
  lineNo: z.int().positive(),
  sku: z.string().max(100),
  /** The goods as the customer wrote them. */
  description: z.string().max(500),
  quantity: z.number().positive().finite(),
  /** The catalogue's selling unit. */
  unit: z.string().max(20),
  unitPrice: Money.nullable(),
});
export type OrderLine = z.infer<typeof OrderLine>;

/** The goods, party and place of an order: what an event may replace as a whole. */
export const OrderContent = z.object({
  party: Party,
  lines: z.array(OrderLine).min(1).max(1000),
  /** Null when the goods are fetched. */
  shipTo: Address.nullable(),
  pickup: z.boolean(),
  requestedDate: Day.nullable(),
  customerReference: z.string().max(120).nullable(),
  note: z.string().max(4000).nullable(),
  total: Money.nullable(),
});
export type OrderContent = z.infer<typeof OrderContent>;

/** The address of an order with nothing known. */
export const NO_ADDRESS: Address = {
  recipient: null,
  phone: null,
  country: null,
  region: null,
  city: null,
  district: null,
  street: null,
  postcode: null,
};
