import type { ReturnRecord } from '../../shared/orders/fulfilment.ts';
import type { Money } from '../../shared/orders/money.ts';
import type { ChangeRequest, Complaint } from '../../shared/orders/requests.ts';
import type { LineWork } from '../../shared/settings/reasons.ts';
import type { HappeningView } from '../views.ts';

/** What the person who looks may do on this order: forms for other things are not shown. */
export interface MayView {
  act: boolean;
  confirm: boolean;
  change: boolean;
  complain: boolean;
  /** Originals: they hold prices and personal data in words. */
  originals: boolean;
}

export interface LineView {
  lineNo: number;
  sku: string;
  description: string;
  unit: string;
  quantity: number;
  confirmed: number;
  produced: number;
  shipped: number;
  returned: number;
  cancelled: number;
}

export interface ShipmentView {
  id: string;
  at: string;
  carrier: string | null;
  trackingNumber: string | null;
  lines: string;
}

export interface ApprovalView {
  name: string;
  step: string;
  askedBy: string;
  askedAt: string;
  /** From 1. */
  level: number;
  levels: number;
  agreed: { name: string; at: string }[];
  /** The task that the person who looks may answer; null where others are asked. */
  taskId: string | null;
  backTo: { id: string; name: string }[];
}

export interface ChangeView {
  id: string;
  at: string;
  by: string;
  note: string;
  words: string | null;
  state: ChangeRequest['state'];
  /** In words: what differs from the order as it was. */
  wanted: string[];
  fee: Money | null;
  total: { before: Money | null; after: Money | null };
  date: { before: string | null; after: string | null };
  /** Lines of which something is done already, in words. */
  done: string[];
}

export interface ComplaintView {
  id: string;
  at: string;
  by: string;
  kind: Complaint['kind'];
  text: string;
  remedy: Complaint['remedy'];
  answer: string | null;
  cause: Complaint['cause'];
  prevention: string | null;
  closedAt: string | null;
}

export interface ReturnView {
  id: string;
  at: string;
  kind: ReturnRecord['kind'];
  reason: ReturnRecord['reason'];
  state: ReturnRecord['state'];
  note: string;
  lines: string;
}

/** The step that the person who looks may still take back: number of its event, and what it was. */
export type UndoView = { seq: number; words: string } | null;

/** Going over to the settings of now. `places`: where the order can go on (`to` is empty where it stays), and what it comes to there. */
export interface MigrationView {
  from: number;
  to: number;
  places: { to: string; stage: string; flow: string | null; dueAt: string | null }[];
}

/** All that an order has beside its way. */
/** A mail or chat answer about the order. */
export interface SentView {
  id: string;
  at: string;
  /** Both null for whoever may not see prices and personal data in words. */
  to: string | null;
  subject: string | null;
  state: 'done' | 'digest' | 'refused' | 'unknown';
}

export interface OrderDetails {
  may: MayView;
  sent: SentView[];
  /** Name of the flow where the settings have several, and whether it goes first. */
  flow: { name: string | null; urgent: boolean };
  promisedDate: string | null;
  lines: LineView[];
  /** Whether anything is left to confirm, produce, ship; and to come back. */
  left: Record<LineWork, boolean> & { shippedAny: boolean };
  shipments: ShipmentView[];
  approval: ApprovalView | null;
  changes: ChangeView[];
  complaints: ComplaintView[];
  returns: ReturnView[];
  undo: UndoView;
  /** Null where the order follows the settings of now. */
  migration: MigrationView | null;
  /** Tasks that the person who looks may claim. */
  claimable: string[];
  /** What happened since the version that a refused form was made on; null where nothing is in the way. */
  since: HappeningView[] | null;
  /** Events that a cause can be recorded for: number and words. */
  causes: { seq: number; words: string }[];
}
