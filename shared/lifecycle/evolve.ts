import type { OrderEvent, OrderFact } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import { changedBeside } from './evolve-beside.ts';
import { withHistory } from './evolve-history.ts';

/** Entering or leaving a stage ends the work of the stage, of holds and of approvals; what stands beside stays until somebody closes it. */
const OF_THE_STAGE: ReadonlySet<Task['kind']> = new Set(['stage', 'hold', 'approval']);
const beside = (tasks: readonly Task[]): Task[] => tasks.filter(({ kind }) => !OF_THE_STAGE.has(kind));
/** Asking for an approval ends the work of the stage until it is settled; holds stay. */
const without = (tasks: readonly Task[], ...kinds: Task['kind'][]): Task[] =>
  tasks.filter(({ kind }) => !kinds.includes(kind));

const withTask = (tasks: readonly Task[], task: Task | null): Task[] => (task ? [...tasks, task] : [...tasks]);

export type Changed = Omit<Order, 'version' | 'lastHash' | 'updatedAt'>;
type Fact<T extends OrderFact['type']> = Extract<OrderFact, { type: T }>;

/** The order in another stage, with the one task of that stage; a closed order, which has none, is not answered for in a stock-take. */
const entered = (order: Order, stage: string, task: Task | null, at: string): Changed => ({
  ...order,
  stage,
  enteredStageAt: at,
  holds: [],
  heldFrom: null,
  approval: null,
  tasks: withTask(task ? beside(order.tasks) : without(beside(order.tasks), 'stock-take'), task),
});

function stageEntered(order: Order, fact: Fact<'stage-entered'>, at: string): Changed {
  return {
    ...entered(order, fact.to, fact.task, at),
    carrier: fact.carrier ?? order.carrier,
    trackingNumber: fact.trackingNumber ?? order.trackingNumber,
    progress: fact.progress ?? order.progress,
    shipments: fact.shipment ? [...order.shipments, fact.shipment] : order.shipments,
  };
}

function held(order: Order, { hold, to, task }: Fact<'held'>, at: string): Changed {
  const heldFrom = order.heldFrom ?? {
    stage: order.stage,
    task: order.tasks.find(({ kind }) => kind === 'stage') ?? null,
    at,
  };
  const own = order.holds.length > 0 ? order.tasks : beside(order.tasks);
  return {
    ...order,
    stage: to,
    enteredStageAt: order.heldFrom ? order.enteredStageAt : at,
    heldFrom,
    holds: [...order.holds, hold],
    approval: null,
    tasks: [...own, task],
  };
}

/** What was agreed to, with what the order comes to: a later agreement of the same approval stands for the earlier. */
function approvedAfter({ approval, approved, content, profile }: Order, at: string): Order['approved'] {
  if (!approval) return approved;
  const others = approved.filter((one) => one.approval !== approval.approval);
  const { total, party } = content;
  const agreed = { total, discount: profile.discount, customerId: party.customerId, at, overtaken: false };
  return [...others, { approval: approval.approval, ...agreed }];
}

function approvalEnded(order: Order, fact: Fact<'approval-ended'>, at: string): Changed {
  if (fact.outcome === 'agreed') {
    const tasks = fact.task ? withTask(without(order.tasks, 'stage', 'approval'), fact.task) : order.tasks;
    return { ...order, approval: null, approved: approvedAfter(order, at), tasks };
  }
  if (fact.to !== order.stage) return entered(order, fact.to, fact.task, at);
  return { ...order, approval: null, tasks: withTask(without(order.tasks, 'stage', 'approval'), fact.task) };
}

function changed(order: Order, fact: Exclude<OrderFact, { type: 'order-admitted' }>, at: string): Changed {
  switch (fact.type) {
    case 'stage-entered':
      return stageEntered(order, fact, at);
    case 'step-undone':
      return {
        ...entered(order, fact.to, fact.task, at),
        progress: fact.progress,
        shipments: fact.shipments,
        carrier: fact.carrier,
        trackingNumber: fact.trackingNumber,
      };
    case 'held':
      return held(order, fact, at);
    case 'hold-lifted':
      return {
        ...order,
        holds: order.holds.filter(({ id }) => id !== fact.holdId),
        tasks: order.tasks.filter(({ about, kind }) => kind !== 'hold' || about !== fact.holdId),
      };
    case 'resumed':
      return entered(order, fact.to, fact.task, at);
    case 'cancelled':
      return entered(order, fact.to, null, at);
    case 'flow-migrated':
      return {
        ...(fact.from === fact.to && !fact.task ? order : entered(order, fact.to, fact.task, at)),
        settingsVersion: fact.settingsVersion,
        flow: fact.flow,
      };
    case 'approval-asked':
    case 'approval-given':
      return {
        ...order,
        approval: fact.approval,
        tasks: [...without(order.tasks, 'stage', 'approval'), ...fact.tasks],
      };
    case 'approval-ended':
      return approvalEnded(order, fact, at);
    default:
      return changedBeside(order, fact, at);
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
  return { ...withHistory(order, changed(order, fact, at), event), ...stamp };
}

/** The order as its events tell it. @throws when there are none or the chain does not begin with the admission */
export function replay(events: readonly OrderEvent[]): Order {
  const order = events.reduce<Order | null>(evolve, null);
  if (!order) throw new Error('an order without events');
  return order;
}
