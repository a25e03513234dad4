import type { FieldError } from '../views.ts';

interface Person {
  id: string;
  name: string;
}

export interface AbsencesView {
  /** Who is away today, with what waits on them. */
  away: readonly (Person & { tasks: number; to: string; substitute: string | null })[];
  /** Absences now and to come. `entered`: not from the settings. */
  rows: readonly (Person & {
    from: string;
    to: string;
    substitute: string | null;
    entered: boolean;
    mayEnd: boolean;
  })[];
  /** Whose absence this person may enter. */
  people: readonly Person[];
  substitutes: readonly Person[];
  values: { staff: string; from: string; to: string; substitute: string };
  errors: readonly FieldError[];
  /** Whether the page of the team is open to this person. */
  canHandOver: boolean;
}
