import { z } from 'zod';
import { CHANNEL_IDS } from '../channels/catalog.ts';
import { DEFAULT_STAGES } from './default-stages.ts';
import { Deploy } from './deploy.ts';
import { Language, Names } from './language.ts';

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'use lower-case letters, digits and dashes, at most 40');

/** One configured entrance. */
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
});
export type Source = z.infer<typeof Source>;

export const Staff = z.strictObject({
  id: Id,
  name: z.string().min(1).max(80),
  email: z.email(),
  language: Language.default('zh-CN'),
  roles: z.array(Id).min(1),
});
export type Staff = z.infer<typeof Staff>;

/** When the work of a stage is due, counted from entering it. */
export const DueRule = z.union([
  /** Fixed hours on the clock. */
  z.strictObject({ hours: z.number().positive().max(10_000) }),
  /** That many days later, at a time of day in the business time zone; weekends and holidays skipped on `workdays`. */
  z.strictObject({
    days: z.int().min(0).max(366),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use a time of day such as "17:00"'),
    workdays: z.boolean().default(true),
  }),
]);
export type DueRule = z.infer<typeof DueRule>;

/** A way out of a stage. */
export const Step = z.strictObject({
  id: Id,
  names: Names,
  to: Id,
  /** What the person has to give with it. */
  needs: z.array(z.enum(['carrier', 'trackingNumber', 'reason'])).default([]),
});
export type Step = z.infer<typeof Step>;

export const Stage = z.strictObject({
  id: Id,
  names: Names,
  /** open: ours to work on. hold: waits for an exception. done and void: closed. */
  category: z.enum(['open', 'hold', 'done', 'void']),
  /** Role that owns orders in this stage; closed stages need none. */
  role: Id.optional(),
  due: DueRule.optional(),
  steps: z.array(Step).default([]),
  /** Whether the customer hears when an order comes here. */
  tellCustomer: z.boolean().default(false),
});
export type Stage = z.infer<typeof Stage>;

export const Reminders = z.strictObject({
  /** Hours before the due time; several are allowed. */
  beforeHours: z.array(z.number().positive()).max(5).default([1]),
  atDue: z.boolean().default(true),
  /** Hours after the due time at which the manager hears of it. */
  escalateAfterHours: z.array(z.number().positive()).max(5).default([2]),
  escalateTo: Id.default('manager'),
});

export const Duplicates = z.strictObject({
  /** The same goods, customer and place by the same entrance within this time is a copy. */
  sameSourceMinutes: z.number().min(0).max(1440).default(10),
  /** The same by another entrance within this time, on the same business day, is a copy; until the next work day a person is asked. */
  otherSourceHours: z.number().min(0).max(168).default(24),
  /** A customer's reference with the same content within this time is a copy; later a person is asked. */
  referenceDays: z.number().min(0).max(400).default(10),
  /** The same goods without a reference within this time on the same business day, beyond the times above: a person is asked. */
  askHours: z.number().min(0).max(720).default(24),
});

export const Admission = z.strictObject({
  /** How certain a field must be to pass without a person. */
  minimumConfidence: z.number().min(0.5).max(1).default(0.9),
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
  reminders: Reminders.default(Reminders.parse({})),
  duplicates: Duplicates.default(Duplicates.parse({})),
  admission: Admission.default(Admission.parse({})),
  links: z
    .strictObject({
      actionDays: z.number().positive().max(90).default(7),
      trackDays: z.number().positive().max(730).default(180),
    })
    .default({ actionDays: 7, trackDays: 180 }),
});
export type Settings = z.infer<typeof Settings>;
