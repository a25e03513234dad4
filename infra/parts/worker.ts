import type { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionName } from './environments.ts';
import type { Hub } from './hub.ts';
import { HubFunction, type HubFunctionProps } from './hub-function.ts';
import { deadLetterQueue, workQueue } from './queue.ts';

export interface WorkerProps<N extends FunctionName> extends HubFunctionProps<N> {
  /** In words with dashes, without the stage. */
  readonly queue: string;
  readonly fifo?: boolean;
  /** Messages that one run takes. */
  readonly batchSize: number;
  /** Runs at a time: keeps a flood from taking all of the account, or more than the other side bears. */
  readonly atOnce: number;
  /** How long a message may wait before the admin hears of it. */
  readonly lateAfter: Duration;
}

/** A queue, the function that works it off, what failed for good, and the alarms on all of them. */
export class Worker<N extends FunctionName> extends HubFunction<N> {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, hub: Hub, name: N, props: WorkerProps<N>) {
    super(scope, id, hub, name, props);
    const fifo = props.fifo ?? false;
    this.deadLetters = deadLetterQueue(this, 'DeadLetters', hub, `${props.queue}-dlq`, fifo);
    this.queue = workQueue(this, 'Queue', hub, {
      name: props.queue,
      fifo,
      timeout: props.timeout,
      deadLetters: this.deadLetters,
    });
    this.fn.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: props.batchSize,
        maxConcurrency: props.atOnce,
        reportBatchItemFailures: true,
      }),
    );
    hub.alarms.deadLetters(`${props.queue}-dlq`, this.deadLetters, props.impact);
    hub.alarms.waiting(props.queue, this.queue, props.lateAfter, props.impact);
  }
}
