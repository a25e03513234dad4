/** How one part of a message stands to the same part of an order. */
export type DuplicateMark = 'same' | 'added' | 'removed' | 'changed';

export interface ComparedRow {
  mark: DuplicateMark;
  /** What is compared: goods, or a field of the order. */
  what: string;
  message: string;
  order: string;
}

export interface DuplicateRow {
  captureId: string;
  source: string;
  from: string | null;
  receivedAt: string;
  order: { id: string; number: string };
  words: string;
  /** Null for what is attached already. */
  dueAt: string | null;
  version: number;
  /** Whether it can be taken away from the order again. */
  mayUndo: boolean;
}

export interface DuplicatesView {
  waiting: DuplicateRow[];
  attached: DuplicateRow[];
}

/** A message beside the order that it resembles. */
export interface DuplicateView {
  captureId: string;
  version: number;
  state: 'waiting' | 'attached' | 'settled';
  source: string;
  receivedAt: string;
  from: string | null;
  rule: string;
  words: string;
  order: { id: string; number: string; placedAt: string; source: string } | null;
  /** Null where nothing could be understood of the message. */
  lines: ComparedRow[] | null;
  fields: ComparedRow[];
  mayUndo: boolean;
  /** The customer for whom repeats can be made ordinary; null where that may not be changed, or is so already. */
  customer: { id: string; line: string } | null;
}
