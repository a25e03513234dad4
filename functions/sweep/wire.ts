import { Metrics } from '@aws-lambda-powertools/metrics';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { z } from 'zod';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { type Captures, captures } from '../../shared/platform/captures.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import type { InterpretMessage, NotifyMessage, ScheduleMessage } from '../../shared/platform/messages.ts';
import { type Orders, orders } from '../../shared/platform/orders.ts';
import { commandOutbox, type Outbox, outbox } from '../../shared/platform/queue.ts';
import { type ScheduleLog, scheduleLog } from '../../shared/platform/schedule-log.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import { type Suppression, suppression } from '../../shared/platform/suppression.ts';
import type { env } from './env.ts';

export interface SweepDeps {
  captures: Captures;
  orders: Orders;
  log: ScheduleLog;
  settings: SettingsStore;
  suppression: Pick<Suppression, 'standing'>;
  interpret: Outbox<InterpretMessage>;
  notify: Outbox<NotifyMessage>;
  schedule: Outbox<ScheduleMessage>;
  commands: Outbox<Command>;
  metrics: Metrics;
  clock: Clock;
}

export function wire(environment: z.output<typeof env>): SweepDeps {
  const client = tableClient();
  const queues = new SQSClient({});
  return {
    captures: captures(client, environment.TABLE_NAME),
    orders: orders(client, environment.TABLE_NAME),
    log: scheduleLog(client, environment.TABLE_NAME),
    settings: settingsStore(client, environment.TABLE_NAME, systemClock),
    suppression: suppression(client, environment.TABLE_NAME),
    interpret: outbox(queues, environment.INTERPRET_QUEUE_URL),
    notify: outbox(queues, environment.NOTIFY_QUEUE_URL),
    schedule: outbox(queues, environment.SCHEDULE_QUEUE_URL),
    commands: commandOutbox(queues, environment.COMMANDS_QUEUE_URL),
    metrics: new Metrics({ serviceName: 'sweep' }),
    clock: systemClock,
  };
}
