import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { Order } from '../orders/order.ts';
import { orderKey, schedulesKey } from './table/keys.ts';
import { getMany } from './table/read.ts';

/** Which schedules of an order were made, and for which version of it. */
export const ScheduleRecord = z.object({ orderVersion: z.int().nonnegative(), names: z.array(z.string()) });
export type ScheduleRecord = z.infer<typeof ScheduleRecord>;

export interface ScheduleLog {
  read(orderId: string): Promise<{ order: Order | undefined; made: ScheduleRecord }>;
  readMany(orderIds: readonly string[]): Promise<ScheduleRecord[]>;
  /** False when a later version of the order was recorded meanwhile. */
  write(orderId: string, record: ScheduleRecord): Promise<boolean>;
}

const NONE: ScheduleRecord = { orderVersion: 0, names: [] };

export function scheduleLog(client: DynamoDBDocumentClient, table: string): ScheduleLog {
  return {
    read: async (orderId) => {
      const [order, made] = await getMany(client, table, [orderKey(orderId), schedulesKey(orderId)]);
      return { order: order && Order.parse(order), made: made ? ScheduleRecord.parse(made) : NONE };
    },
    readMany: async (orderIds) =>
      (await getMany(client, table, orderIds.map(schedulesKey))).map((row) => (row ? ScheduleRecord.parse(row) : NONE)),
    write: async (orderId, record) => {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...schedulesKey(orderId), type: 'schedules', ...record },
            ConditionExpression: 'attribute_not_exists(pk) OR orderVersion <= :version',
            ExpressionAttributeValues: { ':version': record.orderVersion },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
