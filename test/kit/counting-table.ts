import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { mockClient } from 'aws-sdk-client-mock';

/** Lets a mocked client count as the table does: what would pass its limit fails its condition. */
export function countingTable(dynamo: Pick<ReturnType<typeof mockClient>, 'on'>): void {
  const counts = new Map<string, number>();
  dynamo.on(UpdateCommand).callsFake(({ Key, ExpressionAttributeValues: values }) => {
    const name = `${Key.pk} ${Key.sk}`;
    const count = counts.get(name);
    if (count !== undefined && count > values[':room'])
      throw new ConditionalCheckFailedException({ message: 'full', $metadata: {} });
    counts.set(name, (count ?? 0) + values[':amount']);
    return {};
  });
}
