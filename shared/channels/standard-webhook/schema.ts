import { z } from 'zod';

/**
 * Our own order message: what any system can send to a `standard-webhook` source. Unknown fields are ignored. Numbers may be numbers or
 * texts; they are read digit by digit, never as floating point. `docs/channels/standard-webhook.md` shows it with examples.
 */
const line = (max: number, description: string) => z.string().max(max).nullish().describe(description);

const amount = (max: number, description: string) =>
  z
    .union([z.string().max(max), z.number()])
    .transform(String)
    .describe(description);

const instant = z.iso.datetime({ offset: true });

const WebhookAddress = z.object({
  recipient: line(200, 'Who receives the goods'),
  phone: line(30, 'Best with the country code, +86…'),
  country: z.string().length(2).nullish().describe('ISO 3166-1 alpha-2, such as CN or DE'),
  region: line(120, 'Province, state'),
  city: line(120, 'City'),
  district: line(120, 'District (区, 县)'),
  street: line(400, 'Street and number'),
  postcode: line(20, 'Postal code'),
});

const WebhookLine = z.object({
  sku: line(100, 'Code of the goods: ours, or the customer’s own where it is in the catalogue'),
  name: line(500, 'Name of the goods'),
  quantity: amount(40, 'How many'),
  unit: line(20, 'Unit of the quantity; left out: the selling unit'),
  unitPrice: amount(40, 'Price of one unit, without tax').nullish(),
});

const OrderData = z.object({
  id: z.string().min(1).max(120).describe('The sender’s id of the order: the same id is the same order'),
  reference: line(120, 'Number that people see, such as a purchase order number'),
  placedAt: instant.nullish().describe('When it was ordered, ISO 8601 with offset'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullish()
    .describe('ISO 4217'),
  lines: z.array(WebhookLine).min(1).max(1000),
  customer: z
    .object({
      id: line(120, 'The sender’s id of the customer'),
      name: line(200, 'Person'),
      company: line(200, 'Company'),
      phone: line(60, 'Phone'),
      email: line(254, 'Mail address'),
    })
    .nullish(),
  shipTo: WebhookAddress.nullish(),
  pickup: z.boolean().nullish().describe('The customer fetches the goods: no address is needed'),
  requestedDate: line(60, 'When the goods are wanted, best as YYYY-MM-DD'),
  note: line(4000, 'What the customer wants to say'),
  total: amount(40, 'What the lines come to').nullish(),
  payment: z.enum(['unknown', 'pending', 'paid']).nullish(),
  cancelled: z.boolean().nullish().describe('The order was cancelled before it was sent'),
  test: z.boolean().nullish().describe('A test: it is kept and set aside'),
});
export type OrderData = z.infer<typeof OrderData>;

const ChangeData = z.object({
  id: z.string().min(1).max(120).describe('The id that the order had in order.created'),
  words: line(1000, 'What changed or why, for the staff'),
  at: instant.nullish().describe('When it happened; left out: the timestamp of the message'),
  test: z.boolean().nullish(),
});

const RefundData = ChangeData.extend({
  partial: z.boolean().nullish().describe('Only a part of the order was refunded'),
});

const common = { timestamp: instant, test: z.boolean().nullish() };

export const WebhookMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('order.created'), ...common, data: OrderData }),
  z.object({ type: z.literal('order.updated'), ...common, data: ChangeData }),
  z.object({ type: z.literal('order.paid'), ...common, data: ChangeData }),
  z.object({ type: z.literal('order.cancelled'), ...common, data: ChangeData }),
  z.object({ type: z.literal('order.refunded'), ...common, data: RefundData }),
]);
export type WebhookMessage = z.infer<typeof WebhookMessage>;

/** The message as JSON Schema (2020-12), for senders who check before they send. */
export const webhookJsonSchema = (): object => z.toJSONSchema(WebhookMessage, { io: 'input' });
