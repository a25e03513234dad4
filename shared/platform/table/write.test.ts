import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { transact, type Write } from './write.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
const dynamo = mockClient(client);

const item = (pk: string) => ({ pk, sk: 'X', type: 'test' });
const writes: Write[] = [
  { tag: 'capture', op: 'replace', item: item('a'), version: 1 },
  { tag: 'reference', op: 'create', item: item('b') },
  { tag: 'fingerprint', op: 'take-over', item: item('c'), holder: 'O1' },
];

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

beforeEach(() => dynamo.reset());

describe('one sender for transactions', () => {
  it('names the writes whose condition failed', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled('None', 'ConditionalCheckFailed', 'ConditionalCheckFailed'));
    expect(await transact(client, 'T', writes)).toEqual({ ok: false, lost: ['reference', 'fingerprint'] });
    expect(dynamo.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });

  it('tries again after a conflict, with the same token', async () => {
    dynamo
      .on(TransactWriteCommand)
      .rejectsOnce(cancelled('TransactionConflict', 'None', 'None'))
      .resolves({});
    expect(await transact(client, 'T', writes)).toEqual({ ok: true });
    const tokens = dynamo.commandCalls(TransactWriteCommand).map((call) => call.args[0].input.ClientRequestToken);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(1);
  });

  it('prefers a lost condition to a conflict beside it', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled('TransactionConflict', 'ConditionalCheckFailed', 'None'));
    expect(await transact(client, 'T', writes)).toEqual({ ok: false, lost: ['reference'] });
  });

  it('gives up after some conflicts, and throws what it does not understand', async () => {
    dynamo.on(TransactWriteCommand).rejects(cancelled('TransactionConflict'));
    await expect(transact(client, 'T', writes)).rejects.toThrow('cancelled');
    dynamo.reset();
    dynamo.on(TransactWriteCommand).rejects(new Error('no connection'));
    await expect(transact(client, 'T', writes)).rejects.toThrow('no connection');
  });

  it('writes each kind of action under its condition', async () => {
    dynamo.on(TransactWriteCommand).resolves({});
    await transact(client, 'T', [
      ...writes,
      { tag: 'gone', op: 'delete', key: { pk: 'd', sk: 'X' } },
      { tag: 'any', op: 'put', item: item('e') },
      { tag: 'seen', op: 'check', key: { pk: 'f', sk: 'X' }, version: 3 },
    ]);
    const sent = dynamo.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(sent.map(({ Put }) => Put?.ConditionExpression)).toEqual([
      '#version = :version',
      'attribute_not_exists(pk)',
      'attribute_not_exists(pk) OR holder = :holder',
      undefined,
      undefined,
      undefined,
    ]);
    expect(sent[5]?.ConditionCheck).toMatchObject({
      ConditionExpression: '#version = :version',
      ExpressionAttributeValues: { ':version': 3 },
    });
    expect(sent[3]?.Delete?.Key).toEqual({ pk: 'd', sk: 'X' });
  });
});
