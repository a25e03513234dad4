/** Queue messages as the event that Lambda's poller hands to a function. */
import type { QueueModel } from '../assembly/model.ts';

/** As ReceiveMessage gives it. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly MD5OfBody: string;
  readonly MD5OfMessageAttributes?: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
}

interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

const TIMES = ['SentTimestamp', 'ApproximateFirstReceiveTimestamp'];

/** @param hubTime turns the emulator's real instants (ms) into the hub's time */
export function sqsRecord(
  message: ReceivedMessage,
  queue: QueueModel,
  region: string,
  hubTime: (real: number) => Date,
) {
  const attributes = Object.entries(message.Attributes ?? {}).map(([name, value]) => {
    return [name, TIMES.includes(name) ? String(hubTime(Number(value)).getTime()) : value];
  });
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: Object.fromEntries(attributes) as Record<string, string>,
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, attribute]) => [name, attributeOf(attribute)]),
    ),
    md5OfBody: message.MD5OfBody,
    ...(message.MD5OfMessageAttributes === undefined ? {} : { md5OfMessageAttributes: message.MD5OfMessageAttributes }),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: region,
  };
}

export type SqsRecord = ReturnType<typeof sqsRecord>;

function attributeOf({ DataType, StringValue, BinaryValue }: MessageAttribute) {
  return {
    ...(StringValue === undefined ? {} : { stringValue: StringValue }),
    ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}

/**
 * Which of the batch failed, by a function's answer: none, some, or (undefined) all, because the answer names an
 * unknown item, as Lambda reads it.
 */
export function failedItems(result: unknown, ids: readonly string[]): readonly string[] | undefined {
  if (typeof result !== 'object' || result === null || !('batchItemFailures' in result)) return [];
  const failures = result.batchItemFailures;
  if (!Array.isArray(failures)) return [];
  const named = failures.map((failure: { readonly itemIdentifier?: string }) => failure?.itemIdentifier ?? '');
  return named.every((id) => ids.includes(id)) ? named : undefined;
}
