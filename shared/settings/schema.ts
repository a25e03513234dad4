import { z } from 'zod';
import { CHANNEL_IDS } from '../channels/catalog.ts';
import { Changes, Complaints, StockTake } from './changes.ts';
import { Calendar, DueRule, OwnerRule, Peak, Reminders } from './deadlines.ts';
import { DEFAULT_STAGES } from './default-stages.ts';
import { Deploy } from './deploy.ts';
import { Approval, DEFAULT_HOLDS, Flow, HoldRule, Stage } from './flow.ts';
import { Id } from './id.ts';
import { Language, Names } from './language.ts';
import { Role, Staff } from './people.ts';
import { SilenceAlarm } from './silence.ts';
import { CustomerTrust, Thresholds } from './trust.ts';
import { Understanding } from './understanding.ts';

/** One configured entrance. */
/** By what orders are compared beyond the message and the number of the shop: the customer's order number, goods with customer and place, colleagues of one company, nearly the same goods. */
const Compared = z.enum(['reference', 'goods', 'colleagues', 'nearness']);

export const Duplicates = z.strictObject({
  /** What is compared; what is left out makes neither a copy nor a question. */
  compare: z
    .array(Compared)
    .max(4)
    .default([...Compared.options]),
  /** The same goods, customer and place by the same entrance within this time is a copy. */
  sameSourceMinutes: z.number().min(0).max(1440).default(10),
  /** The same by another entrance within this time, on the same business day, is a copy; until the next work day a person is asked. */
  otherSourceHours: z.number().min(0).max(168).default(24),
  /** A customer's reference with the same content within this time is a copy; later a person is asked. */
  referenceDays: z.number().min(0).max(400).default(10),
  /** The same goods without a reference within this time on the same business day, beyond the times above: a person is asked. */
  askHours: z.number().min(0).max(720).default(24),
  /** The same goods again within these days from who orders seldom, in no daily or weekly rhythm: a person is asked. 0: never. */
  repeatDays: z.number().min(0).max(60).default(13),
});

/** What a source does otherwise; what it does not name is as for all. */
const DuplicatesOfSource = z.strictObject({
  compare: Duplicates.shape.compare.unwrap().optional(),
  sameSourceMinutes: Duplicates.shape.sameSourceMinutes.unwrap().optional(),
  otherSourceHours: Duplicates.shape.otherSourceHours.unwrap().optional(),
  referenceDays: Duplicates.shape.referenceDays.unwrap().optional(),
  askHours: Duplicates.shape.askHours.unwrap().optional(),
  repeatDays: Duplicates.shape.repeatDays.unwrap().optional(),
});

export const Source = z.strictObject({
  id: Id,
  channel: z.enum(CHANNEL_IDS),
  names: Names,
  language: Language.default('zh-CN'),
  /** ISO 3166 country that phones and addresses are read in where they name none. */
  country: z.string().length(2).optional(),
  /** Mailboxes of an e-mail source: local parts or whole addresses. */
  addresses: z.array(z.string().max(254)).max(20).optional(),
  /** Shop domain, corp id or workspace id that deliveries must name, where the channel has one. */
  account: z.string().max(200).optional(),
  /** WeCom agent id of the application that answers. */
  agentId: z.int().optional(),
  /** Form: whether the page offers catalogue search with prices. */
  showPrices: z.boolean().default(true),
  /** Prices of this shop are our own (a web shop of the company): they are not compared with the catalogue, whatever their currency. */
  pricesAreOurs: z.boolean().default(false),
  /** Requests a minute taken from one address (form). */
  requestsPerMinute: z.int().positive().max(600).default(20),
  /** Chat messages of one sender that come within this many seconds of each other are read as one; absent or 0: each by itself. */
  joinSeconds: z.int().min(0).max(300).optional(),
  silence: SilenceAlarm.optional(),
  /** Other times for copies of what comes by this source. */
  duplicates: DuplicatesOfSource.optional(),
});
export type Source = z.infer<typeof Source>;

export const Admission = z.strictObject({
  /** How certain a field must be to pass without a person. */
  minimumConfidence: z.number().min(0.5).max(1).default(0.9),
  thresholds: Thresholds.default({}),
  trust: CustomerTrust.default(CustomerTrust.parse({})),
  /** Share by which a stated price may differ from the catalogue's. */
  priceTolerance: z.number().min(0).max(1).default(0.01),
  /** Latest plausible delivery date, in days from now. */
  farthestDays: z.int().positive().default(365),
  /** Whether free text from a sender that no entrance could authenticate may pass untouched. */
  trustUnauthenticated: z.boolean().default(true),
  /** Role that gets captures in review, and in how many hours they are due. */
  reviewRole: Id.default('sales'),
  reviewDue: DueRule.default({ hours: 4 }),
});

/** Questions to customers that stay unanswered; hours of the clock, 0 for never. */
export const Asking = z.strictObject({
  /** After so long they are asked once more. */
  againHours: z.number().min(0).max(720).default(24),
  /** After so long again the reviewer is told what was asked. */
  staffHours: z.number().min(0).max(720).default(24),
});

/** The whole of `hub.yaml`. What no single field can say is checked by `check.ts`. */
export const Settings = z.strictObject({
  company: z.strictObject({ name: Names, phone: z.string().max(40).optional(), website: z.url().optional() }),
  deploy: Deploy,
  language: Language.default('zh-CN'),
  timeZone: z.string().default('Asia/Shanghai'),
  country: z.string().length(2).default('CN'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY'),
  sources: z.array(Source).min(1).max(100),
  staff: z.array(Staff).min(1).max(500),
  stages: z
    .array(Stage)
    .min(2)
    .max(30)
    .default(() => z.array(Stage).parse(DEFAULT_STAGES)),
  /** Ways through the stages; without any, all orders go through all stages from the first open one on. */
  flows: z.array(Flow).max(20).default([]),
  approvals: z.array(Approval).max(50).default([]),
  holds: z
    .array(HoldRule)
    .max(30)
    .default(() => z.array(HoldRule).parse(DEFAULT_HOLDS)),
  roles: z.array(Role).max(100).default([]),
  owners: z.array(OwnerRule).max(200).default([]),
  calendars: z.array(Calendar).max(50).default([]),
  /** Calendar of the company; absent: 09:00-12:00 and 13:00-18:00 on the work days of the country. */
  calendar: Id.optional(),
  peaks: z.array(Peak).max(50).default([]),
  changes: Changes.default(Changes.parse({})),
  complaints: Complaints.default(Complaints.parse({})),
  stockTake: StockTake.default(StockTake.parse({})),
  reminders: Reminders.default(Reminders.parse({})),
  duplicates: Duplicates.default(Duplicates.parse({})),
  admission: Admission.default(Admission.parse({})),
  asking: Asking.default(Asking.parse({})),
  understanding: Understanding.default({}),
  links: z
    .strictObject({
      actionDays: z.number().positive().max(90).default(7),
      trackDays: z.number().positive().max(730).default(180),
      /** Days in which a customer can answer a question by its link. */
      askDays: z.number().positive().max(90).default(14),
      /** Minutes in which a step taken by a link can be taken back by who took it. */
      undoMinutes: z.number().min(0).max(15).default(5),
      /** Whether links in task mails act on a device only after their owner signed in there once, so that a forwarded mail lets nobody else act. */
      askSignIn: z.enum(['never', 'on-new-device']).default('on-new-device'),
    })
    .default({ actionDays: 7, trackDays: 180, askDays: 14, undoMinutes: 5, askSignIn: 'on-new-device' }),
});
export type Settings = z.infer<typeof Settings>;
