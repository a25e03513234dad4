import { z } from 'zod';
import { DueRule } from './deadlines.ts';
import { LineWork } from './flow.ts';
import { Id } from './id.ts';

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

export const COMPLAINT_KINDS = [
  'late',
  'wrong-goods',
  'missing',
  'damaged',
  'quality',
  'invoice',
  'service',
  'other',
] as const;
export const ComplaintKind = z.enum(COMPLAINT_KINDS);
export type ComplaintKind = z.infer<typeof ComplaintKind>;

export const REMEDIES = ['hurry', 'resend', 'credit', 'coupon', 'explain', 'other'] as const;
export const Remedy = z.enum(REMEDIES);
export type Remedy = z.infer<typeof Remedy>;

/** Where an error came from: holds, corrections, copies, lateness and complaints are counted by it. */
export const CAUSES = [
  'customer',
  'sales',
  'production',
  'warehouse',
  'carrier',
  'supplier',
  'catalogue',
  'price',
  'understanding',
  'system',
  'other',
] as const;
export const Cause = z.enum(CAUSES);
export type Cause = z.infer<typeof Cause>;

export const RETURN_REASONS = ['wrong-goods', 'damaged', 'quality', 'too-many', 'not-needed', 'other'] as const;
export const ReturnReason = z.enum(RETURN_REASONS);
export type ReturnReason = z.infer<typeof ReturnReason>;

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
