/** Starts everything that feeds functions by itself: queues and streams. */
import type { StackModel } from '../assembly/model.ts';
import type { HubClock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';
import { sendMessage } from '../emulators/queues-objects-topics.ts';
import type { Emulators } from '../emulators.ts';
import type { Counts } from '../gateway/count.ts';
import type { Functions } from '../lambda/pool.ts';
import type { Delivery } from './delivery.ts';
import { pollQueue, type Source } from './queues.ts';
import { readStream } from './streams.ts';

export interface SourceParts {
  readonly stack: StackModel;
  readonly emulators: Pick<Emulators, 'queues' | 'database'>;
  readonly functions: Functions;
  readonly delivery: Delivery;
  readonly clock: HubClock;
  readonly folder: DataFolder;
  readonly counts: Counts;
  readonly onError: (error: unknown) => void;
}

export interface Sources extends Source {
  /** The table was written to: read the streams now. */
  readonly wake: () => void;
  /** True if a stream has been written to and not yet read to its end. */
  readonly behind: () => boolean;
}

export function startSources(parts: SourceParts): Sources {
  const { stack, emulators, functions, delivery, clock, folder, counts, onError } = parts;
  const { invoke } = functions;
  const hubTime = (real: number) => clock.at(real);
  const count = (service: string, action: string) => counts.add({ caller: 'event-sources', service, action });

  const queues = stack.queueMappings.map((mapping) => {
    const queue = stack.queues.find(({ arn }) => arn === mapping.queueArn);
    if (!queue) throw new Error(`There is no queue ${mapping.queueArn}.`);
    return pollQueue(mapping, queue, { at: emulators.queues, invoke, delivery, hubTime, count, onError });
  });
  const giveUp = async (destinationArn: string, body: string) => {
    const queue = stack.queues.find(({ arn }) => arn === destinationArn);
    if (!queue) throw new Error(`The on-failure destination ${destinationArn} is no queue of this stack.`);
    await sendMessage(emulators.queues, queue.url, { body });
  };
  const streams = stack.streamMappings.map((mapping) => {
    const table = stack.tables.find(({ name }) => name === mapping.tableName);
    const file = folder.path('streams', `${mapping.id}.json`);
    const at = emulators.database;
    const streamArn = table?.streamArn ?? '';
    return readStream(mapping, {
      at,
      region: stack.region,
      streamArn,
      file,
      invoke,
      clock,
      hubTime,
      count,
      giveUp,
      onError,
    });
  });
  return {
    behind: () => streams.some((stream) => stream.behind()),
    wake: () => {
      for (const stream of streams) stream.wake();
    },
    stop: async () => {
      await Promise.race([
        Promise.all([...queues, ...streams].map((source) => source.stop())),
        // A function that is still at work is ended with its thread; its messages come again.
        new Promise((done) => setTimeout(done, 1_000)),
      ]);
    },
  };
}
