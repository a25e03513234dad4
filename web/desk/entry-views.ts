import type { FieldError, FormLine, FormValues, ProductHit } from '../views.ts';
import type { Choice } from './views.ts';

/** A customer that a search found. */
export interface CallerHit {
  id: string;
  line: string;
  contacts: string[];
  place: string | null;
}

/** Goods that the customer ordered before. */
export interface UsualGoods {
  sku: string;
  name: string;
  /** The customer's own number of it. */
  partNumber: string | null;
  /** How much of it they ordered the last time, in words, and when. */
  last: string;
  at: string;
}

/** The telephone entry as it stands: everything that was typed comes back with every answer. */
export interface EntryView {
  /** Makes a repeat of the same form harmless. */
  formId: string;
  /** Entrances of the kind; a choice is shown where there are several. */
  sources: Choice[];
  country: string;
  days: { from: string; to: string };
  values: FormValues;
  lines: FormLine[];
  errors: FieldError[];
  callers: { query: string; hits: CallerHit[] } | null;
  /** The customer who was found or chosen. */
  caller: { id: string; line: string; usual: UsualGoods[]; places: string[] } | null;
  goods: { query: string; hits: ProductHit[] } | null;
  /** What has to be asked the caller again, of what was read from their words; null where nothing was read. */
  unsure: string[] | null;
  /** Where typing goes on. */
  focus: 'search' | 'q' | 'said' | 'errors';
}

/** What became of an entry. */
export interface EnteredView {
  captureId: string;
  state: 'under-way' | 'ordered' | 'copy' | 'sent-before' | 'review' | 'other';
  order: { id: string; number: string } | null;
  /** Why, in words. */
  words: string;
  findings: string[];
  /** Address to which the confirmation goes; null where none is known, or nothing is confirmed. */
  confirmation: string | null;
  /** Whether it waits as a likely duplicate. */
  resembles: boolean;
}
