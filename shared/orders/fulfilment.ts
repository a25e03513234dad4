import { z } from 'zod';
import { ReturnReason } from '../settings/reasons.ts';
import { Instant } from './goods.ts';

const Quantity = z.number().nonnegative().finite();

/** So much of a line, in the line's unit. */
export const LineQuantity = z.object({ lineNo: z.int().positive(), quantity: z.number().positive().finite() });
export type LineQuantity = z.infer<typeof LineQuantity>;

/** How far the quantity of a line has come. `shipped <= produced <= confirmed <= quantity - cancelled`, and `returned <= shipped`. */
export const LineProgress = z.object({
  lineNo: z.int().positive(),
  confirmed: Quantity,
  produced: Quantity,
  shipped: Quantity,
  cancelled: Quantity,
  returned: Quantity,
});
export type LineProgress = z.infer<typeof LineProgress>;

/** One parcel or load. */
export const Shipment = z.object({
  id: z.string(),
  at: Instant,
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  lines: z.array(LineQuantity).min(1),
});
export type Shipment = z.infer<typeof Shipment>;

/** Goods that come back. */
export const ReturnRecord = z.object({
  id: z.string(),
  at: Instant,
  by: z.string(),
  kind: z.enum(['return', 'exchange']),
  reason: ReturnReason,
  note: z.string().max(1000),
  lines: z.array(LineQuantity).min(1),
  state: z.enum(['asked', 'agreed', 'received', 'refused']),
});
export type ReturnRecord = z.infer<typeof ReturnRecord>;
