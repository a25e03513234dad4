import { Metrics } from '@aws-lambda-powertools/metrics';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { z } from 'zod';
import { letterQueuesAt } from '../../shared/dead-letters/queues.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { type Absences, absences } from '../../shared/platform/absences.ts';
import { type Captures, captures } from '../../shared/platform/captures.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { type DeadLetters, deadLetters } from '../../shared/platform/dead-letters.ts';
import { type LetterBox, letterBox } from '../../shared/platform/letter-box.ts';
import { type MailVolume, mailVolume } from '../../shared/platform/mail-volume.ts';
import type { InterpretMessage, NotifyMessage, ScheduleMessage } from '../../shared/platform/messages.ts';
import { type Orders, orders } from '../../shared/platform/orders.ts';
import { commandOutbox, type Outbox, outbox } from '../../shared/platform/queue.ts';
import { type Routines, routines, type StockTakeRounds, stockTakeRounds } from '../../shared/platform/rounds.ts';
import { type ScheduleLog, scheduleLog } from '../../shared/platform/schedule-log.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import { type SourceBook, sourceBook } from '../../shared/platform/source-book.ts';
import { type Suppression, suppression } from '../../shared/platform/suppression.ts';
import type { env } from './env.ts';

export interface SweepDeps {
  captures: Captures;
  orders: Orders;
  log: ScheduleLog;
  settings: SettingsStore;
  sources: SourceBook;
  suppression: Pick<Suppression, 'standing' | 'among'>;
  absences: Pick<Absences, 'of'>;
  volume: Pick<MailVolume, 'readers'>;
  rounds: StockTakeRounds;
  routines: Routines;
  interpret: Outbox<InterpretMessage>;
  notify: Outbox<NotifyMessage>;
  schedule: Outbox<ScheduleMessage>;
  commands: Outbox<Command>;
  letters: DeadLetters;
  letterBoxes: readonly LetterBox[];
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
    sources: sourceBook(client, environment.TABLE_NAME),
    suppression: suppression(client, environment.TABLE_NAME),
    absences: absences(client, environment.TABLE_NAME),
    volume: mailVolume(client, environment.TABLE_NAME, systemClock),
    rounds: stockTakeRounds(client, environment.TABLE_NAME),
    routines: routines(client, environment.TABLE_NAME),
    interpret: outbox(queues, environment.INTERPRET_QUEUE_URL),
    notify: outbox(queues, environment.NOTIFY_QUEUE_URL),
    schedule: outbox(queues, environment.SCHEDULE_QUEUE_URL),
    commands: commandOutbox(queues, environment.COMMANDS_QUEUE_URL),
    letters: deadLetters(client, environment.TABLE_NAME),
    letterBoxes: letterQueuesAt(environment.DEAD_LETTER_QUEUES).map((queue) => letterBox(queues, queue)),
    metrics: new Metrics({ serviceName: 'sweep' }),
    clock: systemClock,
  };
}
