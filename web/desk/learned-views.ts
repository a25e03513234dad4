/** Something that a correction taught, as the desk shows it. */
export interface LessonRow {
  /** Id of the lesson, and of the customer with the version that is shown. */
  id: string;
  customerId: string;
  version: number;
  customer: string;
  /** What was learnt, in words. */
  what: string;
  /** What the same words meant before. */
  before: string | null;
  order: { id: string; number: string };
  by: string;
  at: string;
  used: number;
  lastUsedAt: string | null;
  takenBack: { by: string; at: string } | null;
  mayChange: boolean;
}

export interface LearnedView {
  /** Set where only one customer is shown. */
  customer: { id: string; line: string } | null;
  rows: LessonRow[];
  /** Cursor of the next page. */
  next: string | null;
}
