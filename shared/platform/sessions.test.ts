import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { MONDAY } from '../../test/kit/samples.ts';
import { sessions } from './sessions.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
const dynamo = mockClient(client);
const stored = new Map<string, Record<string, unknown>>();
const store = sessions(client, 'T');
const madeAt = MONDAY.getTime();
const MINE = { staffId: 'li-na', madeAt, sessionId: 'K1' };

beforeEach(() => {
  stored.clear();
  dynamo.reset();
  dynamo.on(PutCommand).callsFake(({ Item }) => {
    stored.set(Item.pk, Item);
    return {};
  });
  dynamo.on(BatchGetCommand).callsFake(({ RequestItems }) => ({
    Responses: { T: RequestItems.T.Keys.flatMap(({ pk }: { pk: string }) => stored.get(pk) ?? []) },
  }));
});

describe('a session', () => {
  it('goes on until somebody ends it, which is seen at once', async () => {
    expect(await store.ended(MINE)).toBe(false);
    expect(dynamo.commandCalls(BatchGetCommand)).toHaveLength(1);
    expect(dynamo.commandCalls(BatchGetCommand)[0]?.args[0].input.RequestItems?.T?.ConsistentRead).toBe(true);
  });

  it('is ended alone, and remembered longer than it would have lived', async () => {
    await store.end('K1', 1000);
    expect(await store.ended(MINE)).toBe(true);
    expect(await store.ended({ ...MINE, sessionId: 'K2' })).toBe(false);
    expect([...stored.values()]).toMatchObject([{ ttl: 1000 + 86_400 }]);
  });

  it('is ended with all that its person has, but not what is made afterwards', async () => {
    await store.endAll('li-na', MONDAY);
    expect(await store.ended(MINE)).toBe(true);
    expect(await store.ended({ ...MINE, sessionId: null })).toBe(true);
    expect(await store.ended({ ...MINE, madeAt: madeAt + 1 })).toBe(false);
    expect(await store.ended({ ...MINE, staffId: 'wang-wei' })).toBe(false);
    expect([...stored.values()]).toMatchObject([{ ttl: madeAt / 1000 + 181 * 86_400 }]);
  });

  it('is not taken for good when the table does not answer', async () => {
    dynamo.on(BatchGetCommand).rejects(new Error('throttled'));
    await expect(store.ended(MINE)).rejects.toThrow('throttled');
  });
});
