import { SQSClient } from '@aws-sdk/client-sqs';
import type { z } from 'zod';
import type { Command } from '../../shared/lifecycle/commands.ts';
import type { InterpretMessage, NotifyMessage, ScheduleMessage } from '../../shared/platform/messages.ts';
import { commandOutbox, type Outbox, outbox } from '../../shared/platform/queue.ts';
import type { env } from './env.ts';

export interface RelayDeps {
  interpret: Outbox<InterpretMessage>;
  notify: Outbox<NotifyMessage>;
  schedule: Outbox<ScheduleMessage>;
  commands: Outbox<Command>;
}

export function wire(environment: z.output<typeof env>): RelayDeps {
  const client = new SQSClient({});
  return {
    interpret: outbox(client, environment.INTERPRET_QUEUE_URL),
    notify: outbox(client, environment.NOTIFY_QUEUE_URL),
    schedule: outbox(client, environment.SCHEDULE_QUEUE_URL),
    commands: commandOutbox(client, environment.COMMANDS_QUEUE_URL),
  };
}
