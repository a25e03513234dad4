import { z } from 'zod';

/** How certain one kind of field must be; absent: as `minimumConfidence` says, for `contact`: however certain. */
const Certainty = z.number().min(0).max(1).optional();

/** Below these a field is asked about. */
export const Thresholds = z.strictObject({
  /** That the message is an order at all. */
  kind: Certainty,
  product: Certainty,
  quantity: Certainty,
  unit: Certainty,
  /** A price that the customer states. */
  unitPrice: Certainty,
  shipTo: Certainty,
  requestedDate: Certainty,
  /** The telephone number, mail address or chat by which the customer is reached. */
  contact: Certainty,
});
export type Thresholds = z.infer<typeof Thresholds>;

/** When a customer's orders may pass without a person. */
export const CustomerTrust = z.strictObject({
  /** So many orders of a customer in a row have to go through clean first; 0: none. The newest 20 orders are looked at. */
  cleanOrders: z.int().min(0).max(20).default(0),
});
