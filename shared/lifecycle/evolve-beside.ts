import type { OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { ChangeRequest, Complaint } from '../orders/requests.ts';
import type { Task } from '../orders/work.ts';
import type { Changed } from './evolve.ts';

/** Facts that leave the order in its stage. */
export type BesideFact = Exclude<
  OrderFact,
  {
    type:
      | 'order-admitted'
      | 'stage-entered'
      | 'step-undone'
      | 'held'
      | 'hold-lifted'
      | 'resumed'
      | 'cancelled'
      | 'flow-migrated'
      | 'approval-asked'
      | 'approval-given'
      | 'approval-ended';
  }
>;

const plus = (tasks: readonly Task[], task: Task | null): Task[] => (task ? [...tasks, task] : [...tasks]);

/** Without the work that was about that record. */
const done = (tasks: readonly Task[], about: string): Task[] => tasks.filter((task) => task.about !== about);

/** Another due time, also for the work that an order on hold returns to. */
function replanned(order: Order, taskId: string, dueAt: string): Changed {
  const moved = (task: Task): Task => (task.id === taskId ? { ...task, dueAt, reminded: [] } : task);
  const { heldFrom } = order;
  return {
    ...order,
    tasks: order.tasks.map(moved),
    heldFrom: heldFrom && { ...heldFrom, task: heldFrom.task && moved(heldFrom.task) },
  };
}

const changesWith = (order: Order, id: string, patch: Partial<ChangeRequest>): ChangeRequest[] =>
  order.changes.map((change) => (change.id === id ? { ...change, ...patch } : change));

const complaintsWith = (order: Order, id: string, patch: Partial<Complaint>): Complaint[] =>
  order.complaints.map((complaint) => (complaint.id === id ? { ...complaint, ...patch } : complaint));

/** Agreements after a change: where there is no sum, then or now, nothing says that it is still what was agreed to. */
const agreedAfter = ({ approved }: Order, total: Order['content']['total']): Order['approved'] =>
  approved.map((one) => ({ ...one, overtaken: one.overtaken || one.total === null || total === null }));

/** The order after a fact that does not move it to another stage. */
export function changedBeside(order: Order, fact: BesideFact, at: string): Changed {
  switch (fact.type) {
    case 'content-changed':
      return {
        ...order,
        content: fact.content,
        progress: fact.progress,
        promisedDate: fact.promisedDate,
        approved: agreedAfter(order, fact.content.total),
      };
    case 'lines-progressed':
      return {
        ...order,
        progress: fact.progress,
        shipments: fact.shipment ? [...order.shipments, fact.shipment] : order.shipments,
        carrier: fact.shipment?.carrier ?? order.carrier,
        trackingNumber: fact.shipment?.trackingNumber ?? order.trackingNumber,
      };
    case 'date-promised':
      return { ...order, promisedDate: fact.date };
    case 'task-replanned':
      return replanned(order, fact.taskId, fact.dueAt);
    case 'change-asked':
      return { ...order, changes: [...order.changes, fact.change], tasks: plus(order.tasks, fact.task) };
    case 'change-agreed':
      return { ...order, changes: changesWith(order, fact.changeId, { [fact.side]: { by: fact.by, at } }) };
    case 'change-ended':
      return {
        ...order,
        changes: changesWith(order, fact.changeId, { state: fact.state, words: fact.words }),
        tasks: done(order.tasks, fact.changeId),
      };
    case 'complaint-opened':
      return { ...order, complaints: [...order.complaints, fact.complaint], tasks: [...order.tasks, fact.task] };
    case 'complaint-answered':
      return {
        ...order,
        complaints: complaintsWith(order, fact.complaintId, {
          remedy: fact.remedy,
          answer: fact.answer,
          answeredAt: at,
        }),
      };
    case 'complaint-closed':
      return {
        ...order,
        complaints: complaintsWith(order, fact.complaintId, {
          cause: fact.cause,
          prevention: fact.prevention,
          closedAt: at,
        }),
        tasks: done(order.tasks, fact.complaintId),
      };
    case 'return-recorded':
      return {
        ...order,
        returns: [...order.returns.filter(({ id }) => id !== fact.record.id), fact.record],
        tasks: plus(done(order.tasks, fact.record.id), fact.task),
      };
    case 'stock-take-answered':
      return { ...order, tasks: order.tasks.filter(({ id }) => id !== fact.taskId) };
    case 'profile-looked-up':
      return { ...order, profile: fact.profile };
    case 'cause-recorded':
    case 'commented':
      return order;
    case 'capture-attached':
      return {
        ...order,
        attachedCaptures: [...order.attachedCaptures, fact.captureId],
        ...(fact.told === undefined ? {} : { toldStage: fact.told }),
      };
    case 'capture-detached':
      return { ...order, attachedCaptures: order.attachedCaptures.filter((id) => id !== fact.captureId) };
    case 'payment-recorded':
      return { ...order, payment: fact.payment };
    case 'task-opened':
      return { ...order, tasks: plus(order.tasks, fact.task) };
    case 'task-handed-over':
      return { ...order, tasks: order.tasks.map((task) => (task.id === fact.task.id ? fact.task : task)) };
    case 'task-closed':
      return { ...order, tasks: order.tasks.filter(({ id }) => id !== fact.taskId) };
    case 'reminded':
      return {
        ...order,
        tasks: order.tasks.map((task) =>
          task.id === fact.taskId ? { ...task, reminded: [...task.reminded, fact.kind] } : task,
        ),
      };
  }
}
