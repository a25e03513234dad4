/** Lambda's reader of a table's stream: batches in order, tried again, halved or given up as the mapping says. */
import type { StreamMapping } from '../assembly/model.ts';
import type { Clock } from '../clock.ts';
import type { Endpoint } from '../emulators/http-call.ts';
import type { Functions } from '../lambda/pool.ts';
import { compileFilters, type Filter } from './filter.ts';
import type { Source } from './queues.ts';
import { failedItems } from './sqs-event.ts';
import { isNoChange, type LambdaStreamRecord, type StreamRecord, streamRecord } from './stream-event.ts';
import { StreamReader } from './stream-reader.ts';

export interface StreamParts {
  readonly at: Endpoint;
  readonly region: string;
  readonly streamArn: string;
  /** Where the position is kept. */
  readonly file: string;
  readonly invoke: Functions['invoke'];
  readonly clock: Clock;
  readonly hubTime: (real: number) => Date;
  readonly count: (service: string, action: string) => void;
  /** Sends a given-up batch's description to the mapping's on-failure destination. */
  readonly giveUp: (destinationArn: string, body: string) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

export interface StreamSource extends Source {
  /** Something was written: read now, do not wait for the next look. */
  readonly wake: () => void;
  /** True from a write until the stream has been read to its end. */
  readonly behind: () => boolean;
}

const LOOK_MS = 250;
const LONGEST_BACK_OFF_MS = 10_000;

export function readStream(mapping: StreamMapping, parts: StreamParts): StreamSource {
  const consumer = new StreamConsumer(mapping, parts);
  const running = consumer.run();
  return {
    wake: () => consumer.wake(),
    behind: () => consumer.behind,
    stop: async () => {
      consumer.stop();
      await running;
    },
  };
}

class StreamConsumer {
  readonly #mapping: StreamMapping;
  readonly #parts: StreamParts;
  readonly #passes: Filter;
  readonly #reader: StreamReader;
  #stopped = false;
  #awake: () => void = () => {};
  #written = false;
  behind = true;

  constructor(mapping: StreamMapping, parts: StreamParts) {
    this.#mapping = mapping;
    this.#parts = parts;
    this.#passes = compileFilters(mapping.filters, mapping.id);
    this.#reader = new StreamReader(parts.at, mapping.tableName, parts.file);
  }

  wake(): void {
    this.#written = true;
    this.behind = true;
    this.#awake();
  }

  stop(): void {
    this.#stopped = true;
    this.#awake();
  }

  async run(): Promise<void> {
    while (!this.#stopped) {
      this.#written = false;
      this.#parts.count('dynamodbstreams', 'GetRecords');
      const read = await this.#reader
        .read(this.#mapping.batchSize, (records) => this.#handle(records))
        .catch((error: unknown) => {
          if (!this.#stopped) this.#parts.onError(error);
          this.#reader.forget();
          return undefined;
        });
      if (read || this.#written) continue;
      this.behind = read === undefined;
      await this.#wait(LOOK_MS);
    }
  }

  async #handle(records: readonly StreamRecord[]): Promise<void> {
    const { streamArn, region, hubTime } = this.#parts;
    const wanted = records
      .filter((record) => !isNoChange(record))
      .map((record) => streamRecord(record, streamArn, region, hubTime))
      .filter((record) => this.#passes(record));
    if (wanted.length > 0) await this.#process(wanted, 0);
  }

  /** Is through when every record succeeded or was given up. */
  async #process(batch: readonly LambdaStreamRecord[], tries: number): Promise<void> {
    let left = batch;
    for (let attempt = tries; !this.#stopped; attempt += 1) {
      const failed = await this.#invoke(left);
      if (failed === undefined) return;
      if (failed > 0) attempt = tries;
      left = left.slice(failed);
      if (this.#isOver(left, attempt)) return this.#giveUp(left, attempt + 1);
      if (this.#mapping.bisect && left.length > 1) {
        const middle = Math.ceil(left.length / 2);
        await this.#process(left.slice(0, middle), attempt + 1);
        return this.#process(left.slice(middle), attempt + 1);
      }
      await this.#wait(Math.min(LONGEST_BACK_OFF_MS, 100 * 2 ** attempt), false);
    }
    throw new Error('Stopped before the batch was through; it is read again after the start.');
  }

  /** Index of the first record that failed, undefined if none did. */
  async #invoke(batch: readonly LambdaStreamRecord[]): Promise<number | undefined> {
    try {
      const result = await this.#parts.invoke(this.#mapping.functionArn, { Records: batch });
      if (!this.#mapping.partialFailures) return undefined;
      const numbers = batch.map(({ dynamodb }) => dynamodb.SequenceNumber);
      const failed = failedItems(result, numbers);
      if (failed === undefined) return 0;
      const indexes = failed.map((number) => numbers.indexOf(number));
      return indexes.length === 0 ? undefined : Math.min(...indexes);
    } catch (error) {
      if (!this.#stopped) this.#parts.onError(error);
      return 0;
    }
  }

  #isOver(batch: readonly LambdaStreamRecord[], attempt: number): boolean {
    const { retries, maximumAgeSeconds } = this.#mapping;
    if (retries !== undefined && attempt >= retries) return true;
    const oldest = batch[0]?.dynamodb.ApproximateCreationDateTime ?? 0;
    return maximumAgeSeconds !== undefined && this.#parts.clock.now().getTime() / 1000 - oldest > maximumAgeSeconds;
  }

  async #giveUp(batch: readonly LambdaStreamRecord[], invokeCount: number): Promise<void> {
    const { onFailureArn, functionArn } = this.#mapping;
    if (onFailureArn === undefined) return;
    const [first, last] = [batch[0], batch.at(-1)];
    const timestamp = this.#parts.clock.now().toISOString();
    const body = {
      requestContext: {
        functionArn: `${functionArn}:$LATEST`,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: invokeCount,
      },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp,
      DDBStreamBatchInfo: {
        shardId: 'shardId-local',
        startSequenceNumber: first?.dynamodb.SequenceNumber,
        endSequenceNumber: last?.dynamodb.SequenceNumber,
        approximateArrivalOfFirstRecord: arrival(first),
        approximateArrivalOfLastRecord: arrival(last),
        batchSize: batch.length,
        streamArn: this.#parts.streamArn,
      },
    };
    await this.#parts.giveUp(onFailureArn, JSON.stringify(body));
  }

  async #wait(ms: number, wakeable = true): Promise<void> {
    await new Promise<void>((done) => {
      const timer = setTimeout(done, ms);
      const end = () => {
        clearTimeout(timer);
        done();
      };
      this.#awake = () => {
        if (wakeable || this.#stopped) end();
      };
    });
  }
}

function arrival(record: LambdaStreamRecord | undefined): string {
  return new Date((record?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
}
