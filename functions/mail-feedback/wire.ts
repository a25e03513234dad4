import { SQSClient } from '@aws-sdk/client-sqs';
import type { z } from 'zod';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { type Captures, captures } from '../../shared/platform/captures.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import type { NotifyMessage } from '../../shared/platform/messages.ts';
import { type Orders, orders } from '../../shared/platform/orders.ts';
import { commandOutbox, type Outbox, outbox } from '../../shared/platform/queue.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import { type Suppression, suppression } from '../../shared/platform/suppression.ts';
import type { env } from './env.ts';

export interface FeedbackDeps {
  suppression: Suppression;
  settings: Pick<SettingsStore, 'current'>;
  orders: Pick<Orders, 'work'>;
  captures: Pick<Captures, 'find' | 'replace'>;
  commands: Outbox<Command>;
  notify: Outbox<NotifyMessage>;
  clock: Clock;
}

export function wire(environment: z.output<typeof env>): FeedbackDeps {
  const client = tableClient();
  const table = environment.TABLE_NAME;
  const queues = new SQSClient({});
  return {
    suppression: suppression(client, table),
    settings: settingsStore(client, table, systemClock),
    orders: orders(client, table),
    captures: captures(client, table),
    commands: commandOutbox(queues, environment.COMMANDS_QUEUE_URL),
    notify: outbox(queues, environment.NOTIFY_QUEUE_URL),
    clock: systemClock,
  };
}
