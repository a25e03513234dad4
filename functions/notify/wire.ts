import { createHash } from 'node:crypto';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SESClient } from '@aws-sdk/client-ses';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { z } from 'zod';
import { type Captures, captures } from '../../shared/platform/captures.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { countWithin } from '../../shared/platform/counters.ts';
import { type DraftStore, draftStore } from '../../shared/platform/draft-store.ts';
import { type Effects, effects } from '../../shared/platform/effects.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import { type Mailer, mailer } from '../../shared/platform/mail.ts';
import { type MailVolume, mailVolume } from '../../shared/platform/mail-volume.ts';
import { type Orders, orders } from '../../shared/platform/orders.ts';
import { rawStore } from '../../shared/platform/raw-store.ts';
import { type StockTakeRounds, stockTakeRounds } from '../../shared/platform/rounds.ts';
import { secretGroup } from '../../shared/platform/secrets.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import { type Suppression, suppression } from '../../shared/platform/suppression.ts';
import { tokenCache } from '../../shared/platform/token-cache.ts';
import type { LinkKeys } from '../../shared/tasks/action-link.ts';
import { type ChatSender, chatSender } from './chat.ts';
import type { env } from './env.ts';

export interface NotifyDeps {
  orders: Orders;
  rounds: Pick<StockTakeRounds, 'list'>;
  captures: Captures;
  drafts: DraftStore;
  settings: SettingsStore;
  suppression: Suppression;
  effects: Effects;
  mailer: Mailer;
  chat: ChatSender;
  keys: () => Promise<LinkKeys>;
  /** Counts one automatic answer to an address; false when it has had its share of the day. */
  countAnswer: (address: string) => Promise<boolean>;
  /** Mails about work that each person gets in an hour, and those that wait for a digest. */
  volume: MailVolume;
  metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics'>;
  clock: Clock;
  publicUrl: string;
  mailDomain: string;
}

/** Automatic answers that one address gets in a day. */
const ANSWERS_A_DAY = 5;
const KEEP_SECONDS = 2 * 86_400;

/** The address itself stands in no key. */
const answerCounter = (client: DynamoDBDocumentClient, table: string, clock: Clock) => (address: string) => {
  const now = clock.now();
  const digest = createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, 32);
  const window = now.toISOString().slice(0, 10);
  return countWithin(client, table, {
    name: `answers:${digest}`,
    window,
    limit: ANSWERS_A_DAY,
    now,
    keepSeconds: KEEP_SECONDS,
  });
};

export function wire(environment: z.output<typeof env>): NotifyDeps {
  const client = tableClient();
  const table = environment.TABLE_NAME;
  const clock = systemClock;
  const parameters = new SSMClient({});
  const links = secretGroup(parameters, environment.SECRETS_PREFIX, 'links', clock);
  return {
    orders: orders(client, table),
    rounds: stockTakeRounds(client, table),
    captures: captures(client, table),
    drafts: draftStore(rawStore(new S3Client({}), environment.RAW_BUCKET)),
    settings: settingsStore(client, table, clock),
    suppression: suppression(client, table),
    effects: effects(client, table, clock),
    // A server error may come after the mail went out: the client must not try again by itself.
    mailer: mailer(new SESClient({ maxAttempts: 1 }), environment.CONFIGURATION_SET),
    chat: chatSender({
      secrets: secretGroup(parameters, environment.SECRETS_PREFIX, 'chat', clock),
      tokens: tokenCache(client, table, clock),
      fetch: globalThis.fetch,
      clock,
    }),
    keys: () => linkKeys(links),
    countAnswer: answerCounter(client, table, clock),
    volume: mailVolume(client, table, clock),
    metrics: new Metrics({ serviceName: 'notify' }),
    clock,
    publicUrl: environment.PUBLIC_URL.replace(/\/$/, ''),
    mailDomain: environment.MAIL_DOMAIN,
  };
}
