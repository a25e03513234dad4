import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { MONDAY, sampleOrder } from '../../test/kit/samples.ts';
import { orderLinks } from './order-links.ts';
import { orderKey } from './table/keys.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
const dynamo = mockClient(client);
const order = sampleOrder('pending');
const stored = new Map<string, Record<string, unknown>>();
const links = orderLinks(client, 'T');
const nameOf = ({ pk, sk }: Record<string, unknown>): string => `${pk} ${sk}`;
const now = MONDAY.getTime();

beforeEach(() => {
  stored.clear();
  const item = { ...orderKey(order.id), ...order };
  stored.set(nameOf(item), item);
  dynamo.reset();
  dynamo.on(PutCommand).callsFake(({ Item }) => {
    stored.set(nameOf(Item), Item);
    return {};
  });
  dynamo.on(BatchGetCommand).callsFake(({ RequestItems }) => ({
    Responses: { T: RequestItems.T.Keys.flatMap((key: Record<string, unknown>) => stored.get(nameOf(key)) ?? []) },
  }));
});

describe('links to an order', () => {
  it('lead to it, with one request', async () => {
    expect(await links.open(order.id, now)).toEqual({ order, revoked: false });
    expect(dynamo.calls()).toHaveLength(1);
    expect(await links.open('O2', now)).toEqual({ order: undefined, revoked: false });
  });

  it('that were made before they were revoked are over, later ones are not, those of other orders neither', async () => {
    await links.revoke(order.id, MONDAY, 'li-na');
    expect((await links.open(order.id, now - 1)).revoked).toBe(true);
    expect((await links.open(order.id, now)).revoked).toBe(true);
    expect((await links.open(order.id, now + 1)).revoked).toBe(false);
    expect((await links.open('O2', now - 1)).revoked).toBe(false);
  });
});
