import type { Load, PersonLoad } from '../../shared/reports/team.ts';
import type { Choice, WorkView } from './views.ts';

export type TeamWorkView = Extract<WorkView, { kind: 'task' }>;

export interface TeamView {
  people: (PersonLoad & { name: string })[];
  roles: (Load & { role: string })[];
  /** Roles to filter by, and the one that is chosen (empty: all). */
  choices: string[];
  role: string;
  /** False where only some of the open orders were read. */
  complete: boolean;
  claimable: TeamWorkView[];
  /** More of them than are listed. */
  claimableLeft: number;
  /** The work of one person, where one was chosen. */
  person: (Choice & { work: TeamWorkView[]; left: number }) | null;
  /** Makes a repeat harmless. */
  commandId: string;
}
