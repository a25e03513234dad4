import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type EffectResult, effects } from './effects.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
const dynamo = mockClient(client);
const outbox = effects(client, 'T', { now: () => new Date('2026-01-01T00:00:00Z') });

beforeEach(() => {
  dynamo.reset();
  dynamo.on(PutCommand).resolves({});
  dynamo.on(DeleteCommand).resolves({});
});

/** The receipt of another run, or of that one. */
const standing = (state: string, at: string, by = 'another') =>
  new ConditionalCheckFailedException({
    message: 'taken',
    $metadata: {},
    Item: { state: { S: state }, at: { S: at }, by: { S: by } },
  });

const act = (result: EffectResult) => vi.fn(async () => result);

describe('an outside effect', () => {
  it('happens, and its receipt says so', async () => {
    const send = act({ outcome: 'done', reference: 'm1' });
    expect(await outbox.once('O1#1:task', send)).toEqual({ outcome: 'done', reference: 'm1' });
    expect(dynamo.commandCalls(PutCommand).map((call) => call.args[0].input.Item?.state)).toEqual(['begun', 'done']);
  });

  it('is listed with the order that it is about, however it ends', async () => {
    const about = { orderNumber: 'SO-7K3M-91', to: 'li.na@staff.example', subject: '[SO-7K3M-91] 待确认' };
    await outbox.once('O1#1:task', act({ outcome: 'done', reference: 'm1' }), about);
    await outbox.once('O1#2:task', act({ outcome: 'refused', words: 'suppressed', retry: false }), about);
    const items = dynamo.commandCalls(PutCommand).map((call) => call.args[0].input.Item);
    expect(items.filter((item) => item?.state !== 'begun')).toMatchObject([
      { gsi3pk: 'SENT#SO-7K3M-91', state: 'done', to: about.to, subject: about.subject },
      { gsi3pk: 'SENT#SO-7K3M-91', state: 'refused', to: about.to, gsi1pk: 'UNSENT' },
    ]);
  });

  it.each(['done', 'refused', 'unknown'])('does not happen again when an earlier run has ended (%s)', async (state) => {
    dynamo.on(PutCommand).rejects(standing(state, '2025-12-31T23:00:00.000Z'));
    const send = act({ outcome: 'done', reference: 'm1' });
    expect(await outbox.once('O1#1:task', send)).toEqual({ outcome: 'repeat' });
    expect(send).not.toHaveBeenCalled();
  });

  it('happens when its own receipt is found because the answer to the first request was lost', async () => {
    dynamo
      .on(PutCommand)
      .callsFakeOnce(({ Item }) => {
        throw standing('begun', Item.at, Item.by);
      })
      .resolves({});
    const send = act({ outcome: 'done', reference: 'm1' });
    expect(await outbox.once('O1#1:task', send)).toEqual({ outcome: 'done', reference: 'm1' });
    expect(send).toHaveBeenCalledOnce();
  });

  it('has to come again while another run is at it', async () => {
    dynamo.on(PutCommand).rejects(standing('begun', '2025-12-31T23:59:30.000Z'));
    const send = act({ outcome: 'done', reference: 'm1' });
    await expect(outbox.once('O1#1:task', send)).rejects.toThrow('Another run is at O1#1:task');
    expect(send).not.toHaveBeenCalled();
  });

  it('is not tried after its sender died, but listed for people', async () => {
    const send = act({ outcome: 'done', reference: 'm1' });
    dynamo.on(PutCommand).rejectsOnce(standing('begun', '2025-12-31T23:00:00.000Z')).resolves({});
    expect(await outbox.once('O1#1:task', send)).toMatchObject({ outcome: 'unknown', retry: false });
    expect(dynamo.commandCalls(PutCommand).at(-1)?.args[0].input.Item).toMatchObject({
      state: 'unknown',
      gsi1pk: 'UNSENT',
    });
    expect(send).not.toHaveBeenCalled();
  });

  it('gives the receipt back after a clear refusal, and keeps it where the end is unclear', async () => {
    await outbox.once('a', act({ outcome: 'refused', words: 'Throttling', retry: true }));
    expect(dynamo.commandCalls(DeleteCommand)).toHaveLength(1);
    await outbox.once('b', act({ outcome: 'unknown', words: 'TimeoutError', retry: false }));
    expect(dynamo.commandCalls(DeleteCommand)).toHaveLength(1);
    const kept = dynamo.commandCalls(PutCommand).at(-1)?.args[0].input.Item;
    expect(kept).toMatchObject({ state: 'unknown', gsi1pk: 'UNSENT' });
  });
});
