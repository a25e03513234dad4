import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import type { ClaimKind } from '../../shared/admission/claims.ts';
import type { Capture } from '../../shared/capture/record.ts';
import { firstBreak } from '../../shared/orders/chain.ts';
import { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { CommandReceipt, WorkRow } from '../../shared/platform/orders.ts';
import type { ClaimRecord, Item } from '../../shared/platform/table/items.ts';
import type { Stack } from './stack.ts';

/** Claims that belong to an order and are taken in the transaction that creates it. */
const OF_ORDERS: Readonly<Record<ClaimKind, true>> = {
  message: true,
  external: true,
  reference: true,
  fingerprint: true,
  site: true,
  number: true,
};

/** Every item of a stack's table, by its type. */
async function tableOf({ run }: Stack) {
  const credentials = { accessKeyId: run.accessKeyId, secretAccessKey: run.secretAccessKey };
  const plain = new DynamoDBClient({ endpoint: run.gateway, region: run.region, credentials });
  const client = DynamoDBDocumentClient.from(plain);
  const items: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: run.resources.tableName }))
    items.push(...(Items as Item[]));
  plain.destroy();
  const of = <T>(type: string) => items.filter((item) => item.type === type) as unknown as (T & Item)[];
  return {
    captures: of<Capture>('capture'),
    orders: of<Order>('order'),
    // Without keys and type: the chain's hashes are of the event alone.
    events: of<OrderEvent>('event').map((item) => OrderEvent.parse(item)),
    tasks: of<WorkRow>('task'),
    receipts: of<CommandReceipt>('receipt'),
    claims: of<ClaimRecord>('claim'),
    customers: of<{ id: string }>('customer'),
  };
}

type Table = Awaited<ReturnType<typeof tableOf>>;

const sorted = (texts: readonly string[]): string[] => texts.toSorted();

/** A capture and its transport claim are written together. */
function expectWholeCaptures({ captures, claims }: Table): void {
  const holders = claims.filter(({ kind }) => kind === 'transport').map(({ holder }) => holder);
  expect(sorted(holders)).toEqual(sorted(captures.map(({ id }) => id)));
}

/** An order, its first event, the outcome of its capture, its claims and its customer are written together. */
function expectWholeAdmissions({ captures, orders, events, claims, customers }: Table): void {
  for (const order of orders) {
    const { id, number } = order;
    const first = events.find(({ orderId, seq }) => orderId === id && seq === 1);
    expect({ number, first: first?.fact.type }).toEqual({ number, first: 'order-admitted' });
    const capture = captures.find((each) => each.id === order.captureId);
    expect(capture?.outcome).toMatchObject({ status: 'ordered', orderId: id, orderNumber: number });
    const kinds = claims.filter(({ holder }) => holder === id).map(({ kind }) => kind);
    const wanted = ['number', 'fingerprint', ...(order.externalId === null ? [] : ['external'])];
    expect({ number, kinds }).toEqual({ number, kinds: expect.arrayContaining(wanted) });
    const { customerId } = order.content.party;
    if (customerId) expect(customers.map((each) => each.id)).toContain(customerId);
  }
  const known = new Set(orders.map(({ id }) => id));
  const ofNobody = claims.filter(({ kind, holder }) => kind in OF_ORDERS && !known.has(holder));
  expect(ofNobody).toEqual([]);
  expect(events.filter(({ orderId }) => !known.has(orderId))).toEqual([]);
  for (const { outcome } of captures)
    if (outcome.status === 'ordered') expect(known.has(outcome.orderId), outcome.orderNumber).toBe(true);
  const identified = claims.filter(({ kind }) => kind === 'identity').map(({ holder }) => holder);
  expect(sorted([...new Set(identified)])).toEqual(sorted(customers.map(({ id }) => id)));
}

/** An order's new state, its events, its work rows and the receipt of the command are written together. */
function expectWholeChanges({ orders, events, tasks, receipts }: Table): void {
  for (const order of orders) {
    const { id, number } = order;
    const chain = events.filter(({ orderId }) => orderId === id).toSorted((a, b) => a.seq - b.seq);
    expect({ number, broken: firstBreak(chain) }).toEqual({ number, broken: undefined });
    expect({ number, lastHash: order.lastHash, version: order.version }).toEqual({
      number,
      lastHash: chain.at(-1)?.hash,
      version: chain.length,
    });
    const rows = tasks.filter(({ orderId }) => orderId === id).map(({ task }) => task.id);
    expect({ number, rows: sorted(rows) }).toEqual({ number, rows: sorted(order.tasks.map((task) => task.id)) });
    const told = receipts.filter(({ pk }) => pk === order.pk);
    const caused = told.flatMap(({ commandId, events: seqs }) => seqs.map((seq) => `${seq} ${commandId}`));
    // An order may begin with more than one event, all of them caused by its capture.
    const later = chain.filter(({ causedBy }) => causedBy !== order.captureId);
    expect({ number, caused: sorted(caused) }).toEqual({
      number,
      caused: sorted(later.map(({ seq, causedBy }) => `${seq} ${causedBy}`)),
    });
  }
}

/**
 * No transaction of the hub has been done by half: looks at every item of the table, also those that no page shows.
 * @returns all events of all orders
 */
export async function expectWhole(stack: Stack): Promise<OrderEvent[]> {
  const table = await tableOf(stack);
  expectWholeCaptures(table);
  expectWholeAdmissions(table);
  expectWholeChanges(table);
  return table.events;
}
