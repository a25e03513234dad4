import { Duration } from 'aws-cdk-lib';
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type Hub, nameOf } from './hub.ts';
import { accept } from './nag.ts';

const KEPT = { retentionPeriod: Duration.days(14), encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;

/**
 * One writer per group at the full speed of SQS. The body tells repeats apart where a sender names no id of its own (Scheduler cannot).
 */
const FIFO: QueueProps = {
  fifo: true,
  contentBasedDeduplication: true,
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
};

/** How often a message is tried before it counts as failed for good. */
const TRIES = 5;

const queueName = (hub: Hub, name: string, fifo: boolean): string => `${nameOf(hub, name)}${fifo ? '.fifo' : ''}`;

/** A queue for what failed for good. */
export function deadLetterQueue(scope: Construct, id: string, hub: Hub, name: string, fifo = false): Queue {
  const queue = new Queue(scope, id, { ...KEPT, ...(fifo ? FIFO : {}), queueName: queueName(hub, name, fifo) });
  accept(queue, 'AwsSolutions-SQS3', 'it is itself where messages end that failed for good, and it rings an alarm');
  return queue;
}

export interface WorkQueueProps {
  /** In words with dashes, without the stage. */
  readonly name: string;
  readonly fifo?: boolean;
  /** Time-out of the function that reads it. */
  readonly timeout: Duration;
  readonly deadLetters: Queue;
}

/** A queue of work. A message stays hidden for six times as long as its reader may take, as AWS asks for, so that it is not read twice. */
export function workQueue(scope: Construct, id: string, hub: Hub, props: WorkQueueProps): Queue {
  const fifo = props.fifo ?? false;
  return new Queue(scope, id, {
    ...KEPT,
    ...(fifo ? FIFO : {}),
    queueName: queueName(hub, props.name, fifo),
    visibilityTimeout: Duration.seconds(6 * props.timeout.toSeconds()),
    deadLetterQueue: { queue: props.deadLetters, maxReceiveCount: TRIES },
  });
}
