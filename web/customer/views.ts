import type { AskField } from '../../shared/asking/fields.ts';
import type { ReturnRecord } from '../../shared/orders/fulfilment.ts';
import type { Address } from '../../shared/orders/goods.ts';
import type { Money } from '../../shared/orders/money.ts';
import type { ChangeRequest } from '../../shared/orders/requests.ts';
import type { ComplaintKind, ReturnReason } from '../../shared/settings/reasons.ts';
import type { FieldError, FormValues, StageView } from '../views.ts';

/** The page behind the link in a question to the customer. */
export interface AskView {
  /** Path of this page: the answer is posted to it. */
  path: string;
  /** How the message begins that the questions are about; null where it has no text. */
  excerpt: string | null;
  /** Telephone of the company. */
  phone: string | null;
  /** Whether prices are shown to customers of this source. */
  showPrices: boolean;
  state: /** What is asked for. `version`: of the questions as this page shows them. */
    | {
        kind: 'open';
        fields: AskField[];
        version: number;
        values: FormValues;
        errors: FieldError[];
        note: 'still-open' | 'changed' | null;
      }
    /** Answered, and not read yet; the page is loaded again. */
    | { kind: 'reading' }
    /** Answered; a person looks at it. */
    | { kind: 'answered' }
    | { kind: 'ordered'; number: string; trackUrl: string }
    /** Somebody dealt with it otherwise. */
    | { kind: 'closed' };
}

/** A line of an order as its customer sees it; quantities in its unit. */
export interface TrackLine {
  lineNo: number;
  description: string;
  sku: string;
  unit: string;
  /** Null where the source shows no prices. */
  unitPrice: Money | null;
  /** What is still wanted: without what was cancelled. */
  wanted: number;
  produced: number;
  shipped: number;
  cancelled: number;
  returned: number;
  /** Wanted and not shipped yet. */
  open: number;
  /** Shipped, and neither returned nor asked to be. */
  returnable: number;
}

/** What a change comes to, as far as it changes anything. */
export interface EffectView {
  total: { before: Money; after: Money } | null;
  fee: Money | null;
  date: { before: string | null; after: string | null } | null;
  lines: { name: string; unit: string; before: number; after: number; produced: number; shipped: number }[];
  /** The address that is wanted instead. */
  shipTo: Address | null;
  note: string | null;
}

export interface ChangeView {
  id: string;
  at: string;
  mine: boolean;
  state: ChangeRequest['state'];
  note: string;
  /** Why it ended as it did. */
  words: string | null;
  effect: EffectView;
  /** Whether the customer is asked to agree. */
  asksYou: boolean;
}

export interface TrackView {
  number: string;
  /** Path of this page: everything is posted to it. */
  path: string;
  version: number;
  /** When that version came about. */
  updatedAt: string;
  stage: StageView;
  /** The stages of the order's own flow, in order: when each was reached, or is expected. */
  way: { name: string; state: 'done' | 'now' | 'next'; at: string | null; expected: string | null }[];
  /** True where the present stage takes longer than planned. */
  late: boolean;
  requestedDate: string | null;
  promisedDate: string | null;
  placedAt: string;
  reference: string | null;
  buyer: string;
  lines: TrackLine[];
  /** Null where prices are not shown or not all known. */
  total: Money | null;
  showPrices: boolean;
  pickup: boolean;
  /** Without the telephone: who holds the link need not be the customer. */
  shipTo: Address | null;
  /** The last digits of the telephone at the address, for the customer to know it by. */
  phoneEnds: string | null;
  shipments: {
    id: string;
    at: string;
    carrier: string | null;
    number: string | null;
    url: string | null;
    goods: string[];
  }[];
  conversation: { at: string; mine: boolean; words: string }[];
  changes: ChangeView[];
  returns: {
    id: string;
    at: string;
    kind: 'return' | 'exchange';
    reason: ReturnReason;
    state: ReturnRecord['state'];
    goods: string[];
  }[];
  complaints: { id: string; at: string; kind: ComplaintKind; text: string; answer: string | null; closed: boolean }[];
  /** What the customer can do now. */
  may: { write: boolean; change: boolean; cancel: boolean; sendBack: boolean };
  /** Telephone of the company. */
  phone: string | null;
  /** Makes a repeat of the same post harmless. */
  commandId: string;
  values: FormValues;
  errors: FieldError[];
}

export const TRACK_FORMS = ['change', 'cancel', 'complain', 'return'] as const;
export type TrackForm = (typeof TRACK_FORMS)[number];

/** A form of the tracking page, shown again where something about it was not right. */
export interface TrackFormView {
  form: TrackForm;
  values: FormValues;
  errors: FieldError[];
  /** Why it cannot be done. */
  refused: string | null;
  /** What happened to the order since the customer saw it. */
  since: { at: string; words: string }[];
  /** What the change would come to; it is sent only after this was shown. */
  effect: EffectView | null;
}
