import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { countKey } from './table/keys.ts';

/**
 * Counts one, or an `amount`, in a window (such as `2026-11-22T10:31` for a minute); false, and nothing counted, when the window would have
 * more than its `limit`.
 * The counter removes itself `keepSeconds` after the window began.
 */
export async function countWithin(
  client: DynamoDBDocumentClient,
  table: string,
  {
    name,
    window,
    limit,
    now,
    keepSeconds,
    amount = 1,
  }: { name: string; window: string; limit: number; now: Date; keepSeconds: number; amount?: number },
): Promise<boolean> {
  if (amount > limit) return false;
  try {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: countKey(name, window),
        UpdateExpression: 'ADD #count :amount SET #ttl = if_not_exists(#ttl, :ttl)',
        ConditionExpression: 'attribute_not_exists(#count) OR #count <= :room',
        ExpressionAttributeNames: { '#count': 'count', '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':amount': amount,
          ':room': limit - amount,
          ':ttl': Math.floor(now.getTime() / 1000) + keepSeconds,
        },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
