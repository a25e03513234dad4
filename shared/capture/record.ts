import { z } from 'zod';
import type { Wish } from '../lifecycle/commands.ts';
import { Actor } from '../orders/actor.ts';
import { Instant } from '../orders/goods.ts';
import { ReplyRoute } from '../orders/reply-route.ts';

/**
 * A wish as it is kept. Whoever carries it out checks the whole of it: the intakes, which read captures too, do not bring along what every wish
 * can be made of.
 */
const KeptWish = z.looseObject({ type: z.string() }) as unknown as z.ZodType<Wish>;

/** What the answer to a task mail came to. Whoever it was from, or should have been, is told of it. */
export const TaskReply = z.object({
  /** Staff id of the person whom the address was made for. */
  by: z.string(),
  orderId: z.string(),
  orderNumber: z.string(),
  taskId: z.string(),
  /** The order as the mail showed it. */
  version: z.int().positive(),
  /** `wished`: sent to the order's writer. `comment`: passed on as words. The others: nothing was done. */
  result: z.enum(['wished', 'comment', 'expired', 'sender']),
  /** Why it was no wish, see `ReplyProblem`; null where it was one. */
  problem: z.string().nullable(),
  /** Sent before anything else of the capture, as that person. */
  wish: KeptWish.nullable(),
  reason: z.string().nullable(),
});
export type TaskReply = z.infer<typeof TaskReply>;

/** What a message wants beside what it came to: of another order, or of nothing that it orders. */
export const AlsoWanted = z.object({
  /** Kind of the wish, see `MessageKind`. */
  kind: z.string().max(40),
  /** In the sender's words. */
  text: z.string().min(1).max(1000),
  /** For staff: what is wanted, of which order, and the words. */
  words: z.string().max(500),
  /** The order that it is certainly about, if there is one. Else whoever owns what became of the message sees to it. */
  order: z.object({ id: z.string(), number: z.string() }).nullable(),
  /** Whether whoever asks is who the order answers to: then the hub may answer by itself. */
  byCustomer: z.boolean(),
});
export type AlsoWanted = z.infer<typeof AlsoWanted>;

/** What became of a capture. Every capture ends as exactly one; `in-flight` is the only state that is not an end. */
export const CaptureOutcome = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('in-flight'),
    /** Set while a status change waits for the order that it speaks of. */
    waitsFor: z.string().nullable(),
  }),
  z.object({ status: z.literal('ordered'), orderId: z.string(), orderNumber: z.string() }),
  z.object({
    status: z.literal('attached'),
    orderId: z.string(),
    orderNumber: z.string(),
    as: z.enum(['copy', 'message', 'status']),
    rule: z.string(),
    words: z.string(),
    /** What the capture wants of the order beside being attached: a shop's cancellation, a payment. The relay sends them on. */
    wishes: z.array(KeptWish).max(5),
    /** The order's customer asks how it stands: the hub may answer that by itself. */
    asks: z.literal('status').optional(),
    reply: TaskReply.optional(),
  }),
  z.object({
    status: z.literal('set-aside'),
    rule: z.string(),
    words: z.string(),
    by: z.string(),
    reply: TaskReply.optional(),
  }),
  z.object({
    status: z.literal('in-review'),
    rule: z.string(),
    words: z.string(),
    owner: z.string(),
    dueAt: Instant,
    /** Order that a person has to compare with. */
    similarTo: z.string().nullable(),
    /** Since when owner and managers know that it is late; absent while they do not. */
    lateToldAt: Instant.optional(),
    /** By whom it came to its owner; absent where nobody handed it over. */
    handedOver: z.object({ by: z.string(), at: Instant, note: z.string().max(1000) }).optional(),
  }),
]);
export type CaptureOutcome = z.infer<typeof CaptureOutcome>;
export type CaptureStatus = CaptureOutcome['status'];

/** What a person decided about a capture in review; the next interpretation carries it out. */
export const ReviewAnswer = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('admit'),
    /** Field path → value as a person entered it, see `understanding/corrections.ts`. */
    corrections: z.record(z.string().max(100), z.string().max(2000)),
    /** True when the person says that it is an honest repeat of the order that it resembles. */
    notADuplicate: z.boolean(),
  }),
  z.object({
    decision: z.literal('attach'),
    orderId: z.string(),
    as: z.enum(['copy', 'message']),
    /** What whoever works on the order has to do about it. */
    because: z.literal('revision').optional(),
  }),
  z.object({ decision: z.literal('set-aside'), reason: z.string().min(1).max(500) }),
  /** Look at it once more with the settings and catalogue of now. */
  z.object({ decision: z.literal('again') }),
]);
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;

/** Who an answer is from where the customer gave it, by a link of ours: no staff id looks like it. */
export const BY_CUSTOMER = '@customer';

/** What the customer answered to our question, by the link in it or by a message of their own. */
export const CustomerAnswer = z.object({
  at: Instant,
  /** As corrections, and only of fields that were asked for. */
  corrections: z.record(z.string().max(100), z.string().max(2000)),
  /** What no field can take, by the field that it answers: a person reads it. */
  words: z.record(z.string().max(100), z.string().max(2000)),
  /** The lines that it speaks of, as they were written, by their index: an answer is never put to another line. */
  lines: z.record(z.string().max(10), z.string().max(500)),
  /** The message that brought it; absent where it came by the link. An answer is taken from each message once. */
  captureId: z.string().optional(),
  /** What the message says of each field, word for word: the evidence. */
  quotes: z.record(z.string().max(100), z.string().max(300)).optional(),
});
export type CustomerAnswer = z.infer<typeof CustomerAnswer>;

/** A field that the customer is asked for, as the question numbers it. What was numbered once keeps its number, whatever is settled meanwhile. */
export const AskedField = z.object({
  number: z.int().positive(),
  path: z.string().max(100),
  /** Products offered for it, in the order of their letters. */
  offered: z.array(z.string().max(100)).max(10),
});
export type AskedField = z.infer<typeof AskedField>;

/** How much the entrance could prove about the sender. */
export const Trust = z.enum(['authenticated', 'unauthenticated', 'forged']);
export type Trust = z.infer<typeof Trust>;

/** One inbound message, stored raw, with its outcome. */
export const Capture = z.object({
  id: z.string(),
  version: z.int().positive(),
  channel: z.string(),
  source: z.string(),
  /** Business day of receipt (business time zone): the unit of the completeness count. */
  day: z.iso.date(),
  receivedAt: Instant,
  /** S3 key of the untouched bytes. */
  rawKey: z.string(),
  /** SHA-256 (hex) of the raw bytes. */
  digest: z.string(),
  size: z.int().nonnegative(),
  contentType: z.string(),
  /** What the entrance knew beside the bytes: method, headers it needs, envelope, verdicts. Never secrets. */
  meta: z.record(z.string(), z.string()),
  /** Id of the message in its channel, for people and claims. */
  messageId: z.string(),
  trust: Trust,
  /** True for deliveries that the sender itself marks as a test. */
  test: z.boolean(),
  replyTo: ReplyRoute.nullable(),
  outcome: CaptureOutcome,
  answer: z.object({ by: z.string(), at: Instant, answer: ReviewAnswer }).nullable(),
  /** Put to the draft before any correction by staff. */
  customerAnswers: z.array(CustomerAnswer).max(20).optional(),
  /** Orders to which it was attached by mistake, the last one last. */
  detached: z
    .array(
      z.object({
        orderId: z.string(),
        orderNumber: z.string(),
        rule: z.string(),
        words: z.string(),
        by: Actor,
        at: Instant,
      }),
    )
    .max(20)
    .optional(),
  /** The number that the shop gave to the order in it, for people: tells which numbers never came. */
  orderReference: z.string().max(120).optional(),
  /** Times that interpretation was begun. */
  attempts: z.int().nonnegative(),
  /** What the customer was or will be asked for, as field paths of the draft. */
  ask: z.array(z.string()),
  /** All that it ever was asked for, as numbered in the questions. */
  asked: z.array(AskedField).max(200).optional(),
  /** Further wishes of the message. Those about a known order go to it whatever becomes of the message itself. */
  also: z.array(AlsoWanted).max(4).optional(),
  decidedAt: Instant.nullable(),
  /** When the customer, who had not answered, was asked once more. */
  askedAgainAt: Instant.optional(),
  /** When the reviewer was told that two questions were left unanswered. */
  gaveUpAt: Instant.optional(),
  /** Not read before: more of the same sender may follow, and is read with it. */
  readAt: Instant.optional(),
  /** The messages that are read as one under this one, itself included, in the order in which they came. */
  joined: z.array(z.string()).max(50).optional(),
  /** The message that this one is read with: it ends as that one does. */
  joinedTo: z.string().optional(),
});
export type Capture = z.infer<typeof Capture>;
