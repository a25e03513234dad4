import { Duration, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import * as grants from '../parts/grants.ts';
import { type Hub, nameOf, output } from '../parts/hub.ts';
import { MailOut } from '../parts/mail-out.ts';
import { deadLetterQueue } from '../parts/queue.ts';
import type { FrontDoor } from '../parts/route.ts';
import { Worker } from '../parts/worker.ts';
import type { Orders } from './orders.ts';
import type { Store } from './store.ts';

const LATE_REMINDERS =
  'Nobody is reminded of work that is due; late orders stay late until somebody looks at the desk.';

interface Needs {
  readonly store: Store;
  readonly orders: Orders;
  readonly door: FrontDoor;
}

/** What an order makes people do: tasks and notices by mail and chat, reminders, and what comes back of the mails. */
export class Work extends Construct {
  readonly mail: MailOut;
  readonly notify: Worker<'notify'>;
  readonly schedule: Worker<'schedule'>;
  readonly feedback: Worker<'mail-feedback'>;
  readonly scheduleGroup: CfnScheduleGroup;
  /** One-time schedules that could not deliver their command. */
  readonly undelivered: Queue;

  constructor(scope: Construct, id: string, hub: Hub, needs: Needs) {
    super(scope, id);
    this.mail = new MailOut(this, 'Mail', hub);
    this.notify = this.#makeNotify(hub, needs);
    this.scheduleGroup = new CfnScheduleGroup(this, 'ScheduleGroup', { name: nameOf(hub, 'reminders') });
    this.undelivered = deadLetterQueue(this, 'UndeliveredReminders', hub, 'reminders-dlq');
    hub.alarms.deadLetters('reminders-dlq', this.undelivered, LATE_REMINDERS);
    this.schedule = this.#makeSchedule(hub, needs);
    this.feedback = this.#makeFeedback(hub, needs);
    output(this, 'NotifyQueueUrl', this.notify.queue.queueUrl, 'Events that people hear of');
    output(this, 'ScheduleQueueUrl', this.schedule.queue.queueUrl, 'Orders whose reminders change');
  }

  #makeNotify(hub: Hub, { store, door }: Needs): Worker<'notify'> {
    const notify = new Worker(this, 'Notify', hub, 'notify', {
      description: 'Sends tasks to staff and notices to customers, by mail and chat',
      queue: 'notify',
      impact: 'Staff get no tasks by mail and customers no answer; the desk still shows the work.',
      environment: {
        TABLE_NAME: store.table.tableName,
        RAW_BUCKET: store.raw.bucketName,
        SECRETS_PREFIX: store.secretsPrefix,
        PUBLIC_URL: door.url,
        MAIL_DOMAIN: hub.deploy.mailDomain,
        CONFIGURATION_SET: this.mail.configurationSet,
      },
      memory: 512,
      timeout: Duration.seconds(30),
      batchSize: 5,
      // SES starts accounts with 14 mails a second.
      atOnce: 5,
      lateAfter: Duration.minutes(15),
    });
    grants.tableReadWrite(notify.role, store.table);
    grants.deleteItems(notify.role, store.table);
    grants.readObjects(notify.role, store.raw, ['/drafts/*']);
    grants.readSecrets(notify.role, store.secretsPrefix, 'links', 'chat');
    grants.sendMail(notify.role, this.mail);
    return notify;
  }

  #makeSchedule(hub: Hub, { store, orders }: Needs): Worker<'schedule'> {
    const commands = orders.lifecycle.queue;
    const role = this.#scheduleRole(commands);
    const schedule = new Worker(this, 'Schedule', hub, 'schedule', {
      description: 'Makes and removes the reminders of an order as it moves',
      queue: 'schedule',
      impact: LATE_REMINDERS,
      environment: {
        TABLE_NAME: store.table.tableName,
        SCHEDULE_GROUP: this.scheduleGroup.ref,
        SCHEDULE_ROLE_ARN: role.roleArn,
        SCHEDULE_DLQ_ARN: this.undelivered.queueArn,
        COMMANDS_QUEUE_ARN: commands.queueArn,
      },
      memory: 256,
      timeout: Duration.seconds(30),
      batchSize: 5,
      atOnce: 5,
      lateAfter: Duration.minutes(15),
    });
    grants.readItems(schedule.role, store.table);
    grants.writeItems(schedule.role, store.table);
    grants.keepSchedules(schedule.role, this.scheduleGroup, role);
    return schedule;
  }

  /** What a fired schedule may do: send its command, or lay it aside where that fails. Only schedules of the hub's group may take it. */
  #scheduleRole(commands: Queue): Role {
    const conditions = {
      StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': this.scheduleGroup.attrArn },
    };
    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions }),
      description: 'What a fired reminder may do',
    });
    grants.sendTo(role, commands, this.undelivered);
    return role;
  }

  #makeFeedback(hub: Hub, { store, orders }: Needs): Worker<'mail-feedback'> {
    const feedback = new Worker(this, 'Feedback', hub, 'mail-feedback', {
      description: 'Learns of bounced and unwanted mails, and hands over the work of staff who cannot be reached',
      queue: 'mail-feedback',
      impact: 'Mails go on being sent to addresses that do not exist, and AWS may stop the sending for all.',
      environment: {
        TABLE_NAME: store.table.tableName,
        COMMANDS_QUEUE_URL: orders.lifecycle.queue.queueUrl,
        NOTIFY_QUEUE_URL: this.notify.queue.queueUrl,
      },
      memory: 256,
      // Long enough for hundreds of tasks of one person.
      timeout: Duration.minutes(1),
      batchSize: 10,
      atOnce: 2,
      lateAfter: Duration.hours(1),
    });
    grants.readItems(feedback.role, store.table);
    grants.listItems(feedback.role, store.table, ['gsi2']);
    grants.writeItems(feedback.role, store.table);
    grants.sendTo(feedback.role, orders.lifecycle.queue, this.notify.queue);
    this.mail.feedbackTo(feedback);
    return feedback;
  }
}
