import { z } from 'zod';

/**
 * What the order page posts and programs may send, as JSON or as form fields (`lines[0][sku]=A-102`). Everything is optional in itself;
 * an order has lines or a text. Empty texts count as left out, unknown fields are ignored. `docs/channels/form.md` shows it with examples.
 */
const text = (max: number, description: string) => z.string().max(max).nullish().describe(description);

const FormLine = z.object({
  sku: text(100, 'Code of the goods'),
  name: text(500, 'Name of the goods, where there is no code'),
  quantity: z
    .union([z.string().max(40), z.number()])
    .transform(String)
    .nullish()
    .describe('How many'),
  unit: text(20, 'Unit of the quantity; left out: the selling unit'),
});
export type FormLine = z.infer<typeof FormLine>;

/** A ticked box comes as a text from a page. */
const Flag = z
  .union([z.boolean(), z.string().max(10)])
  .transform((value) => value === true || (typeof value === 'string' && /^(1|on|true|yes|是)$/i.test(value.trim())))
  .nullish();

export const FormOrder = z.object({
  token: text(
    200,
    'Repeat-safety: one value per order, the same on every try; the header Idempotency-Key goes before it',
  ),
  website: text(2000, 'Leave empty: what fills it is taken for a robot'),
  name: text(200, 'Who orders, and who receives the goods'),
  company: text(200, 'Company'),
  phone: text(60, 'Phone'),
  email: text(254, 'Mail address'),
  country: text(2, 'ISO 3166-1 alpha-2; left out: the country of the source'),
  region: text(120, 'Province, state'),
  city: text(120, 'City'),
  district: text(120, 'District (区, 县)'),
  street: text(400, 'Street and number'),
  postcode: text(20, 'Postal code'),
  pickup: Flag.describe('The customer fetches the goods: true, on, yes or 1'),
  requestedDate: text(60, 'When the goods are wanted, best as YYYY-MM-DD'),
  reference: text(120, 'The customer’s own order number'),
  note: text(4000, 'Anything to say beside the order'),
  text: text(20_000, 'The order in free words'),
  order: text(20_000, 'The same as text'),
  lines: z.array(FormLine).max(1000).nullish(),
  language: text(20, 'zh-CN or en'),
});
export type FormOrder = z.infer<typeof FormOrder>;

/** The fields as JSON Schema (2020-12), for senders who check before they send. */
export const formJsonSchema = (): object => z.toJSONSchema(FormOrder, { io: 'input' });
