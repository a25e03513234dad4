import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OrderEvent } from '../orders/events.ts';
import type { Order } from '../orders/order.ts';
import type { CommandReceipt } from './orders.ts';
import { eventItem, orderItem, taskItem } from './table/items.ts';
import { causeKey, taskKey } from './table/keys.ts';
import { transact, type Write } from './table/write.ts';

/** Receipts of commands are kept longer than any queue could hold a repeat. */
const RECEIPT_DAYS = 60;

/** Rows of the work lists that a change of the order's tasks asks for. */
export function taskWrites(before: Pick<Order, 'id' | 'tasks'> | null, after: Order): Write[] {
  const kept = new Set(after.tasks.map(({ id }) => id));
  const known = new Map((before?.tasks ?? []).map((task) => [task.id, JSON.stringify(task)]));
  return [
    ...after.tasks
      .filter((task) => known.get(task.id) !== JSON.stringify(task))
      .map((task): Write => ({ tag: `task ${task.id}`, op: 'put', item: taskItem(after, task) })),
    ...(before?.tasks ?? [])
      .filter(({ id }) => !kept.has(id))
      .map((task): Write => ({ tag: `task ${task.id}`, op: 'delete', key: taskKey(after.id, task.id) })),
  ];
}

export function receiptWrite(orderId: string, receipt: CommandReceipt): Write {
  const ttl = Math.floor(Date.parse(receipt.at) / 1000) + RECEIPT_DAYS * 86_400;
  return {
    tag: 'receipt',
    op: 'create',
    item: { ...causeKey(orderId, receipt.commandId), type: 'receipt', ...receipt, ttl },
  };
}

export interface Change {
  before: Order;
  after: Order;
  /** False once the order is done or void: it leaves the list of open orders. */
  open: boolean;
  events: OrderEvent[];
  receipt: CommandReceipt;
}

export interface LifecycleStore {
  /** Order, events, work lists and receipt in one transaction; `lost` when the order or the command was ahead of us. */
  commit(change: Change): Promise<'committed' | 'lost'>;
  /** Keeps the answer to a command that changed nothing. */
  answer(orderId: string, receipt: CommandReceipt): Promise<void>;
}

export function lifecycleStore(client: DynamoDBDocumentClient, table: string): LifecycleStore {
  return {
    commit: async ({ before, after, open, events, receipt }) => {
      const written = await transact(client, table, [
        { tag: 'order', op: 'replace', item: orderItem(after, open), version: before.version },
        ...events.map((event): Write => ({ tag: `event ${event.seq}`, op: 'create', item: eventItem(event) })),
        ...taskWrites(before, after),
        receiptWrite(after.id, receipt),
      ]);
      return written.ok ? 'committed' : 'lost';
    },
    answer: async (orderId, receipt) => {
      await transact(client, table, [receiptWrite(orderId, receipt)]);
    },
  };
}
