import type { AskField } from '../../shared/asking/fields.ts';
import type { FieldError, FormValues } from '../views.ts';

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
