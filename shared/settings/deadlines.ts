import { z } from 'zod';
import { Condition } from './condition.ts';
import { Id } from './id.ts';
import { Names } from './language.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use a time of day such as "17:00"');
const Day = z.iso.date('use a day such as 2026-10-01');

/** `["09:00-12:00", "13:00-18:00"]`; empty where nobody works. A span that ends before it begins (`22:00-06:00`) goes on into the next day. */
const Spans = z
  .array(
    z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'use spans such as "09:00-12:00"'),
  )
  .max(4);

/** Days and hours in which work is done. */
export const Calendar = z.strictObject({
  id: Id,
  names: Names,
  /** IANA zone of the hours; the settings' own when absent. */
  timeZone: z.string().optional(),
  /** ISO 3166 country whose weekends and public holidays (for CN with 调休) count; the settings' own when absent. */
  country: z.string().length(2).optional(),
  /** Part of the country whose holidays count too: `BY` in DE, `SCT` in GB (ISO 3166-2 without the country). */
  region: z.string().min(1).max(3).optional(),
  /** Hours of a work day. */
  hours: Spans.min(1).default(['09:00-12:00', '13:00-18:00']),
  /** Other hours on a day of the week, 1 is Monday; an empty list is a day off. */
  weekdays: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), Spans).default({}),
  /** Days off beyond those of the country. */
  daysOff: z.array(Day).max(400).default([]),
  /** Days that are worked although the country has them off. */
  workDays: z.array(Day).max(400).default([]),
});
export type Calendar = z.infer<typeof Calendar>;

/** Counted from entering a stage. */
const FromNow = [
  /** Fixed hours on the clock. */
  z.strictObject({ hours: z.number().positive().max(10_000) }),
  /** Hours in which the calendar has people at work. */
  z.strictObject({ workingHours: z.number().positive().max(2_000) }),
  /** That many days later, at a time of day in the calendar's zone; weekends and holidays skipped on `workdays`. */
  z.strictObject({
    days: z.int().min(0).max(366),
    at: TimeOfDay,
    workdays: z.boolean().default(true),
  }),
] as const;

/** When work is due. */
export const DueRule = z.union([
  ...FromNow,
  /** That many days before the promised delivery date; `else` where the order has none or that time is over. */
  z.strictObject({
    beforeDelivery: z.strictObject({
      days: z.int().min(0).max(366),
      at: TimeOfDay,
      workdays: z.boolean().default(true),
    }),
    else: z.union(FromNow),
  }),
]);
export type DueRule = z.infer<typeof DueRule>;

/** Reminders of a task, in hours on the clock from its due time. */
export const Reminders = z.strictObject({
  /** Hours before the due time; several are allowed. */
  beforeHours: z.array(z.number().positive()).max(5).default([1]),
  atDue: z.boolean().default(true),
  /** Hours after the due time at which the owner is reminded once more. */
  afterHours: z.array(z.number().positive()).max(5).default([]),
  /** Hours after the due time at which the work goes to the next in line, if the owner did nothing; absent: never. */
  handOverAfterHours: z.number().positive().optional(),
  /** Hours after the due time at which the manager hears of it. */
  escalateAfterHours: z.array(z.number().positive()).max(5).default([2]),
  escalateTo: Id.default('manager'),
  /** From when to when nobody is written to, in the calendar of the role; what falls in it comes at its end. */
  quiet: z.strictObject({ from: TimeOfDay, to: TimeOfDay }).optional(),
  /** Task mails and reminders that one person gets in an hour; what is more comes as one digest. */
  mailsPerHour: z.int().min(1).max(10_000).default(20),
  /** Times of day at which each person gets one digest of their open work; none: never. */
  digestAt: z.array(TimeOfDay).max(4).default([]),
});

/** Who gets the work of a role: the first rule that is true of the order decides. */
export const OwnerRule = z.strictObject({
  /** The role that the stage names; absent: any. */
  role: Id.optional(),
  when: Condition.default({}),
  /** Staff id, or a role whose people share the work. */
  owner: Id.optional(),
  team: Id.optional(),
});
export type OwnerRule = z.infer<typeof OwnerRule>;

/** Other due times and owners for given days. */
export const Peak = z.strictObject({
  id: Id,
  names: Names,
  from: Day,
  to: Day,
  /** Due rule by stage id. */
  due: z.record(Id, DueRule).default({}),
  /** Come before the settings' own rules. */
  owners: z.array(OwnerRule).max(50).default([]),
});
export type Peak = z.infer<typeof Peak>;
