import type { OrderEvent, OrderFact } from '../orders/events.ts';
import type { Order, Task } from '../orders/order.ts';

/** Entering or leaving a stage closes the work of the stage and of a hold; notices stay until somebody closes them. */
const notices = (tasks: readonly Task[]): Task[] => tasks.filter(({ kind }) => kind === 'notice');

const withTask = (tasks: readonly Task[], task: Task | null): Task[] => (task ? [...tasks, task] : [...tasks]);

type Changed = Omit<Order, 'version' | 'lastHash' | 'updatedAt'>;

function changed(order: Order, fact: Exclude<OrderFact, { type: 'order-admitted' }>, at: string): Changed {
  switch (fact.type) {
    case 'stage-entered':
      return {
        ...order,
        stage: fact.to,
        enteredStageAt: at,
        hold: null,
        tasks: withTask(notices(order.tasks), fact.task),
        carrier: fact.carrier ?? order.carrier,
        trackingNumber: fact.trackingNumber ?? order.trackingNumber,
      };
    case 'held':
      return {
        ...order,
        stage: fact.task.stage,
        enteredStageAt: at,
        hold: fact.hold,
        tasks: withTask(notices(order.tasks), fact.task),
      };
    case 'resumed':
      return {
        ...order,
        stage: fact.to,
        enteredStageAt: at,
        hold: null,
        tasks: withTask(notices(order.tasks), fact.task),
      };
    case 'cancelled':
      return { ...order, stage: fact.to, enteredStageAt: at, hold: null, tasks: notices(order.tasks) };
    case 'content-changed':
      return { ...order, content: fact.content };
    case 'capture-attached':
      return { ...order, attachedCaptures: [...order.attachedCaptures, fact.captureId] };
    case 'payment-recorded':
      return { ...order, payment: fact.payment };
    case 'task-opened':
      return { ...order, tasks: withTask(order.tasks, fact.task) };
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
    case 'commented':
      return order;
  }
}

/**
 * The order after an event. An order is nothing but the fold of this over its events, from null on.
 * @throws when the event is not the next of this order: a broken chain, never an expected outcome
 */
export function evolve(order: Order | null, event: OrderEvent): Order {
  const { fact, seq, at, hash } = event;
  if (seq !== (order?.version ?? 0) + 1 || (order && order.id !== event.orderId)) {
    throw new Error(`event ${event.orderId}#${seq} does not follow version ${order?.version ?? 0}`);
  }
  const stamp = { version: seq, lastHash: hash, updatedAt: at };
  if (fact.type === 'order-admitted') {
    if (order) throw new Error(`order ${order.id} was admitted before`);
    return { ...fact.order, createdAt: at, ...stamp };
  }
  if (!order) throw new Error(`order ${event.orderId} does not begin with its admission`);
  return { ...changed(order, fact, at), ...stamp };
}

/** The order as its events tell it. @throws when there are none or the chain does not begin with the admission */
export function replay(events: readonly OrderEvent[]): Order {
  const order = events.reduce<Order | null>(evolve, null);
  if (!order) throw new Error('an order without events');
  return order;
}
