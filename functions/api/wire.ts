import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { z } from 'zod';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { type Absences, absences } from '../../shared/platform/absences.ts';
import { type Captures, captures } from '../../shared/platform/captures.ts';
import { type CatalogueStore, catalogueStore } from '../../shared/platform/catalogue-store.ts';
import { type CheckStore, checkStore } from '../../shared/platform/check-store.ts';
import { holderOf } from '../../shared/platform/claims.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { type CustomerRecords, customerRecords } from '../../shared/platform/customer-records.ts';
import { type DeadLetters, deadLetters } from '../../shared/platform/dead-letters.ts';
import { type DraftStore, draftStore } from '../../shared/platform/draft-store.ts';
import { type SentMessage, sentMessages, type UnsentEffect, unsent } from '../../shared/platform/effects.ts';
import { type Ledger, ledger } from '../../shared/platform/ledger.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import { type ObjectLinks, objectLinks } from '../../shared/platform/object-link.ts';
import { type OrderLinks, orderLinks } from '../../shared/platform/order-links.ts';
import { type Orders, orders } from '../../shared/platform/orders.ts';
import { commandOutbox, type Outbox } from '../../shared/platform/queue.ts';
import { type RawStore, rawStore } from '../../shared/platform/raw-store.ts';
import { type StockTakeRounds, stockTakeRounds } from '../../shared/platform/rounds.ts';
import { type ScheduleLog, scheduleLog } from '../../shared/platform/schedule-log.ts';
import { type Secrets, secretGroup } from '../../shared/platform/secrets.ts';
import { type Sessions, sessions } from '../../shared/platform/sessions.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import { type SourceBook, sourceBook } from '../../shared/platform/source-book.ts';
import { type Suppression, suppression } from '../../shared/platform/suppression.ts';
import type { env } from './env.ts';
import { type Trials, trials } from './trials.ts';

export interface ApiDeps {
  orders: Orders;
  orderLinks: OrderLinks;
  ledger: Ledger;
  customers: CustomerRecords;
  captures: Captures;
  drafts: DraftStore;
  raw: RawStore;
  objectLink: ObjectLinks;
  catalogue: CatalogueStore;
  checks: CheckStore;
  settings: SettingsStore;
  sources: SourceBook;
  sessions: Sessions;
  commands: Outbox<Command>;
  suppression: Suppression;
  absences: Absences;
  rounds: StockTakeRounds;
  schedules: Pick<ScheduleLog, 'readMany'>;
  letters: DeadLetters;
  unsent: (limit: number) => Promise<UnsentEffect[]>;
  sentAbout: (orderNumber: string) => Promise<SentMessage[]>;
  apiKeys: Secrets;
  links: Secrets;
  /** Settings tried on what came. */
  trials: Trials;
  publicUrl: string;
  clock: Clock;
}

export function wire(environment: z.output<typeof env>, logger: Logger): ApiDeps {
  const client = tableClient();
  const objects = new S3Client({});
  const raw = rawStore(objects, environment.RAW_BUCKET);
  const parameters = new SSMClient({});
  const table = environment.TABLE_NAME;
  const found = orders(client, table);
  const people = customerRecords(client, table);
  const links = secretGroup(parameters, environment.SECRETS_PREFIX, 'links', systemClock);
  const catalogue = catalogueStore(client, table, raw, systemClock);
  return {
    orders: found,
    orderLinks: orderLinks(client, table),
    ledger: ledger(found, people, holderOf(client, table)),
    customers: people,
    captures: captures(client, table),
    drafts: draftStore(raw),
    raw,
    objectLink: objectLinks(objects, environment.RAW_BUCKET),
    catalogue,
    checks: checkStore(client, table, systemClock),
    settings: settingsStore(client, table, systemClock),
    sources: sourceBook(client, table),
    sessions: sessions(client, table),
    commands: commandOutbox(new SQSClient({}), environment.COMMANDS_QUEUE_URL),
    suppression: suppression(client, table),
    absences: absences(client, table),
    rounds: stockTakeRounds(client, table),
    schedules: scheduleLog(client, table),
    letters: deadLetters(client, table),
    unsent: (limit) => unsent(client, table, limit),
    sentAbout: (orderNumber) => sentMessages(client, table, orderNumber),
    apiKeys: secretGroup(parameters, environment.SECRETS_PREFIX, 'api-keys', systemClock),
    links,
    trials: trials({ client, table, raw, catalogue, links, clock: systemClock, logger }),
    publicUrl: environment.PUBLIC_URL,
    clock: systemClock,
  };
}
