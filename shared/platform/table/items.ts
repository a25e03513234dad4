import type { Capture } from '../../capture/record.ts';
import { alikeKeys } from '../../customers/alike.ts';
import type { Customer } from '../../customers/customer.ts';
import type { CustomerEntry, MergeRecord } from '../../customers/history.ts';
import type { OrderEvent } from '../../orders/events.ts';
import type { Order } from '../../orders/order.ts';
import type { Task } from '../../orders/work.ts';
import {
  allCustomers,
  captureKey,
  capturesOfDay,
  claimKey,
  customerEntryKey,
  customerKey,
  customerShard,
  customersAlike,
  eventKey,
  inFlight,
  inFlightShard,
  inReview,
  listShard,
  mergeKey,
  openOrders,
  openShard,
  orderKey,
  ordersOfCustomer,
  ordersOfMonth,
  reviewShard,
  taskKey,
  waitsFor,
  workOf,
} from './keys.ts';

/** An item as it is stored; `type` tells people and the relay what it is. */
export type Item = Record<string, unknown> & { pk: string; sk: string; type: string };

/** Captures lie by source and day, in flight or in review while they are, and under what they wait for. */
export function captureItem(capture: Capture): Item {
  const { outcome } = capture;
  const byTime = { gsi1pk: capturesOfDay(capture.source, capture.day), gsi1sk: `${capture.receivedAt}#${capture.id}` };
  const base = { ...captureKey(capture.id), type: 'capture', ...byTime, ...capture };
  if (outcome.status === 'in-flight') {
    return {
      ...base,
      gsi2pk: inFlight(inFlightShard(capture.id)),
      gsi2sk: `${capture.receivedAt}#${capture.id}`,
      ...(outcome.waitsFor ? { gsi3pk: waitsFor(outcome.waitsFor), gsi3sk: capture.receivedAt } : {}),
    };
  }
  if (outcome.status === 'in-review') {
    return {
      ...base,
      gsi2pk: workOf(outcome.owner),
      gsi2sk: `${outcome.dueAt}#${capture.id}`,
      gsi3pk: inReview(reviewShard(capture.id)),
      gsi3sk: `${outcome.dueAt}#${capture.id}`,
    };
  }
  return base;
}

/** The due time that matters most of an order: of its earliest task. */
export function nextDue(order: Pick<Order, 'tasks'>): string | null {
  return order.tasks.map((task) => task.dueAt).sort()[0] ?? null;
}

/** Orders lie by month, by customer, and under the open ones (earliest due first) until they are closed. */
export function orderItem(order: Order, open: boolean): Item {
  const month = order.createdAt.slice(0, 7);
  return {
    ...orderKey(order.id),
    type: 'order',
    gsi1pk: ordersOfMonth(month, listShard(order.id)),
    gsi1sk: `${order.createdAt}#${order.id}`,
    ...(open ? { gsi2pk: openOrders(openShard(order.id)), gsi2sk: `${nextDue(order) ?? '0000'}#${order.id}` } : {}),
    ...(order.content.party.customerId
      ? { gsi3pk: ordersOfCustomer(order.content.party.customerId), gsi3sk: `${order.createdAt}#${order.id}` }
      : {}),
    ...order,
  };
}

export function eventItem(event: OrderEvent): Item {
  return { ...eventKey(event.orderId, event.seq), type: 'event', ...event };
}

/** A task as a row of its owner's work list; the truth is in the order. */
export function taskItem(order: Pick<Order, 'id' | 'number'>, task: Task): Item {
  return {
    ...taskKey(order.id, task.id),
    type: 'task',
    gsi2pk: workOf(task.owner),
    gsi2sk: `${task.dueAt}#${order.id}#${task.id}`,
    orderId: order.id,
    orderNumber: order.number,
    task,
  };
}

export interface ClaimRecord {
  claim: string;
  kind: string;
  /** Id of the capture, order or customer that took it. */
  holder: string;
  at: string;
  /** The message that brought an identity. */
  captureId?: string;
  source?: string;
}

/** `ttl` in epoch seconds; a claim without one stays for good. */
export function claimItem(record: ClaimRecord, ttl?: number): Item {
  return { ...claimKey(record.claim), type: 'claim', ...record, ...(ttl === undefined ? {} : { ttl }) };
}

/** Customers lie by the time they came, and under their name and place; one that was merged into another lies nowhere. */
export function customerItem(customer: Customer): Item {
  const { id, createdAt, mergedInto } = customer;
  const base = { ...customerKey(id), type: 'customer', ...customer };
  if (mergedInto !== undefined) return base;
  const { name, place } = alikeKeys(customer);
  return {
    ...base,
    gsi1pk: allCustomers(customerShard(id)),
    gsi1sk: `${createdAt}#${id}`,
    ...(name ? { gsi2pk: customersAlike('name', name), gsi2sk: id } : {}),
    ...(place ? { gsi3pk: customersAlike('place', place), gsi3sk: id } : {}),
  };
}

export function customerEntryItem(entry: CustomerEntry): Item {
  return { ...customerEntryKey(entry.customerId, entry.version), type: 'customer-entry', ...entry };
}

export function mergeItem(merge: MergeRecord): Item {
  return { ...mergeKey(merge.survivorId, merge.id), type: 'customer-merge', ...merge };
}
