import { expect, it } from 'vitest';
import { failedItems, sqsRecord } from './sqs-event.ts';

it('makes the record that Lambda would make', () => {
  const message = {
    MessageId: 'm',
    ReceiptHandle: 'r',
    Body: 'b',
    MD5OfBody: 'd',
    Attributes: { SentTimestamp: '1000', MessageGroupId: 'g' },
    MessageAttributes: { a: { DataType: 'String', StringValue: 'x' } },
  };
  const queue = {
    logicalId: 'Q',
    name: 'q',
    url: 'u',
    arn: 'arn:q',
    fifo: false,
    visibilitySeconds: 30,
    attributes: {},
  };
  expect(sqsRecord(message, queue, 'eu-central-1', (real) => new Date(real * 2))).toEqual({
    messageId: 'm',
    receiptHandle: 'r',
    body: 'b',
    md5OfBody: 'd',
    attributes: { SentTimestamp: '2000', MessageGroupId: 'g' },
    messageAttributes: { a: { stringValue: 'x', stringListValues: [], binaryListValues: [], dataType: 'String' } },
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:q',
    awsRegion: 'eu-central-1',
  });
});

it.each<[unknown, readonly string[] | undefined]>([
  [undefined, []],
  [{ batchItemFailures: [] }, []],
  [{ batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
  [{ batchItemFailures: [{ itemIdentifier: 'x' }] }, undefined],
  [{ batchItemFailures: [{ itemIdentifier: '' }] }, undefined],
  [{ batchItemFailures: [{}] }, undefined],
])('reads %j as failed: %j', (result, wanted) => {
  expect(failedItems(result, ['a', 'b'])).toEqual(wanted);
});
