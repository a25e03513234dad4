import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { Capture } from '../../shared/capture/record.ts';
import { DeadLetter } from '../../shared/dead-letters/letter.ts';
import { OrderEvent } from '../../shared/orders/events.ts';
import { streamHandler } from '../../shared/platform/handler.ts';
import { env } from './env.ts';
import { fromCapture, fromDeadLetter, fromEvent, nowhere, type Onward } from './routes.ts';
import { type RelayDeps, wire } from './wire.ts';

type Image = NonNullable<DynamoDBRecord['dynamodb']>['NewImage'];

const rowOf = (image: NonNullable<Image>): Record<string, unknown> =>
  unmarshall(image as Parameters<typeof unmarshall>[0]);

/** What follows from one stream record. The mapping's filters let only captures, events and dead letters to be sent again through. */
export function onwardOf(record: DynamoDBRecord): Onward {
  const after = record.dynamodb?.NewImage;
  if (!after) return nowhere();
  const row = rowOf(after);
  if (row.type === 'event') return fromEvent(OrderEvent.parse(row));
  if (row.type === 'dead-letter') return fromDeadLetter(DeadLetter.parse(row));
  if (row.type !== 'capture') return nowhere();
  const before = record.dynamodb?.OldImage;
  return fromCapture(before ? Capture.parse(rowOf(before)) : null, Capture.parse(row));
}

async function send(onward: readonly Onward[], deps: RelayDeps): Promise<void> {
  const orders = new Map(onward.flatMap(({ schedule }) => schedule).map((message) => [message.orderId, message]));
  await Promise.all([
    deps.interpret.send(onward.flatMap(({ interpret }) => interpret)),
    deps.notify.send(onward.flatMap(({ notify }) => notify)),
    deps.schedule.send([...orders.values()]),
    deps.commands.send(onward.flatMap(({ commands }) => commands)),
    deps.again(onward.flatMap(({ again }) => again)),
  ]);
}

/** Carries each committed fact on to the queues of those who act on it. */
export const handler = streamHandler({
  service: 'relay',
  env,
  wire,
  handle: async (records, deps, logger) => {
    try {
      await send(records.map(onwardOf), deps);
      return undefined;
    } catch (error) {
      logger.warn('batch failed, going on record by record', { error: error as Error, records: records.length });
    }
    for (const [index, record] of records.entries()) {
      try {
        await send([onwardOf(record)], deps);
      } catch (error) {
        logger.error('record was not carried on', { eventId: record.eventID, error: error as Error });
        return { failedAt: index };
      }
    }
    return undefined;
  },
});
