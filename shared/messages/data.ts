import type { Difference } from '../orders/differences.ts';
import type { ReturnRecord, Shipment } from '../orders/fulfilment.ts';
import type { Money } from '../orders/money.ts';
import type { Order } from '../orders/order.ts';
import type { ChangeRequest, Complaint } from '../orders/requests.ts';
import type { Hold, ReminderKind, Task } from '../orders/work.ts';
import type { StockTakeReport } from '../reports/stock-take.ts';
import type { Names } from '../settings/language.ts';
import type { ActField } from '../tasks/acts.ts';

/** A step of the stage as a button of one person. */
export interface StepLink {
  names: Names;
  needs: readonly ActField[];
  url: string;
}

/** What work beside a stage's own is about. */
export type TaskDetail =
  | { is: 'approval'; step: Names; askedBy: string; total: Money | null }
  | { is: 'change'; change: ChangeRequest; by: Names }
  | { is: 'complaint'; complaint: Complaint; by: Names }
  | { is: 'return'; record: ReturnRecord; by: Names }
  | { is: 'hold'; holds: readonly Hold[] };

/** What happened on the order since its reader last got a mail about it. */
export interface SinceMail {
  at: string;
  by: Names;
  what: Names;
  reason: string | null;
}

/** What every mail about a task knows. */
export interface AboutTask {
  order: Order;
  task: Task;
  stage: Names;
  /** Name of the order's source. */
  source: Names;
  steps: readonly StepLink[];
  detail: TaskDetail | null;
  since: readonly SinceMail[];
  /** How the customer's first message begins, in their own words. */
  words: string | null;
  /** What may be written in an answer to this mail; none where answers are not taken. */
  replies: readonly Names[];
  /** Opens the order without doing anything. */
  showUrl: string;
  /** Name of the person in whose place the reader gets this mail. */
  insteadOf: string | null;
}

interface AboutReview {
  source: Names;
  receivedAt: string;
  dueAt: string;
  /** What is doubtful, for staff. */
  doubts: readonly Names[];
  /** Number of an order that it resembles. */
  similarTo: string | null;
  /** How the message begins. */
  excerpt: string | null;
  /** Whether the customer is asked at the same time. */
  asked: boolean;
  url: string;
  owner: string;
  insteadOf: string | null;
}

interface AboutCustomerOrder {
  order: Order;
  trackUrl: string;
  /** False where the source does not show prices to its customers. */
  showPrices: boolean;
}

/** One piece of work in a digest. */
export interface DigestRow {
  /** Null for a message that waits for a decision. */
  orderNumber: string | null;
  /** The stage, or the source of the message. */
  what: Names;
  customer: string | null;
  dueAt: string;
  url: string;
}

/** A question to a customer, see `understanding/questions.ts`. Its number stays the same when others are settled. */
export interface AskedQuestion {
  number: number;
  words: string;
}

/** What a customer hears beside the stages. */
export type CustomerNews =
  | { is: 'parcel'; shipment: Shipment }
  | { is: 'dated'; day: string }
  | { is: 'complaint' }
  | { is: 'answer'; answer: string }
  | { is: 'change-wanted'; change: ChangeRequest }
  | { is: 'change-applied' | 'change-refused'; words: string | null };

/** What the answer to a task mail came to. */
export interface TaskAnswered {
  /** `comment`: passed on to the order. `nothing`: neither done nor passed on. `sender`: somebody else wrote it. */
  state: 'done' | 'refused' | 'comment' | 'under-way' | 'nothing' | 'expired' | 'sender';
  orderNumber: string;
  /** What was done, going on from a name: "confirmed the order". */
  did: readonly Names[];
  /** Why it was not done. */
  why: Names | null;
  /** What can be written; none where the task is gone. */
  replies: readonly Names[];
  /** Takes it back, for so many minutes after it was done. */
  undo: { url: string; minutes: number } | null;
  showUrl: string;
  insteadOf: string | null;
}

/** What each message needs to be written. Everything in it is data: templates ask nobody. */
export interface MessageData {
  /** `handedOverFor`: who cannot be reached, where the hub itself handed the task over; `note`: what was said with it. */
  'task-opened': AboutTask & { handedOverBy: string | null; handedOverFor: string | null; note: string | null };
  notice: AboutTask;
  reminder: AboutTask & { when: ReminderKind; owner: string };
  'order-changed': {
    order: Order;
    differences: readonly (Difference | string)[];
    by: Names;
    showUrl: string;
    insteadOf: string | null;
  };
  'order-cancelled': { order: Order; by: Names; reason: string | null; insteadOf: string | null };
  'review-opened': AboutReview;
  'review-late': AboutReview;
  'customer-received': AboutCustomerOrder;
  /** Questions in the language of the customer, with the numbers that an answer may name; `url`: the form that takes the answers. */
  'customer-asked': { questions: readonly AskedQuestion[]; again: boolean; url: string };
  'customer-status': AboutCustomerOrder & { stage: Names; carrier: string | null; trackingNumber: string | null };
  'customer-cancelled': { order: Order };
  'customer-news': AboutCustomerOrder & { news: CustomerNews };
  /** `what` goes on from the name: "refused the approval". `mentioned`: the reader is named in a comment. */
  'staff-news': {
    order: Order;
    by: Names;
    what: Names;
    reason: string | null;
    quote: string | null;
    mentioned: boolean;
    url: string;
    insteadOf: string | null;
  };
  'task-answered': TaskAnswered;
  /** `waiting`: mails that were more than one hour should bring. `open`: all open work. */
  digest: {
    of: 'waiting' | 'open';
    groups: readonly { when: 'late' | 'today' | 'later'; rows: readonly DigestRow[] }[];
    deskUrl: string;
  };
  /** `before`: the round before; `names`: of staff, by id. */
  'stock-take-report': {
    report: StockTakeReport;
    before: StockTakeReport | null;
    names: Readonly<Record<string, string>>;
    orderUrl: (orderId: string) => string;
    pageUrl: string;
    insteadOf: string | null;
  };
  'signin-link': { url: string; minutes: number };
  'admin-notice': { title: Names; lines: readonly Names[] };
}

export type MessageId = keyof MessageData;
