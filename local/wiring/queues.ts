/** Lambda's pollers: they take messages from a queue, hand them to its function in batches, and delete what succeeded. */
import type { QueueMapping, QueueModel } from '../assembly/model.ts';
import { callJson, type Endpoint } from '../emulators/http-call.ts';
import { showAgain } from '../emulators/queues-objects-topics.ts';
import type { Functions } from '../lambda/pool.ts';
import type { Delivery } from './delivery.ts';
import { compileFilters } from './filter.ts';
import { failedItems, type ReceivedMessage, type SqsRecord, sqsRecord } from './sqs-event.ts';

export interface QueueParts {
  readonly at: Endpoint;
  readonly invoke: Functions['invoke'];
  readonly delivery: Delivery;
  readonly hubTime: (real: number) => Date;
  readonly count: (service: string, action: string) => void;
  readonly onError: (error: unknown) => void;
}

export interface Source {
  readonly stop: () => Promise<void>;
}

const WAIT_SECONDS = 20;
const MOST_PER_RECEIVE = 10;
const LOOPS = 2;

/** Starts polling for one mapping. */
export function pollQueue(mapping: QueueMapping, queue: QueueModel, parts: QueueParts): Source {
  const poller = new Poller(mapping, queue, parts);
  const loops = Math.max(1, Math.min(LOOPS, mapping.maximumConcurrency ?? LOOPS));
  const running = Array.from({ length: loops }, () => poller.run());
  return {
    stop: async () => {
      poller.stop();
      await Promise.all(running);
    },
  };
}

class Poller {
  readonly #mapping: QueueMapping;
  readonly #queue: QueueModel;
  readonly #parts: QueueParts;
  readonly #stopping = new AbortController();
  readonly #passes: (record: unknown) => boolean;

  constructor(mapping: QueueMapping, queue: QueueModel, parts: QueueParts) {
    this.#mapping = mapping;
    this.#queue = queue;
    this.#parts = parts;
    this.#passes = compileFilters(mapping.filters, mapping.id);
  }

  stop(): void {
    this.#stopping.abort();
  }

  async run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        const messages = await this.#collect();
        if (messages.length > 0) await this.#handle(messages);
      } catch (error) {
        if (this.#stopping.signal.aborted) return;
        this.#parts.onError(error);
        await new Promise((done) => setTimeout(done, 500));
      }
    }
  }

  /** A batch: what is there, and until the window closes or the batch is full, what comes. */
  async #collect(): Promise<readonly ReceivedMessage[]> {
    const { batchSize, windowSeconds } = this.#mapping;
    const messages = [...(await this.#receive(batchSize, WAIT_SECONDS))];
    const until = performance.now() + windowSeconds * 1000;
    while (messages.length > 0 && messages.length < batchSize) {
      const left = Math.ceil((until - performance.now()) / 1000);
      if (left <= 0) break;
      messages.push(...(await this.#receive(batchSize - messages.length, Math.min(left, WAIT_SECONDS))));
    }
    return messages;
  }

  async #receive(most: number, waitSeconds: number): Promise<readonly ReceivedMessage[]> {
    const input = {
      QueueUrl: this.#queue.url,
      MaxNumberOfMessages: Math.min(most, MOST_PER_RECEIVE),
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    };
    const answer = await this.#call<{ readonly Messages?: readonly ReceivedMessage[] }>('ReceiveMessage', input);
    return answer.Messages ?? [];
  }

  async #handle(received: readonly ReceivedMessage[]): Promise<void> {
    const [kept, heldBack] = this.#queue.fifo ? [received, []] : this.#parts.delivery.holdBack(received);
    for (const { ReceiptHandle } of heldBack) await this.#show(ReceiptHandle, 1);
    const records = kept.map((message) =>
      sqsRecord(message, this.#queue, this.#parts.delivery.region, this.#parts.hubTime),
    );
    const wanted = records.filter((record) => this.#passes({ ...record, body: parsed(record.body) }));
    await this.#delete(records.filter((record) => !wanted.includes(record)));
    if (wanted.length === 0) return;
    await this.#invokeOnce(wanted);
    await this.#parts.delivery.again(this.#queue.fifo, () => this.#invokeOnce(wanted));
  }

  async #invokeOnce(records: readonly SqsRecord[]): Promise<void> {
    const ids = records.map(({ messageId }) => messageId);
    // Who pressed a button waits until the command has been carried out: commands in order are work that somebody waits for.
    const urgency = this.#queue.fifo ? 'awaited' : 'behind';
    const failed = await this.#parts.invoke(this.#mapping.functionArn, { Records: records }, urgency).then(
      (result) => (this.#mapping.partialFailures ? (failedItems(result, ids) ?? ids) : []),
      (error: unknown) => {
        if (!this.#stopping.signal.aborted) this.#parts.onError(error);
        return ids;
      },
    );
    await this.#delete(records.filter(({ messageId }) => !failed.includes(messageId)));
    const again = this.#parts.delivery.retrySeconds(this.#queue.visibilitySeconds);
    if (again === undefined) return;
    const retried = records.filter(({ messageId }) => failed.includes(messageId));
    await Promise.all(retried.map(({ receiptHandle }) => this.#show(receiptHandle, again)));
  }

  async #delete(records: readonly SqsRecord[]): Promise<void> {
    for (let from = 0; from < records.length; from += MOST_PER_RECEIVE) {
      const Entries = records
        .slice(from, from + MOST_PER_RECEIVE)
        .map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle }));
      await this.#call('DeleteMessageBatch', { QueueUrl: this.#queue.url, Entries }, false);
    }
  }

  /** Makes a message visible again after so many seconds; it may be gone already. */
  async #show(receiptHandle: string, seconds: number): Promise<void> {
    this.#parts.count('sqs', 'ChangeMessageVisibility');
    await showAgain(this.#parts.at, this.#queue.url, receiptHandle, seconds).catch(() => {});
  }

  #call<T>(action: string, input: unknown, abortable = true): Promise<T> {
    this.#parts.count('sqs', action);
    return callJson<T>(this.#parts.at, `AmazonSQS.${action}`, input, abortable ? this.#stopping.signal : undefined);
  }
}

/** Filters look into a JSON body; any other body stays text. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
