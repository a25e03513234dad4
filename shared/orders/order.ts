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

/** When a reminder speaks, relative to the due time of its task. */
export const ReminderKind = z.enum(['before', 'due', 'escalate']);
export type ReminderKind = z.infer<typeof ReminderKind>;

/** Work for one owner with a due time; it belongs to the stage or hold that opened it. */
export const Task = z.object({
  id: z.string(),
  kind: z.enum(['stage', 'hold', 'notice']),
  stage: z.string(),
  /** Staff id. */
  owner: z.string(),
  /** The role that the owner was chosen from. */
  role: z.string(),
  openedAt: Instant,
  dueAt: Instant,
  /** Why this work exists, where the stage alone does not say it. */
  reason: z.string().max(500).nullable(),
  /** Reminders that were given for this due time. */
  reminded: z.array(ReminderKind),
});
export type Task = z.infer<typeof Task>;

export const Hold = z.object({
  reason: z.enum(['missing-information', 'price', 'credit', 'stock', 'fraud', 'customer', 'other']),
  note: z.string().max(1000),
  since: Instant,
  by: z.string(),
  /** The stage to which the order returns. */
  from: z.string(),
});
export type Hold = z.infer<typeof Hold>;

/** The way back to the customer. */
export const ReplyRoute = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('email'),
    address: z.string(),
    /** Message-ID to answer to, for threading. */
    inReplyTo: z.string().nullable(),
    references: z.array(z.string()).max(20),
    subject: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('chat'),
    channel: z.string(),
    source: z.string(),
    conversation: z.string(),
    thread: z.string().nullable(),
  }),
]);
export type ReplyRoute = z.infer<typeof ReplyRoute>;

/** The canonical order: a fold over its events, never changed in another way. */
export const Order = z.object({
  id: z.string(),
  /** Short, readable, said on the phone: `SO-7K3M-91`. */
  number: z.string(),
  /** Number of the last event folded in; every write names the version that it read. */
  version: z.int().positive(),
  /** Hash of the last event: the end of the chain. */
  lastHash: z.string(),
  channel: z.string(),
  source: z.string(),
  captureId: z.string(),
  /** The shop's or sender's own order id, where the channel has one. */
  externalId: z.string().nullable(),
  language: z.enum(['zh-CN', 'en']),
  replyTo: ReplyRoute.nullable(),
  content: OrderContent,
  stage: z.string(),
  /** Version of the settings whose flow the order follows. */
  settingsVersion: z.int().nonnegative(),
  enteredStageAt: Instant,
  hold: Hold.nullable(),
  tasks: z.array(Task),
  payment: z.enum(['unknown', 'pending', 'paid', 'partly-refunded', 'refunded']),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  /** Captures that were found to be copies of or messages about this order. */
  attachedCaptures: z.array(z.string()),
  placedAt: Instant,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Order = z.infer<typeof Order>;

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
