import type { TaskView } from '../views.ts';
import type { Choice } from './views.ts';

/** Tasks that go at once. */
export const MOST_AT_ONCE = 50;

/** A task that was selected, as it stands. */
export interface BulkItem {
  /** What is posted for it: order, task and the version that was seen, see `itemRef`. */
  ref: string;
  orderId: string;
  orderNumber: string;
  customer: string;
  task: TaskView;
}

/** Something that can be done with several of the tasks, without anything entered. */
export interface BulkAct {
  id: string;
  /** Stage that it leads to; empty where the order stays. */
  to: string;
  name: string;
  count: number;
  warns: boolean;
}

export interface BulkView {
  items: BulkItem[];
  /** True where more were selected than go at once. */
  cut: boolean;
  acts: BulkAct[];
  staff: Choice[];
  may: { handOver: boolean; hold: boolean };
  /** Makes a repeat harmless. */
  commandId: string;
}

export interface BulkOutcome {
  orderId: string;
  orderNumber: string;
  /** Why it was refused. */
  words: string | null;
}

export interface BulkResultView {
  done: BulkOutcome[];
  refused: BulkOutcome[];
  waiting: BulkOutcome[];
  /** What was posted, to look again. */
  posted: readonly (readonly [name: string, value: string])[];
}

/** How a task is named in a form; ids hold no `~`. */
export const itemRef = (orderId: string, taskId: string, version: number): string => `${orderId}~${taskId}~${version}`;
