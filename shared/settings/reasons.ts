import { z } from 'zod';

/** What a step does to the lines of an order. */
export const LineWork = z.enum(['confirmed', 'produced', 'shipped']);
export type LineWork = z.infer<typeof LineWork>;

export const HOLD_REASONS = ['missing-information', 'price', 'credit', 'stock', 'fraud', 'customer', 'other'] as const;
export const HoldReason = z.enum(HOLD_REASONS);
export type HoldReason = z.infer<typeof HoldReason>;

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
