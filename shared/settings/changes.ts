import { z } from 'zod';
import { DueRule } from './deadlines.ts';
import { Id } from './id.ts';
import { LineWork } from './reasons.ts';

/** Changes of an order after it was admitted. */
export const Changes = z.strictObject({
  /** From here on the quantities of a line cannot be changed or cancelled any more. */
  pointOfNoReturn: LineWork.default('produced'),
  /** Changes that one order may have; more are refused. */
  most: z.int().min(0).max(100).default(5),
  /** Changes without a fee, and what each further one costs in major units of the settings' currency. */
  free: z.int().min(0).max(100).default(100),
  fee: z.number().nonnegative().default(0),
  /** Whether the customer has to agree to what staff or a shop ask for. */
  customerAgrees: z.boolean().default(false),
  role: Id.optional(),
  due: DueRule.default({ workingHours: 4 }),
});

export const Complaints = z.strictObject({
  role: Id.optional(),
  due: DueRule.default({ workingHours: 4 }),
});

/** The periodic round in which every open order is answered for. */
export const StockTake = z.strictObject({
  /** 1 is Monday. Absent: no rounds by themselves. */
  weekday: z.int().min(1).max(7).nullable().default(1),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use a time of day such as "09:00"')
    .default('09:00'),
  /** When an order that nobody answered for goes to the manager. */
  due: DueRule.default({ days: 1, at: '17:00', workdays: true }),
});
