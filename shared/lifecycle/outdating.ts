import type { OrderFact } from '../orders/events.ts';

/** Whether a fact makes what a person saw of the order out of date; reminders, comments and attached copies do not. */
const OUTDATES: Record<OrderFact['type'], boolean> = {
  'order-admitted': true,
  'stage-entered': true,
  'step-undone': true,
  held: true,
  'hold-lifted': true,
  resumed: true,
  cancelled: true,
  'approval-asked': true,
  'approval-given': false,
  'approval-ended': true,
  'content-changed': true,
  'lines-progressed': true,
  'date-promised': true,
  'flow-migrated': true,
  'task-replanned': false,
  'change-asked': false,
  'change-agreed': false,
  'change-ended': false,
  'complaint-opened': false,
  'complaint-answered': false,
  'complaint-closed': false,
  'return-recorded': false,
  'stock-take-answered': false,
  'cause-recorded': false,
  'profile-looked-up': false,
  'capture-attached': false,
  'capture-detached': false,
  'payment-recorded': false,
  'task-opened': false,
  'task-handed-over': false,
  'task-closed': false,
  reminded: false,
  commented: false,
};

export const OUTDATING: ReadonlySet<OrderFact['type']> = new Set(
  (Object.keys(OUTDATES) as OrderFact['type'][]).filter((type) => OUTDATES[type]),
);
