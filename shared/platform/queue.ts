import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Command } from '../lifecycle/commands.ts';

/** Puts messages on one standard queue. */
export interface Outbox<M> {
  send(messages: readonly M[]): Promise<void>;
}

const BATCH = 10;

/** Sends in batches of ten; throws if one of them was not taken, so that the sender tries again (readers are repeat-safe). */
export function outbox<M>(
  client: SQSClient,
  url: string,
  /** Seconds that a message is held back, at most 900. */
  delayOf: (message: M) => number = () => 0,
): Outbox<M> {
  return {
    send: async (messages) => {
      for (let from = 0; from < messages.length; from += BATCH) {
        const entries = messages.slice(from, from + BATCH).map((message, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(message),
          ...(delayOf(message) > 0 ? { DelaySeconds: Math.min(900, Math.ceil(delayOf(message))) } : {}),
        }));
        const { Failed } = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: entries }));
        if (Failed?.length)
          throw new Error(
            `SQS took ${entries.length - Failed.length} of ${entries.length} messages: ${Failed[0]?.Code}`,
          );
      }
    },
  };
}

/** Sends commands to the one writer of each order: the order is the group, the command id stops quick repeats. */
export function commandOutbox(client: SQSClient, url: string): Outbox<Command> {
  return {
    send: async (commands) => {
      for (const command of commands) {
        await client.send(
          new SendMessageCommand({
            QueueUrl: url,
            MessageBody: JSON.stringify(command),
            MessageGroupId: command.orderId,
            MessageDeduplicationId: command.id.replaceAll(/[^\w!"#$%&'()*+,\-./:;<=>?@[\]^`{|}~]/g, '_').slice(0, 128),
          }),
        );
      }
    },
  };
}

/** A message as it once was, for the queue that it came from. */
export interface SentAgain {
  /** Stops quick repeats on a FIFO queue. */
  id: string;
  body: string;
  /** Message group of a FIFO queue. */
  group: string | null;
}

/** Sends one message with the very body that it had. */
export async function sendAgain(client: SQSClient, url: string, { id, body, group }: SentAgain): Promise<void> {
  const fifo = group === null ? {} : { MessageGroupId: group, MessageDeduplicationId: id };
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body, ...fifo }));
}
