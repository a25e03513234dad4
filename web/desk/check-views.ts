import type { Ailment } from '../../shared/reports/health.ts';

/** Something that the hub owes an owner, a due time or a schedule. */
export type CheckRow =
  | { kind: 'order'; id: string; number: string; stage: string; ailment: Ailment['kind']; words: string }
  | { kind: 'capture'; id: string; ailment: 'no-owner' | 'no-due-time' };

export interface CheckView {
  /** How many were looked at. */
  orders: number;
  captures: number;
  /** Parts of the table that were looked at, from 1. */
  first: number;
  last: number;
  parts: number;
  rows: readonly CheckRow[];
}
