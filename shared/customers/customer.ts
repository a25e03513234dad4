import { z } from 'zod';
import { Address, Instant } from '../orders/goods.ts';

/** Somebody who orders. Found by identities, each of which belongs to one customer at a time. */
export const Customer = z.object({
  id: z.string(),
  version: z.int().positive(),
  name: z.string().max(200).nullable(),
  company: z.string().max(200).nullable(),
  /** E.164. */
  phones: z.array(z.string()).max(50),
  /** Lower case. */
  emails: z.array(z.string()).max(50),
  /** `<channel>:<id>`. */
  chatIds: z.array(z.string()).max(50),
  /** `<source>:<id in the shop>`. */
  shopCustomerIds: z.array(z.string()).max(50),
  shipTo: Address.nullable(),
  /** The customer's own part numbers → our sku. */
  partNumbers: z.record(z.string(), z.string()),
  createdAt: Instant,
});
export type Customer = z.infer<typeof Customer>;

export const IdentityKind = z.enum(['phone', 'email', 'chat', 'shop']);
export type IdentityKind = z.infer<typeof IdentityKind>;

/** A mark by which a customer is known. */
export interface Identity {
  kind: IdentityKind;
  value: string;
}
