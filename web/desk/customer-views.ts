import type { IdentityKind } from '../../shared/customers/customer.ts';
import type { Money } from '../../shared/orders/money.ts';
import type { FieldError, FormValues, StageView } from '../views.ts';
import type { LessonRow } from './learned-views.ts';

/** A mark as it is shown, and as forms name it (`<kind> <value>`); the token is null where the person may not see it. */
export interface MarkView {
  kind: IdentityKind;
  shown: string;
  token: string | null;
}

export interface CustomerRow {
  id: string;
  /** Company and person, else a mark. */
  line: string;
  contacts: string[];
  place: string | null;
  since: string;
}

export interface CustomersView {
  search: string;
  rows: CustomerRow[];
  next: string | null;
  paged: boolean;
}

export interface ProposalView {
  id: string;
  line: string;
  /** Why it may be the same customer, in words. */
  because: string[];
}

/** Two records that may be one customer. */
export interface PairView {
  one: { id: string; line: string };
  other: { id: string; line: string };
  because: string[];
  mayMerge: boolean;
}

export interface PairsView {
  pairs: PairView[];
  next: string | null;
  paged: boolean;
}

export interface MergeView {
  /** Number of the merge. */
  merge: number;
  other: { id: string; line: string };
  at: string;
  by: string;
  reason: string | null;
  /** How many marks changed hands. */
  moved: number;
  undone: { at: string; by: string } | null;
  /** Marks that came since, which may go along; null where it cannot be undone. */
  since: MarkView[] | null;
}

export interface CustomerView {
  id: string;
  version: number;
  line: string;
  name: string | null;
  company: string | null;
  /** The same goods again are ordinary for them. */
  allowRepeats: boolean;
  since: string;
  language: string | null;
  /** The record that this one was merged into. */
  mergedInto: { id: string; line: string } | null;
  mayChange: boolean;
  identities: (MarkView & { at: string | null; source: string | null; captureId: string | null })[];
  /** Marks that orders name and that belong to nobody yet. */
  free: MarkView[];
  /** Places of the record, the usual one first. */
  places: string[];
  /** Further places of the newest orders. */
  orderPlaces: string[];
  partNumbers: { number: string; sku: string }[];
  /** What corrections taught, the newest first. */
  lessons: LessonRow[];
  orders: { id: string; number: string; stage: StageView; goods: string; total: Money | null; placedAt: string }[];
  complaints: { orderId: string; number: string; words: string; open: boolean; at: string }[];
  reviews: { captureId: string; words: string; receivedAt: string; mayOpen: boolean }[];
  proposals: ProposalView[];
  merges: MergeView[];
  /** Newest first. */
  notes: { at: string; by: string; text: string }[];
  history: { at: string; by: string; words: string; captureId: string | null }[];
  /** What was entered and is wrong, where a form is shown again. */
  answer: { form: string; values: FormValues; errors: FieldError[] } | null;
}

/** One side of a merge as it is compared. */
export interface SideView {
  id: string;
  version: number;
  line: string;
  name: string | null;
  company: string | null;
  identities: MarkView[];
  places: string[];
  partNumbers: number;
  orders: number;
  since: string;
}

export interface MergePreviewView {
  survivor: SideView;
  merged: SideView;
  because: string[];
  /** What the survivor will have afterwards. */
  after: { name: string | null; company: string | null; places: string[] };
  /** Part numbers that both know for different products: the survivor's stays. */
  conflicts: { number: string; stays: string; goes: string }[];
  /** Why it cannot be done. */
  refusal: string | null;
  values: FormValues;
}
