import { z } from 'zod';

/**
 * The parts of Shopify's REST order that are read, numbers as texts (see `exact-json.ts`). Everything that a shop may leave out, hide for
 * want of approval for customer data, or send as null is optional.
 * @see https://shopify.dev/docs/api/admin-rest/latest/resources/order
 */
const text = z.string().nullish();

const Named = z.object({ name: text, value: z.union([z.string(), z.boolean()]).nullish() });

const ShopAddress = z.object({
  name: text,
  first_name: text,
  last_name: text,
  company: text,
  address1: text,
  address2: text,
  city: text,
  province: text,
  zip: text,
  country_code: text,
  phone: text,
});
export type ShopAddress = z.infer<typeof ShopAddress>;

const LineItem = z.object({
  sku: text,
  title: text,
  variant_title: text,
  name: text,
  quantity: z.string(),
  /** What is left of the line after edits and refunds. */
  current_quantity: text,
  price: text,
  properties: z.union([z.array(Named), z.record(z.string(), z.unknown())]).nullish(),
});
export type LineItem = z.infer<typeof LineItem>;

const ShopCustomer = z.object({ id: text, first_name: text, last_name: text, email: text, phone: text });

export const ShopifyOrder = z.object({
  id: z.string().min(1),
  name: text,
  created_at: text,
  cancelled_at: text,
  cancel_reason: text,
  currency: text,
  email: text,
  contact_email: text,
  phone: text,
  financial_status: text,
  fulfillment_status: text,
  total_price: text,
  note: text,
  note_attributes: z.array(Named).nullish(),
  customer: ShopCustomer.nullish(),
  shipping_address: ShopAddress.nullish(),
  billing_address: ShopAddress.nullish(),
  shipping_lines: z.array(z.object({ title: text, code: text, delivery_category: text })).nullish(),
  line_items: z.array(LineItem),
});
export type ShopifyOrder = z.infer<typeof ShopifyOrder>;

/** What the topics about a known order need: `include_fields` may have cut the rest away. */
export const OrderState = z.object({
  id: z.string().min(1),
  name: text,
  updated_at: text,
  cancelled_at: text,
  cancel_reason: text,
  financial_status: text,
  fulfillment_status: text,
});

export const Refund = z.object({
  id: text,
  order_id: z.string().min(1),
  created_at: text,
  note: text,
  transactions: z.array(z.object({ amount: text, currency: text, kind: text, status: text })).nullish(),
});

const Delta = z.object({ id: text, delta: text });

export const OrderEdit = z.object({
  order_edit: z.object({
    order_id: z.string().min(1),
    committed_at: text,
    staff_note: text,
    line_items: z.object({ additions: z.array(Delta).nullish(), removals: z.array(Delta).nullish() }).nullish(),
  }),
});

export type Pair = z.infer<typeof Named>;
