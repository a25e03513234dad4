import type { CatalogueIndex } from '../catalogue/search-index.ts';
import type { Customer } from '../customers/customer.ts';
import type { Language } from '../settings/language.ts';
import type { Evidence, Field } from './draft.ts';
import { clip } from './normalise/text.ts';
import type { AttachmentTable } from './tables/attachment.ts';

/** What is known beside the message. Understanding asks nobody and knows no clock. */
export interface UnderstandContext {
  catalogue: CatalogueIndex;
  /** The customer that the sender's identities lead to, or null. */
  customer: Customer | null;
  /** IANA zone in which "tomorrow" is meant. */
  timeZone: string;
  /** ISO 3166 country in which phones, numbers and addresses are read where they name none. */
  country: string;
  /** ISO 4217 currency that a price without one is in. */
  currency: string;
  /** Language of the draft where the text does not tell. */
  language: Language;
  /** When the message came. */
  receivedAt: Date;
  /** Id of the entrance. */
  source: string;
  /** Tables of the attachments, already read. */
  tables: readonly AttachmentTable[];
  /** Lines of attached text files and PDFs, already read. */
  attachedText?: string;
}

/** Rows of cells, from wherever they were read. */
export interface TextTable {
  name: string;
  rows: string[][];
  /** The sentence that leads to the table ("Please supply grip seal bags as under:"). */
  heading?: string;
}

/** One line of the original and where it stands. */
export interface Passage {
  from: string;
  text: string;
}

const LONGEST_QUOTE = 300;

export const evidenceOf = (passage: Passage): Evidence => ({
  from: clip(passage.from, 200),
  quote: clip(passage.text.trim(), LONGEST_QUOTE),
});

export const unknown = <T>(): Field<T> => ({ value: null, confidence: 0, evidence: [] });

/** A value with its ground. `confidence` is 0 to 1. */
export const known = <T>(value: T | null, confidence: number, ...grounds: Passage[]): Field<T> => ({
  value,
  confidence: value === null ? 0 : confidence,
  evidence: grounds.slice(0, 5).map(evidenceOf),
});
