import type { Money } from '../../shared/orders/money.ts';
import type { LedgerSort } from '../../shared/platform/ledger-sort.ts';
import type { StageView } from '../views.ts';
import type { Choice } from './views.ts';

/** Columns of the ledger beside the number, which always stands first. */
export const LEDGER_COLUMNS = [
  'stage',
  'customer',
  'goods',
  'total',
  'owner',
  'due',
  'placed',
  'promised',
  'reference',
  'phone',
  'country',
  'flow',
  'tracking',
] as const;
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number];

/** What stands there for who chose nothing. */
export const USUAL_COLUMNS: readonly LedgerColumn[] = LEDGER_COLUMNS.slice(0, 7);

/** As they stand in the query; empty text where all are shown. */
export interface LedgerFilters {
  stage: string;
  category: string;
  flow: string;
  channel: string;
  source: string;
  owner: string;
  country: string;
  from: string;
  to: string;
  search: string;
  overdue: boolean;
  held: boolean;
}

export interface LedgerView {
  rows: LedgerRow[];
  filters: LedgerFilters;
  columns: LedgerColumn[];
  sort: LedgerSort;
  /** False where more fit than are sorted at once. */
  complete: boolean;
  choices: { stages: Choice[]; flows: Choice[]; channels: Choice[]; sources: Choice[]; owners: Choice[] };
  /** Whether the person who looks may export. */
  mayExport: boolean;
  /** How far back words are searched. */
  months: number;
  /** Cursor of the next page (`before` in the query), null on the last one. */
  next: string | null;
  /** True when this page was reached with a cursor. */
  paged: boolean;
  /** Filters, columns and order as a query, for keeping them. */
  query: string;
  views: SavedViews;
}

export interface SavedViews {
  own: Choice[];
  team: (Choice & { by: string; mine: boolean })[];
  /** Id of the view that is shown as it was kept. */
  shown: string | null;
  /** Id of the view that the ledger opens with. */
  standard: string | null;
  /** Whether the person may take away what others shared. */
  mayAll: boolean;
}

export interface LedgerRow {
  id: string;
  number: string;
  stage: StageView;
  customer: string;
  /** The first goods, and how many lines there are. */
  goods: string;
  lineCount: number;
  total: Money | null;
  source: string;
  placedAt: string;
  promisedDate: string | null;
  reference: string | null;
  phone: string | null;
  country: string | null;
  flow: string;
  tracking: string | null;
  /** Open work, earliest due first. */
  tasks: { owner: string; dueAt: string }[];
}
