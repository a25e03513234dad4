import { Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Board } from '../parts/board.ts';
import * as grants from '../parts/grants.ts';
import { type Hub, nameOf } from '../parts/hub.ts';
import { HubFunction, metricsNamespace } from '../parts/hub-function.ts';
import { deadLetterQueue } from '../parts/queue.ts';
import type { FrontDoor } from '../parts/route.ts';
import type { Intake } from './intake.ts';
import type { Interpret } from './interpret.ts';
import type { Orders } from './orders.ts';
import type { Pages } from './pages.ts';
import type { Store } from './store.ts';
import type { Work } from './work.ts';

const EVERY = Duration.minutes(5);

interface Needs {
  readonly store: Store;
  readonly orders: Orders;
  readonly work: Work;
  readonly interpret: Interpret;
  readonly intake: Intake;
  readonly pages: Pages;
  readonly door: FrontDoor;
}

/** What keeps the hub honest: the sweep that mends what was left behind, the alarms on what it finds, and the dashboard. */
export class Operations extends Construct {
  readonly sweep: HubFunction<'sweep'>;
  /** Runs of the sweep that failed. */
  readonly failedSweeps: Queue;

  constructor(scope: Construct, id: string, hub: Hub, needs: Needs) {
    super(scope, id);
    this.failedSweeps = deadLetterQueue(this, 'FailedSweeps', hub, 'sweep-dlq');
    this.sweep = this.#makeSweep(hub, needs);
    hub.alarms.deadLetters('sweep-dlq', this.failedSweeps, 'What got stuck stays stuck until the next run.');
    this.sweep.fn.configureAsyncInvoke({ retryAttempts: 0, onFailure: new SqsDestination(this.failedSweeps) });
    this.#schedule();
    this.#alarm(hub);
    this.#draw(hub, needs);
  }

  /** Every queue for what failed for good. */
  #deadLetters({ orders, work, interpret, intake }: Needs): Queue[] {
    const workers = [orders.lifecycle, work.notify, work.schedule, work.feedback, interpret.worker];
    return [
      ...workers.map(({ deadLetters }) => deadLetters),
      ...(intake.email ? [intake.email.deadLetters] : []),
      interpret.notCarried,
      work.undelivered,
      this.failedSweeps,
    ];
  }

  #makeSweep(hub: Hub, needs: Needs): HubFunction<'sweep'> {
    const { store, orders, work, interpret } = needs;
    const deadLetters = this.#deadLetters(needs);
    const commands = orders.lifecycle.queue;
    const sweep = new HubFunction(this, 'Sweep', hub, 'sweep', {
      description: 'Finds what was left behind on the way and sends it on again',
      impact: 'What a queue or a crash has lost is not sent on again, and nobody hears of it.',
      environment: {
        TABLE_NAME: store.table.tableName,
        INTERPRET_QUEUE_URL: interpret.worker.queue.queueUrl,
        NOTIFY_QUEUE_URL: work.notify.queue.queueUrl,
        SCHEDULE_QUEUE_URL: work.schedule.queue.queueUrl,
        COMMANDS_QUEUE_URL: commands.queueUrl,
        DEAD_LETTER_QUEUES: deadLetters.map(({ queueUrl }) => queueUrl).join(','),
      },
      memory: 512,
      // Shorter than the time between two runs, so that they do not meet.
      timeout: Duration.minutes(4),
    });
    grants.readItems(sweep.role, store.table);
    grants.listItems(sweep.role, store.table);
    grants.writeItems(sweep.role, store.table);
    grants.takeFrom(sweep.role, ...deadLetters);
    grants.sendTo(sweep.role, interpret.worker.queue, work.notify.queue, work.schedule.queue, commands);
    return sweep;
  }

  #schedule(): void {
    const { account, region, partition } = Stack.of(this);
    const role = new Role(this, 'SweepScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': account,
            'aws:SourceArn': `arn:${partition}:scheduler:${region}:${account}:schedule-group/default`,
          },
        },
      }),
      description: 'Starts the sweep',
    });
    const { functionArn } = this.sweep.fn;
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] }));
    grants.sendTo(role, this.failedSweeps);
    const schedule = new CfnSchedule(this, 'SweepSchedule', {
      description: 'Starts the sweep',
      scheduleExpression: `rate(${EVERY.toMinutes()} minutes)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        input: '{}',
        // The next run comes soon enough.
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
        deadLetterConfig: { arn: this.failedSweeps.queueArn },
      },
    });
    schedule.node.addDependency(role);
  }

  /** The sweep writes its findings with every run, zero included. */
  #alarm(hub: Hub): void {
    const found = (metricName: string, statistic: string, period: Duration) =>
      new Metric({
        namespace: metricsNamespace(hub),
        metricName,
        dimensionsMap: { service: 'sweep' },
        statistic,
        period,
      });
    hub.alarms.ring('captures-waiting', {
      metric: found('CapturesWaiting', 'Maximum', EVERY),
      threshold: 1,
      periods: 3,
      says: 'Messages have been in flight for too long, and sending them on again did not help.',
      impact: 'Customers wait for an answer to orders that nobody sees.',
    });
    hub.alarms.ring('reminders-overdue', {
      metric: found('RemindersOverdue', 'Maximum', EVERY),
      threshold: 1,
      periods: 3,
      says: 'Reminders that were due have not fired.',
      impact: 'Late orders stay late until somebody looks at the desk.',
    });
    hub.alarms.ring('orders-ownerless', {
      metric: found('OrdersOwnerless', 'Maximum', EVERY),
      threshold: 1,
      periods: 3,
      says: 'Open orders have nobody to work on them, and giving them an owner again did not help.',
      impact: 'These orders stand still and nobody is told.',
    });
    hub.alarms.ring('dead-letters-waiting', {
      metric: found('DeadLettersWaiting', 'Maximum', EVERY),
      threshold: 1,
      says: 'Messages failed for good and nobody has decided yet whether to send them again; docs/operating.md says how.',
      impact: 'What they were to do is not done; orders that they name have a notice for their owner.',
    });
    hub.alarms.ring('sweep-not-running', {
      metric: found('CapturesWaiting', 'SampleCount', Duration.minutes(15)),
      threshold: 1,
      whenMissing: true,
      says: 'The sweep has not run for fifteen minutes.',
      impact: 'What a queue or a crash has lost is not sent on again, and the two alarms above are blind.',
    });
  }

  #draw(hub: Hub, { store, orders, work, interpret, intake, pages, door }: Needs): void {
    const board = new Board(this, 'Board', nameOf(hub, 'board'));
    board.alarms(hub.alarms.all);
    board.front('Front door', door.api);
    board.row('Intake', [intake.email, ...intake.pushed]);
    board.row('Interpret', [interpret.worker, interpret.relay]);
    board.row('Orders', [orders.lifecycle]);
    board.row('Work', [work.notify, work.schedule, work.feedback]);
    board.row('Pages', [pages.customer, pages.desk, pages.api]);
    board.row('Operations', [this.sweep]);
    board.store(store.table);
  }
}
