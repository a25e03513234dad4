import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { z } from 'zod';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { type Captures, captures } from '../../shared/platform/captures.ts';
import { type CatalogueStore, catalogueStore } from '../../shared/platform/catalogue-store.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { type DraftStore, draftStore } from '../../shared/platform/draft-store.ts';
import { type OrderLinks, orderLinks } from '../../shared/platform/order-links.ts';
import { type Orders, orders } from '../../shared/platform/orders.ts';
import { commandOutbox, type Outbox } from '../../shared/platform/queue.ts';
import { rawStore } from '../../shared/platform/raw-store.ts';
import { type Secrets, secretGroup } from '../../shared/platform/secrets.ts';
import { type Sessions, sessions } from '../../shared/platform/sessions.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import type { env } from './env.ts';

export interface PageDeps {
  orders: Orders;
  orderLinks: OrderLinks;
  captures: Captures;
  catalogue: CatalogueStore;
  drafts: DraftStore;
  settings: SettingsStore;
  links: Secrets;
  sessions: Pick<Sessions, 'ended'>;
  commands: Outbox<Command>;
  clock: Clock;
  /** Waits so many milliseconds. */
  pause: (milliseconds: number) => Promise<void>;
  publicUrl: string;
}

export function wire(environment: z.output<typeof env>): PageDeps {
  const client = tableClient();
  const table = environment.TABLE_NAME;
  const raw = rawStore(new S3Client({}), environment.RAW_BUCKET);
  return {
    orders: orders(client, table),
    orderLinks: orderLinks(client, table),
    captures: captures(client, table),
    catalogue: catalogueStore(client, table, raw, systemClock),
    drafts: draftStore(raw),
    settings: settingsStore(client, table, systemClock),
    sessions: sessions(client, table),
    links: secretGroup(new SSMClient({}), environment.SECRETS_PREFIX, 'links', systemClock),
    commands: commandOutbox(new SQSClient({}), environment.COMMANDS_QUEUE_URL),
    clock: systemClock,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    publicUrl: environment.PUBLIC_URL,
  };
}
