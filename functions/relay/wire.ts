import { SQSClient } from '@aws-sdk/client-sqs';
import type { z } from 'zod';
import type { WorkQueue } from '../../shared/dead-letters/queues.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { systemClock } from '../../shared/platform/clock.ts';
import type { InterpretMessage, NotifyMessage, ScheduleMessage } from '../../shared/platform/messages.ts';
import { commandOutbox, type Outbox, outbox, sendAgain } from '../../shared/platform/queue.ts';
import type { env } from './env.ts';
import type { ReturnedLetter } from './routes.ts';

export interface RelayDeps {
  interpret: Outbox<InterpretMessage>;
  notify: Outbox<NotifyMessage>;
  schedule: Outbox<ScheduleMessage>;
  commands: Outbox<Command>;
  /** Sends dead letters back to where they came from. */
  again: (letters: readonly ReturnedLetter[]) => Promise<void>;
}

type Urls = Readonly<Record<WorkQueue, string | undefined>>;

const returning =
  (client: SQSClient, urls: Urls): RelayDeps['again'] =>
  async (letters) => {
    for (const { to, ...letter } of letters) {
      const url = urls[to];
      if (!url) throw new Error(`the hub has no queue ${to}`);
      await sendAgain(client, url, letter);
    }
  };

export function wire(environment: z.output<typeof env>): RelayDeps {
  const client = new SQSClient({});
  return {
    interpret: outbox<InterpretMessage>(client, environment.INTERPRET_QUEUE_URL, ({ notBefore }) =>
      notBefore === undefined ? 0 : (Date.parse(notBefore) - systemClock.now().getTime()) / 1000,
    ),
    notify: outbox(client, environment.NOTIFY_QUEUE_URL),
    schedule: outbox(client, environment.SCHEDULE_QUEUE_URL),
    commands: commandOutbox(client, environment.COMMANDS_QUEUE_URL),
    again: returning(client, {
      interpret: environment.INTERPRET_QUEUE_URL,
      notify: environment.NOTIFY_QUEUE_URL,
      schedule: environment.SCHEDULE_QUEUE_URL,
      commands: environment.COMMANDS_QUEUE_URL,
      'mail-in': environment.MAIL_IN_QUEUE_URL,
      'mail-feedback': environment.MAIL_FEEDBACK_QUEUE_URL,
    }),
  };
}
