import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { tokenCache } from './token-cache.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
const dynamo = mockClient(client);

it('keeps a token until it ends', async () => {
  let now = new Date('2026-11-16T00:00:00Z');
  const tokens = tokenCache(client, 'T', { now: () => now });
  dynamo.on(GetCommand).resolves({});
  expect(await tokens.get('wecom:a')).toBeUndefined();
  dynamo.on(PutCommand).resolves({});
  await tokens.put('wecom:a', 'secret', new Date('2026-11-16T02:00:00Z'));
  const Item = dynamo.commandCalls(PutCommand)[0]?.args[0].input.Item;
  expect(Item).toMatchObject({ pk: 'TOKEN#wecom:a', ttl: Date.parse('2026-11-16T02:00:00Z') / 1000 });
  dynamo.on(GetCommand).resolves({ Item: Item ?? {} });
  expect(await tokens.get('wecom:a')).toEqual({ value: 'secret', expiresAt: new Date('2026-11-16T02:00:00Z') });
  now = new Date('2026-11-16T02:00:00Z');
  expect(await tokens.get('wecom:a')).toBeUndefined();
});
