/** Records of a table's stream as the event that Lambda hands to a function. */
import { isDeepStrictEqual } from 'node:util';

/** As GetRecords gives it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly eventVersion: string;
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number;
    readonly SequenceNumber: string;
    readonly Keys: unknown;
    readonly NewImage?: unknown;
    readonly OldImage?: unknown;
  };
}

/** @param hubTime turns the emulator's real instants (ms) into the hub's time */
export function streamRecord(record: StreamRecord, streamArn: string, region: string, hubTime: (real: number) => Date) {
  const created = hubTime(record.dynamodb.ApproximateCreationDateTime * 1000).getTime();
  return {
    ...record,
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    eventSourceARN: streamArn,
    dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(created / 1000) },
  };
}

export type LambdaStreamRecord = ReturnType<typeof streamRecord>;

/** DynamoDB writes nothing to the stream if nothing changed; dynoxide does. */
export function isNoChange({ eventName, dynamodb }: StreamRecord): boolean {
  return (
    eventName === 'MODIFY' && isDeepStrictEqual(dynamodb.NewImage, dynamodb.OldImage) && dynamodb.NewImage !== undefined
  );
}
