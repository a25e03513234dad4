import type { OrderEvent, OrderFact } from '../orders/events.ts';
import { type Incident, MOST_KEPT, type RoundEntry, type Stay } from '../orders/history.ts';
import type { Order } from '../orders/order.ts';
import type { Cause } from '../settings/reasons.ts';
import { nameOf } from './deciding.ts';

const latest = <T>(list: readonly T[]): T[] => list.slice(-MOST_KEPT);

/** The stay that begins when an order comes to a stage. */
export function stayOf({ stage, tasks }: Pick<Order, 'stage' | 'tasks'>, at: string): Stay {
  const task = tasks.find(({ kind }) => kind === 'stage' || kind === 'hold');
  return { stage, at, dueAt: task?.dueAt ?? null, owner: task?.owner ?? null };
}

interface Noted {
  kind: Incident['kind'];
  cause: Cause | null;
}

/** A shop or a customer's own change is no error of anybody; a copy that arrives is one of the sender's side. */
function noted(fact: OrderFact): Noted | null {
  switch (fact.type) {
    case 'held':
      return { kind: 'hold', cause: fact.cause };
    case 'content-changed':
      return fact.changeId === null || fact.cause !== null ? { kind: 'correction', cause: fact.cause } : null;
    case 'capture-attached':
      return fact.as === 'copy' ? { kind: 'duplicate', cause: 'customer' } : null;
    case 'reminded':
      return fact.kind === 'escalate' ? { kind: 'late', cause: null } : null;
    case 'complaint-opened':
      return { kind: 'complaint', cause: null };
    case 'return-recorded':
      return fact.record.state === 'asked' ? { kind: 'return', cause: null } : null;
    case 'step-undone':
      return { kind: 'undone', cause: null };
    case 'approval-ended':
      return fact.outcome === 'refused' || fact.outcome === 'sent-back' ? { kind: 'refused', cause: null } : null;
    default:
      return null;
  }
}

function incidentsAfter(before: Order, event: OrderEvent): Incident[] {
  const { fact, seq, at } = event;
  const { incidents } = before;
  if (fact.type === 'cause-recorded')
    return incidents.map((one) => (one.seq === fact.of ? { ...one, cause: fact.cause } : one));
  if (fact.type === 'complaint-closed') {
    const opened = incidents.findLast(({ kind, cause }) => kind === 'complaint' && cause === null);
    return incidents.map((one) => (one === opened ? { ...one, cause: fact.cause } : one));
  }
  const found = noted(fact);
  // One late stay is one error, however often the manager hears of it.
  const again =
    found?.kind === 'late' && incidents.some((one) => one.kind === 'late' && one.at >= before.enteredStageAt);
  if (!found || again) return incidents;
  const owner = stayOf(before, at).owner;
  return latest([...incidents, { seq, at, ...found, stage: before.stage, owner }]);
}

/** The question of a round and its answer; one that a task was closed without stays unanswered. */
function roundsAfter({ rounds }: Order, { fact, actor, at }: OrderEvent): RoundEntry[] {
  if (fact.type === 'task-opened' && fact.task.kind === 'stock-take') {
    const asked: RoundEntry = {
      round: fact.task.about ?? '',
      askedAt: at,
      owner: fact.task.owner,
      answer: null,
      until: null,
      by: null,
      at: null,
    };
    return latest([...rounds, asked]);
  }
  if (fact.type !== 'stock-take-answered') return rounds;
  const { round, answer, until } = fact;
  return rounds.map((entry) => (entry.round === round ? { ...entry, answer, until, by: nameOf(actor), at } : entry));
}

const stepOf = ({ fact }: OrderEvent): Pick<Stay, 'step'> => (fact.type === 'stage-entered' ? { step: fact.step } : {});

/** Keeps the stays, incidents and stock-takes of an order with it, so that reports need no events. */
export function withHistory<T extends Pick<Order, 'stage' | 'tasks' | 'enteredStageAt'>>(
  before: Order,
  after: T,
  event: OrderEvent,
): T & Pick<Order, 'way' | 'incidents' | 'rounds'> {
  const moved = after.stage !== before.stage || after.enteredStageAt !== before.enteredStageAt;
  return {
    ...after,
    way: moved ? latest([...before.way, { ...stayOf(after, event.at), ...stepOf(event) }]) : before.way,
    incidents: incidentsAfter(before, event),
    rounds: roundsAfter(before, event),
  };
}
