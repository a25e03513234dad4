import { z } from 'zod';
import { LineProgress, ReturnRecord, Shipment } from './fulfilment.ts';
import { Day, Instant, OrderContent } from './goods.ts';
import { Incident, RoundEntry, Stay } from './history.ts';
import { Payment } from './payment.ts';
import { ReplyRoute } from './reply-route.ts';
import { ChangeRequest, Complaint } from './requests.ts';
import { Approved, Hold, PendingApproval, Task } from './work.ts';

/** What rules of the settings ask about an order beyond its content; looked up when it is admitted or changed. */
export const Profile = z.object({
  newCustomer: z.boolean(),
  overCredit: z.boolean(),
  /** Codes of products of which there is not enough. */
  shortOfStock: z.array(z.string()),
  /** Largest share by which a price is below the catalogue's; 0 where none is. */
  discount: z.number().min(0).max(1),
});
export type Profile = z.infer<typeof Profile>;

export const PLAIN_PROFILE: Profile = { newCustomer: false, overCredit: false, shortOfStock: [], discount: 0 };

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
  /** Staff id of who entered or admitted it by hand: they do not approve it. */
  enteredBy: z.string().nullable(),
  /** What people had to do with its reading: found it right, put it right, or answered what was asked. Absent: nothing. */
  reading: z.enum(['confirmed', 'corrected', 'asked']).optional(),
  /** The shop's or sender's own order id, where the channel has one. */
  externalId: z.string().nullable(),
  language: z.enum(['zh-CN', 'en']),
  replyTo: ReplyRoute.nullable(),
  content: OrderContent,
  profile: Profile,
  /** Id of the flow of the settings; `standard` where they name none. */
  flow: z.string(),
  stage: z.string(),
  /** Version of the settings whose flow the order follows. */
  settingsVersion: z.int().nonnegative(),
  enteredStageAt: Instant,
  /** Why it is held; empty while it is not. */
  holds: z.array(Hold),
  /** What it returns to when the last hold is lifted: the stage, and its task as it was. */
  heldFrom: z.object({ stage: z.string(), task: Task.nullable(), at: Instant }).nullable(),
  approval: PendingApproval.nullable(),
  /** The last agreement of each approval. */
  approved: z.array(Approved),
  tasks: z.array(Task),
  /** One entry for each line. */
  progress: z.array(LineProgress),
  shipments: z.array(Shipment),
  returns: z.array(ReturnRecord),
  changes: z.array(ChangeRequest),
  complaints: z.array(Complaint),
  /** The stages that it has been in, the present one last. */
  way: z.array(Stay),
  incidents: z.array(Incident),
  /** The stock-takes in which it was asked for. */
  rounds: z.array(RoundEntry),
  /** When we promised the goods; due rules count back from it. */
  promisedDate: Day.nullable(),
  payment: Payment,
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  /** Captures that were found to be copies of or messages about this order. */
  attachedCaptures: z.array(z.string()),
  /** The stage that the customer was told the last time that they asked: whoever asks once more needs another answer. */
  toldStage: z.string().optional(),
  placedAt: Instant,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Order = z.infer<typeof Order>;
