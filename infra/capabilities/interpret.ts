import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { readerArns } from '../../shared/settings/understanding.ts';
import * as grants from '../parts/grants.ts';
import { type Hub, output } from '../parts/hub.ts';
import { HubFunction } from '../parts/hub-function.ts';
import { deadLetterQueue } from '../parts/queue.ts';
import { Worker } from '../parts/worker.ts';
import type { Intake } from './intake.ts';
import type { Orders } from './orders.ts';
import type { Store } from './store.ts';
import type { Work } from './work.ts';

const NOTHING_MOVES =
  'What was received is kept but not read, and what was decided is told to nobody, until the sweep sends it on.';

interface Needs {
  readonly store: Store;
  readonly orders: Orders;
  readonly work: Work;
  readonly intake: Intake;
}

/** From capture to order: the relay that carries each committed fact on, and the worker that reads a capture and decides. */
export class Interpret extends Construct {
  readonly worker: Worker<'interpret'>;
  readonly relay: HubFunction<'relay'>;
  /** Stream records that the relay could not carry on. */
  readonly notCarried: Queue;

  constructor(scope: Construct, id: string, hub: Hub, needs: Needs) {
    super(scope, id);
    this.worker = this.#makeWorker(hub, needs.store);
    this.relay = this.#makeRelay(hub, needs);
    this.notCarried = deadLetterQueue(this, 'NotCarried', hub, 'relay-dlq');
    hub.alarms.deadLetters('relay-dlq', this.notCarried, NOTHING_MOVES);
    this.#follow(hub, needs.store);
    output(this, 'InterpretQueueUrl', this.worker.queue.queueUrl, 'Captures to be read');
  }

  #makeWorker(hub: Hub, store: Store): Worker<'interpret'> {
    const worker = new Worker(this, 'Worker', hub, 'interpret', {
      description: 'Reads a capture, understands it and decides: the only maker of orders',
      queue: 'interpret',
      impact: 'Messages of customers are kept but do not become orders.',
      environment: {
        TABLE_NAME: store.table.tableName,
        RAW_BUCKET: store.raw.bucketName,
        SECRETS_PREFIX: store.secretsPrefix,
      },
      memory: 1024,
      timeout: Duration.seconds(60),
      batchSize: 5,
      atOnce: 20,
      lateAfter: Duration.minutes(10),
    });
    grants.tableReadWrite(worker.role, store.table);
    grants.readObjects(worker.role, store.raw, ['/mail/*', '/raw/*', '/drafts/*', '/catalogue/*']);
    grants.writeObjects(worker.role, store.raw, ['/drafts/*']);
    // Answers to task mails are known by an address that the keys of links sign.
    grants.readSecrets(worker.role, store.secretsPrefix, 'links');
    if (hub.reader) grants.invokeModels(worker.role, readerArns(hub.reader, Stack.of(this)));
    return worker;
  }

  #makeRelay(hub: Hub, { orders, work, intake }: Needs): HubFunction<'relay'> {
    const commands = orders.lifecycle.queue;
    const feedback = work.feedback.queue;
    const mailIn = intake.email?.queue;
    const relay = new HubFunction(this, 'Relay', hub, 'relay', {
      description: 'Carries each committed fact from the table to those who act on it',
      impact: NOTHING_MOVES,
      environment: {
        INTERPRET_QUEUE_URL: this.worker.queue.queueUrl,
        NOTIFY_QUEUE_URL: work.notify.queue.queueUrl,
        SCHEDULE_QUEUE_URL: work.schedule.queue.queueUrl,
        COMMANDS_QUEUE_URL: commands.queueUrl,
        MAIL_FEEDBACK_QUEUE_URL: feedback.queueUrl,
        ...(mailIn ? { MAIL_IN_QUEUE_URL: mailIn.queueUrl } : {}),
      },
      memory: 256,
      timeout: Duration.seconds(30),
    });
    grants.sendTo(relay.role, this.worker.queue, work.notify.queue, work.schedule.queue, commands, feedback);
    if (mailIn) grants.sendTo(relay.role, mailIn);
    return relay;
  }

  /** Captures as they come and change, events as they come, dead letters to be sent again; nothing else of the table concerns the relay. */
  #follow(hub: Hub, store: Store): void {
    const { fn, role } = this.relay;
    grants.readStream(role, store.table);
    grants.sendTo(role, this.notCarried);
    const mapping = new EventSourceMapping(this, 'Stream', {
      target: fn,
      eventSourceArn: store.table.tableStreamArn ?? '',
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      bisectBatchOnError: true,
      retryAttempts: 10,
      reportBatchItemFailures: true,
      onFailure: { bind: () => ({ destination: this.notCarried.queueArn }) },
      filters: [
        FilterCriteria.filter({
          eventName: FilterRule.or('INSERT', 'MODIFY'),
          dynamodb: { Keys: { sk: { S: FilterRule.isEqual('CAPTURE') } } },
        }),
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('INSERT'),
          dynamodb: { Keys: { sk: { S: FilterRule.beginsWith('EVENT#') } } },
        }),
        FilterCriteria.filter({
          eventName: FilterRule.isEqual('MODIFY'),
          dynamodb: {
            Keys: { sk: { S: FilterRule.isEqual('DEAD-LETTER') } },
            NewImage: { status: { S: FilterRule.isEqual('sent-again') } },
          },
        }),
      ],
    });
    // Lambda checks the role's rights when the mapping is made.
    mapping.node.addDependency(role);
    hub.alarms.ring('relay-behind', {
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'IteratorAge',
        dimensionsMap: { FunctionName: fn.functionName },
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: Duration.minutes(5).toMilliseconds(),
      says: 'The relay is more than five minutes behind the table.',
      impact: NOTHING_MOVES,
    });
  }
}
