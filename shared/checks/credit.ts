import { z } from 'zod';
import { Instant } from '../orders/goods.ts';
import { claimOf } from '../orders/keys.ts';
import { Money } from '../orders/money.ts';
import type { Order } from '../orders/order.ts';

/** What a customer may owe, as another system said it. `customer` is a customer id, mail address, E.164 phone or company name. */
export const CreditInput = z.object({
  customer: z.string().trim().min(1).max(254),
  /** Null: this customer's credit is not checked any more. */
  limit: Money.nullable(),
  /** What is owed already; 0 where it is not said. */
  used: Money.nullable().default(null),
});
export type CreditInput = z.infer<typeof CreditInput>;

export const CreditEntry = z.object({
  customer: z.string(),
  limit: Money.nullable(),
  used: Money.nullable(),
  /** When it was told: orders that came later are not in `used`. */
  at: Instant,
  by: z.string(),
});
export type CreditEntry = z.infer<typeof CreditEntry>;

/** One spelling for every way of naming a customer: width, case and the spaces of a phone number say nothing. */
export function customerMark(customer: string): string {
  const text = customer.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return /^\+[\d ()-]+$/.test(text) ? text.replaceAll(/[^\d+]/g, '') : text;
}

export const creditClaim = (customer: string): string => claimOf('credit', customerMark(customer));

type Party = Order['content']['party'];

/** Marks under which an order's customer may have credit, the surest first. */
export const creditMarksOf = ({ customerId, email, phone, company }: Party): string[] => [
  ...new Set([customerId, email, phone, company].filter((mark) => mark !== null).map(customerMark)),
];

/** An order that the customer has to pay for, as far as credit goes. */
export type Owed = Pick<Order, 'id' | 'createdAt'> & { total: Money | null };

/** What an order adds to what is owed: without what was cancelled of it, as far as its price is known. */
export function owedFor({ content, progress }: Pick<Order, 'content' | 'progress'>): Money | null {
  const { total, lines } = content;
  if (!total) return null;
  const gone = lines.reduce((sum, { lineNo, unitPrice }) => {
    const cancelled = progress.find((line) => line.lineNo === lineNo)?.cancelled ?? 0;
    return unitPrice?.currency === total.currency ? sum + Math.round(unitPrice.minor * cancelled) : sum;
  }, 0);
  return { ...total, minor: Math.max(0, total.minor - gone) };
}

/**
 * Whether an order takes its customer over the limit: what was owed when the limit was told, what was ordered since, and this order. An order
 * without a total, or in another currency than the limit, cannot be reckoned and counts as over: then a person looks.
 */
export function isOverCredit(entry: CreditEntry | null, total: Money | null, since: readonly Owed[]): boolean {
  if (!entry?.limit) return false;
  const { limit, used, at } = entry;
  const later = since.filter(({ createdAt }) => createdAt > at).map((order) => order.total);
  let sum = 0;
  for (const amount of [total, ...later, ...(used ? [used] : [])]) {
    if (amount?.currency !== limit.currency) return true;
    sum += amount.minor;
  }
  return sum > limit.minor;
}
