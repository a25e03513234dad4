import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { LetterQueueAt, LetterQueueName } from '../dead-letters/queues.ts';

/** A message as it lies in a dead-letter queue. */
export interface DeadMessage {
  id: string;
  /** Names this receipt of it, for its removal. */
  handle: string;
  body: string;
  group: string | null;
  sentAt: Date;
  receiveCount: number;
}

/** One dead-letter queue. */
export interface LetterBox {
  name: LetterQueueName;
  /** So many messages as one run takes; nobody else gets them for a while. */
  take(): Promise<DeadMessage[]>;
  remove(messages: readonly DeadMessage[]): Promise<void>;
}

const BATCH = 10;
/** A flood is taken over several runs. */
const MOST = 100;
/** Longer than a run of the sweep may take, so that it meets no message twice. */
const HIDDEN_SECONDS = 300;
/** Asks all servers of SQS, so that a single message is found. */
const WAIT_SECONDS = 1;

const messageOf = ({ MessageId, ReceiptHandle, Body, Attributes = {} }: Message): DeadMessage => ({
  id: MessageId ?? '',
  handle: ReceiptHandle ?? '',
  body: Body ?? '',
  group: Attributes.MessageGroupId ?? null,
  sentAt: new Date(Number(Attributes.SentTimestamp ?? 0)),
  receiveCount: Number(Attributes.ApproximateReceiveCount ?? 0),
});

export function letterBox(client: SQSClient, { name, url }: LetterQueueAt): LetterBox {
  const receive = async (): Promise<DeadMessage[]> => {
    const { Messages } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: BATCH,
        WaitTimeSeconds: WAIT_SECONDS,
        VisibilityTimeout: HIDDEN_SECONDS,
        MessageSystemAttributeNames: ['MessageGroupId', 'SentTimestamp', 'ApproximateReceiveCount'],
      }),
    );
    return (Messages ?? []).map(messageOf);
  };
  return {
    name,
    take: async () => {
      const taken: DeadMessage[] = [];
      while (taken.length < MOST) {
        const more = await receive();
        taken.push(...more);
        // Fewer than asked for: most often all there were, and the rest comes with the next run.
        if (more.length < BATCH) break;
      }
      return taken;
    },
    remove: async (messages) => {
      for (let from = 0; from < messages.length; from += BATCH) {
        const Entries = messages
          .slice(from, from + BATCH)
          .map(({ handle }, index) => ({ Id: String(index), ReceiptHandle: handle }));
        // What could not be removed is found again, and known.
        await client.send(new DeleteMessageBatchCommand({ QueueUrl: url, Entries }));
      }
    },
  };
}
