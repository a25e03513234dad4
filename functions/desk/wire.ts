import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { z } from 'zod';
import type { CaptureReader } from '../../shared/channels/channel.ts';
import { readers } from '../../shared/channels/kinds/readers.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { type Absences, absences } from '../../shared/platform/absences.ts';
import { type AwayNow, awayNow } from '../../shared/platform/away.ts';
import { type Captures, captures } from '../../shared/platform/captures.ts';
import { type CatalogueStore, catalogueStore } from '../../shared/platform/catalogue-store.ts';
import { holderOf } from '../../shared/platform/claims.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { type CustomerRecords, customerRecords } from '../../shared/platform/customer-records.ts';
import { type DeadLetters, deadLetters } from '../../shared/platform/dead-letters.ts';
import { type DraftStore, draftStore } from '../../shared/platform/draft-store.ts';
import { type SentMessage, sentMessages } from '../../shared/platform/effects.ts';
import { type Ledger, ledger } from '../../shared/platform/ledger.ts';
import { type LedgerViews, ledgerViews } from '../../shared/platform/ledger-views.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import { type Mailer, mailer } from '../../shared/platform/mail.ts';
import { type ObjectLinks, objectLinks } from '../../shared/platform/object-link.ts';
import { type Onlookers, onlookers } from '../../shared/platform/onlookers.ts';
import { type Orders, orders } from '../../shared/platform/orders.ts';
import { commandOutbox, type Outbox } from '../../shared/platform/queue.ts';
import { type RawStore, rawStore } from '../../shared/platform/raw-store.ts';
import { type StockTakeRounds, stockTakeRounds } from '../../shared/platform/rounds.ts';
import { type ScheduleLog, scheduleLog } from '../../shared/platform/schedule-log.ts';
import { secretGroup } from '../../shared/platform/secrets.ts';
import { type Sessions, sessions } from '../../shared/platform/sessions.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import { type SourceBook, sourceBook } from '../../shared/platform/source-book.ts';
import type { LinkKeys } from '../../shared/tasks/action-link.ts';
import type { env } from './env.ts';
import { type Nonces, nonces, type RateLimit, rateLimit } from './limits.ts';

export interface DeskDeps {
  orders: Orders;
  rounds: Pick<StockTakeRounds, 'list'>;
  ledger: Ledger;
  views: LedgerViews;
  away: AwayNow;
  captures: Captures;
  onlookers: Onlookers;
  drafts: DraftStore;
  raw: RawStore;
  objectLink: ObjectLinks;
  readers: Readonly<Record<string, CaptureReader>>;
  catalogue: CatalogueStore;
  settings: SettingsStore;
  sources: SourceBook;
  sessions: Sessions;
  customers: CustomerRecords;
  letters: DeadLetters;
  absences: Absences;
  schedules: Pick<ScheduleLog, 'readMany'>;
  commands: Outbox<Command>;
  mailer: Mailer;
  sentAbout: (orderNumber: string) => Promise<SentMessage[]>;
  keys: () => Promise<LinkKeys>;
  nonces: Nonces;
  within: RateLimit;
  pause: (milliseconds: number) => Promise<void>;
  clock: Clock;
  logger: Pick<Logger, 'info' | 'warn'>;
  publicUrl: string;
  mailDomain: string;
}

export function wire(environment: z.output<typeof env>, logger: Logger): DeskDeps {
  const client = tableClient();
  const table = environment.TABLE_NAME;
  const objects = new S3Client({});
  const raw = rawStore(objects, environment.RAW_BUCKET);
  const found = orders(client, table);
  const people = customerRecords(client, table);
  const links = secretGroup(new SSMClient({}), environment.SECRETS_PREFIX, 'links', systemClock);
  return {
    orders: found,
    rounds: stockTakeRounds(client, table),
    ledger: ledger(found, people, holderOf(client, table)),
    customers: people,
    views: ledgerViews(client, table),
    away: awayNow(client, table, systemClock),
    captures: captures(client, table),
    onlookers: onlookers(client, table),
    drafts: draftStore(raw),
    raw,
    objectLink: objectLinks(objects, environment.RAW_BUCKET),
    readers,
    catalogue: catalogueStore(client, table, raw, systemClock),
    settings: settingsStore(client, table, systemClock),
    sources: sourceBook(client, table),
    sessions: sessions(client, table),
    letters: deadLetters(client, table),
    absences: absences(client, table),
    schedules: scheduleLog(client, table),
    commands: commandOutbox(new SQSClient({}), environment.COMMANDS_QUEUE_URL),
    // A server error may come after the mail went out: the client must not try again by itself.
    sentAbout: (orderNumber) => sentMessages(client, table, orderNumber),
    mailer: mailer(new SESClient({ maxAttempts: 1 }), environment.CONFIGURATION_SET),
    keys: () => linkKeys(links),
    nonces: nonces(client, table),
    within: rateLimit(client, table, systemClock),
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    clock: systemClock,
    logger,
    publicUrl: environment.PUBLIC_URL.replace(/\/$/, ''),
    mailDomain: environment.MAIL_DOMAIN,
  };
}
