import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { OrderEvent } from '../orders/events.ts';
import { Order } from '../orders/order.ts';
import { Task } from '../orders/work.ts';
import {
  causeKey,
  eventKey,
  type Key,
  LIST_SHARDS,
  OPEN_SHARDS,
  openOrders,
  orderKey,
  ordersOfCustomer,
  ordersOfMonth,
  workOf,
} from './table/keys.ts';
import { children, get, getMany, listKeys } from './table/read.ts';

/** What came of a command: kept beside the order, so that a repeat does nothing and its sender can see the answer. */
export const CommandReceipt = z.object({
  commandId: z.string(),
  /** Events that it caused; empty when it was refused or had nothing to change. */
  events: z.array(z.int()),
  refusal: z.object({ code: z.string(), words: z.object({ 'zh-CN': z.string(), en: z.string() }) }).nullable(),
  at: z.string(),
});
export type CommandReceipt = z.infer<typeof CommandReceipt>;

export interface WorkRow {
  orderId: string;
  orderNumber: string;
  task: Task;
}

export interface Orders {
  find(id: string): Promise<Order | undefined>;
  findMany(ids: readonly string[]): Promise<Order[]>;
  /** The order and what came of a command, in one read. */
  withReceipt(
    id: string,
    commandId: string,
  ): Promise<{ order: Order | undefined; receipt: CommandReceipt | undefined }>;
  event(id: string, seq: number): Promise<OrderEvent | undefined>;
  events(id: string): Promise<OrderEvent[]>;
  /** Newest first, over the shards of the months back from `month` (`YYYY-MM`) to `until`; `before` is `createdAt#id` of the last one seen. */
  list(options: { month: string; until: string; before?: string; limit: number }): Promise<Order[]>;
  open(limit?: number): Promise<Order[]>;
  /** All open orders of one of the `OPEN_SHARDS` parts, for walks over very many. */
  openPart(shard: number): Promise<Order[]>;
  ofCustomer(customerId: string, limit: number): Promise<Order[]>;
  work(staffId: string): Promise<{ tasks: WorkRow[]; captureIds: string[] }>;
}

export function orders(client: DynamoDBDocumentClient, table: string): Orders {
  const load = async (keys: readonly Key[]): Promise<Order[]> =>
    (await getMany(client, table, keys)).filter((row) => row !== undefined).map((row) => Order.parse(row));
  return {
    find: async (id) => {
      const row = await get(client, table, orderKey(id));
      return row ? Order.parse(row) : undefined;
    },
    findMany: (ids) => load(ids.map(orderKey)),
    withReceipt: async (id, commandId) => {
      const [order, receipt] = await getMany(client, table, [orderKey(id), causeKey(id, commandId)]);
      return { order: order && Order.parse(order), receipt: receipt && CommandReceipt.parse(receipt) };
    },
    event: async (id, seq) => {
      const row = await get(client, table, eventKey(id, seq));
      return row ? OrderEvent.parse(row) : undefined;
    },
    events: async (id) =>
      (await children(client, table, orderKey(id).pk, 'EVENT#')).map((row) => OrderEvent.parse(row)),
    list: async ({ month, until, before, limit }) => {
      const found: Order[] = [];
      for (let at = month; at >= until && found.length < limit; at = monthBefore(at)) {
        const options = { newest: true, limit: limit - found.length, ...(before ? { before } : {}) };
        const shards = Array.from({ length: LIST_SHARDS }, (_, shard) =>
          listKeys(client, table, 'gsi1', ordersOfMonth(at, shard), options),
        );
        const keys = (await Promise.all(shards)).flatMap((page) => page.keys);
        found.push(
          ...(await load(keys)).sort((a, b) => (listKeyOf(a) < listKeyOf(b) ? 1 : -1)).slice(0, limit - found.length),
        );
      }
      return found;
    },
    open: async (limit = 1000) => {
      const shards = Array.from({ length: OPEN_SHARDS }, (_, shard) =>
        listKeys(client, table, 'gsi2', openOrders(shard), { limit }),
      );
      return load((await Promise.all(shards)).flatMap((page) => page.keys));
    },
    openPart: async (shard) =>
      load((await listKeys(client, table, 'gsi2', openOrders(shard), { limit: Number.MAX_SAFE_INTEGER })).keys),
    ofCustomer: async (customerId, limit) =>
      load((await listKeys(client, table, 'gsi3', ordersOfCustomer(customerId), { newest: true, limit })).keys),
    work: async (staffId) => {
      const { keys } = await listKeys(client, table, 'gsi2', workOf(staffId), { limit: 500 });
      const rows = await getMany(
        client,
        table,
        keys.filter((key) => key.sk.startsWith('TASK#')),
      );
      const tasks = rows
        .filter((row) => row !== undefined)
        .map((row) => ({
          orderId: String(row.orderId),
          orderNumber: String(row.orderNumber),
          task: Task.parse(row.task),
        }));
      return {
        tasks,
        captureIds: keys.filter((key) => key.sk === 'CAPTURE').map((key) => key.pk.slice('CAPTURE#'.length)),
      };
    },
  };
}

/** The place of an order in the list by time; the cursor of paging. */
export const listKeyOf = (order: Pick<Order, 'createdAt' | 'id'>): string => `${order.createdAt}#${order.id}`;

export function monthBefore(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
