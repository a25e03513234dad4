import { z } from 'zod';
import type { Trust } from '../capture/record.ts';
import { Address, Day } from '../orders/goods.ts';
import { Money } from '../orders/money.ts';
import type { ReplyRoute } from '../orders/reply-route.ts';
import { Doubt } from './reasons.ts';

/** Where a value was seen: a piece of the original, never a paraphrase. */
export const Evidence = z.object({
  /** `subject`, `text`, `html`, `attachment:<name>`, `document:<path>`, `sender`, `customer`, `catalogue`, `staff`, `reader` (a model pointed at it). */
  from: z.string().max(200),
  quote: z.string().max(300),
});
export type Evidence = z.infer<typeof Evidence>;

/** A value as understood: how certain (0 to 1) and on what grounds. */
export const field = <T extends z.ZodType>(value: T) =>
  z.object({ value: value.nullable(), confidence: z.number().min(0).max(1), evidence: z.array(Evidence).max(5) });
export type Field<T> = { value: T | null; confidence: number; evidence: Evidence[] };

/** Product that a line may mean. */
export const Candidate = z.object({ sku: z.string(), name: z.string(), score: z.number().min(0).max(1) });
export type Candidate = z.infer<typeof Candidate>;

export const DraftLine = z.object({
  /** The line as the customer wrote it. */
  written: z.string().max(500),
  /** The words for the goods alone, without amount and price. */
  goods: z.string().max(500).optional(),
  sku: field(z.string().max(100)),
  /** In the selling unit of the catalogue where a pack converts. */
  quantity: field(z.number()),
  unit: field(z.string().max(20)),
  /** Stated price for one selling unit. */
  unitPrice: field(Money),
  candidates: z.array(Candidate).max(10),
});
export type DraftLine = z.infer<typeof DraftLine>;

export const MessageKind = z.enum(['order', 'change', 'cancel', 'enquiry', 'complaint', 'status-question', 'noise']);
export type MessageKind = z.infer<typeof MessageKind>;

/** What a message wants beside that: of another order, or of nothing that it orders. */
export const Also = z.object({
  kind: MessageKind.exclude(['order', 'noise']),
  /** Our order number that it names, or that of the thread. */
  refersTo: z.string().max(40).nullable(),
  /** The customer's own number that it names. */
  reference: z.string().max(120).nullable(),
  /** What the sender wrote of it. */
  words: z.string().min(1).max(1000),
  /** Products that it speaks of for certain. */
  about: z.array(z.string()).max(20).optional(),
  evidence: z.array(Evidence).max(5),
});
export type Also = z.infer<typeof Also>;

/** An order as understood so far. */
export const Draft = z.object({
  kind: field(MessageKind),
  language: z.enum(['zh-CN', 'en']),
  lines: z.array(DraftLine).max(1000),
  customer: z.object({
    name: field(z.string().max(200)),
    company: field(z.string().max(200)),
    /** E.164. */
    phone: field(z.string().max(30)),
    email: field(z.string().max(254)),
    chatId: field(z.string().max(200)),
    /** Customer id in the shop, with the source: `shop-eu:12345`. */
    shopCustomerId: field(z.string().max(200)),
  }),
  shipTo: field(Address),
  pickup: z.boolean(),
  requestedDate: field(Day),
  customerReference: field(z.string().max(120)),
  /** Our order number that the message names. */
  refersTo: field(z.string().max(40)),
  note: z.string().max(4000).nullable(),
  statedTotal: field(Money),
  /** Doubts that no single field carries. */
  doubts: z.array(Doubt).max(50),
  /** Further wishes of the same message; absent where it has none. */
  also: z.array(Also).max(4).optional(),
  /** Products that a message speaks of that orders none. */
  about: z.array(z.string()).max(20).optional(),
  /** Ids of the customer's lessons by which it was read. */
  lessons: z.array(z.string()).max(100).optional(),
});
export type Draft = z.infer<typeof Draft>;

/** A status change that a shop reports of an order it sent before. */
export const StatusChange = z.object({
  /** The shop's order id. */
  externalId: z.string().max(120),
  status: z.enum(['updated', 'paid', 'cancelled', 'refunded', 'partly-refunded', 'deleted']),
  words: z.string().max(1000),
  at: z.iso.datetime().nullable(),
});
export type StatusChange = z.infer<typeof StatusChange>;

/** An order line of a structured document, still in the sender's words. */
export const DocumentLine = z.object({
  code: z.string().max(100).nullable(),
  name: z.string().max(500),
  quantity: z.string().max(40),
  unit: z.string().max(20).nullable(),
  unitPrice: z.string().max(40).nullable(),
});
export type DocumentLine = z.infer<typeof DocumentLine>;

/** An order that arrived with its fields already apart (form, shop, our JSON). Texts are as sent; understanding normalises them. */
export const OrderDocument = z.object({
  externalId: z.string().max(120).nullable(),
  /** Number that people see, such as Shopify's `#1001` or a purchase order number. */
  reference: z.string().max(120).nullable(),
  placedAt: z.iso.datetime({ offset: true }).nullable(),
  currency: z.string().length(3).nullable(),
  lines: z.array(DocumentLine).max(1000),
  customer: z.object({
    name: z.string().max(200).nullable(),
    company: z.string().max(200).nullable(),
    phone: z.string().max(60).nullable(),
    email: z.string().max(254).nullable(),
    shopCustomerId: z.string().max(120).nullable(),
  }),
  shipTo: Address.nullable(),
  pickup: z.boolean(),
  requestedDate: z.string().max(60).nullable(),
  note: z.string().max(4000).nullable(),
  statedTotal: z.string().max(40).nullable(),
  /** State of the order when it was sent, beyond "created". */
  payment: z.enum(['unknown', 'pending', 'paid']),
  cancelled: z.boolean(),
});
export type OrderDocument = z.infer<typeof OrderDocument>;

/** A file that came with a message, bounded in size by its channel. */
export interface AttachedFile {
  filename: string;
  contentType: string;
  bytes: Uint8Array;
}

/** Free text as a channel brings it: quoted replies and signatures already set apart. */
export interface TextMessage {
  subject: string | null;
  text: string;
  /** Kept for tables; never rendered. */
  html: string | null;
  /** What was cut off, kept for reference only. */
  quoted: string | null;
  attachments: AttachedFile[];
}

/** Who sent it, as far as the channel says. */
export interface Sender {
  name: string | null;
  /** Mail address, lower case. */
  email: string | null;
  phone: string | null;
  /** `<channel>:<id>`. */
  chatId: string | null;
}

/** What a capture turned out to be. */
export type Arrival = {
  sender: Sender;
  /** Claims of the message itself across sources (a mail sent to two of our addresses), or null. */
  messageKey: string | null;
  replyTo: z.infer<typeof ReplyRoute> | null;
  trust: Trust;
  /** Order number or plus-address token that ties the message to a running order. */
  threadRef: string | null;
  /** Captures that our mails were about which it answers, nearest first; absent where the channel has no such ties. */
  answersTo?: readonly string[];
} & (
  | { type: 'document'; document: OrderDocument }
  | { type: 'text'; message: TextMessage }
  | { type: 'status'; change: StatusChange }
  | { type: 'noise'; rule: string; words: string }
  | { type: 'unreadable'; rule: string; words: string }
);
