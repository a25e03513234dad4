import { z } from 'zod';
import { LETTER_QUEUE_NAMES } from '../dead-letters/queues.ts';

/** Body on the interpret queue. */
export const InterpretMessage = z.object({
  captureId: z.string(),
  /** Not to be delivered before: an instant, at most a quarter of an hour away. */
  notBefore: z.string().optional(),
});
export type InterpretMessage = z.infer<typeof InterpretMessage>;

/** A member of staff whose mailbox takes nothing any more, and what became of their work. */
export const Unreachable = z.object({
  staffId: z.string(),
  address: z.string(),
  reason: z.enum(['bounce', 'complaint']),
  /** Instant (ISO 8601); with the staff id it names the occasion, so that the administrator hears of it once. */
  since: z.string(),
  /** Tasks and reviews that went to others. */
  tasks: z.int().nonnegative(),
  reviews: z.int().nonnegative(),
  /** Pieces of work that stay, since nobody else can be reached either. */
  left: z.int().nonnegative(),
});
export type Unreachable = z.infer<typeof Unreachable>;

/** Messages that failed for good, as one run of the sweep found them. */
export const DeadLettersFound = z.object({
  /** Names the run, so that the administrator hears of it once. */
  digest: z.string(),
  queues: z.array(z.object({ queue: z.enum(LETTER_QUEUE_NAMES), count: z.int().positive() })),
  /** All that wait to be sent again or dropped. */
  waiting: z.int().nonnegative(),
});
export type DeadLettersFound = z.infer<typeof DeadLettersFound>;

/** A digest for one person: of the mails that wait for them, or of all their open work at a time of day. */
export const DigestWanted = z.object({
  staffId: z.string(),
  of: z.enum(['waiting', 'open']),
  /** Day and time of day that the settings name; null for mails that wait. */
  slot: z.string().nullable(),
});
export type DigestWanted = z.infer<typeof DigestWanted>;

/** A round of stock-taking that is over, by its id. */
export const StockTakeOver = z.object({ round: z.string().max(40) });
export type StockTakeOver = z.infer<typeof StockTakeOver>;

/** A source that is silent for longer than is usual, or speaks again. */
export const SourceSilent = z.object({
  source: z.string(),
  /** Its last message before the silence; with the source it names the occasion. */
  since: z.string(),
  /** Messages that came at least in the same hours of each week compared; null where the settings name a time. */
  usual: z.int().nullable(),
  weeks: z.int(),
  /** Its first message after the silence that is known; null while it lasts. */
  until: z.string().nullable(),
});
export type SourceSilent = z.infer<typeof SourceSilent>;

/** Body on the notify queue: an event of an order, a capture that went into review or to another reviewer, a digest, a report, or something for the administrator. */
export const NotifyMessage = z.union([
  z.object({ orderId: z.string(), seq: z.int().positive() }),
  z.object({
    captureId: z.string(),
    version: z.int().positive(),
    late: z.boolean().optional(),
    handedOver: z.boolean().optional(),
    /** The customer's answer left something open: they are asked for that once more. */
    askedAgain: z.boolean().optional(),
    /** It answered a task mail: its writer is told what came of it. */
    replied: z.boolean().optional(),
  }),
  z.object({ unreachable: Unreachable }),
  z.object({ deadLetters: DeadLettersFound }),
  z.object({ silence: SourceSilent }),
  z.object({ digest: DigestWanted }),
  z.object({ stockTake: StockTakeOver }),
]);
export type NotifyMessage = z.infer<typeof NotifyMessage>;

/** Body on the schedule queue: the order whose schedules are to be compared with what should exist. */
export const ScheduleMessage = z.object({ orderId: z.string() });
export type ScheduleMessage = z.infer<typeof ScheduleMessage>;
