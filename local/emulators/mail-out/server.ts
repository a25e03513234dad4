import { join } from 'node:path';
import type { Clock } from '../../clock.ts';
import { serveHttp } from '../http.ts';
import type { ConfigurationSet, Context, Faults } from './context.ts';
import type { Outcome } from './events.ts';
import { answerMailbox } from './mailbox.ts';
import { Outbox } from './outbox.ts';
import { route } from './router.ts';
import { startSesLocal } from './ses-local.ts';
import { type MailQuery, MailStore, type SentMail } from './store.ts';

export interface MailOutOptions {
  /** Folder for `mails.db`. */
  readonly dataDir: string;
  /** Port and address of the mailbox page. */
  readonly mailboxPort: number;
  readonly host: string;
  readonly clock: Clock;
  /** Publishes an event to a topic; a rejection is tried again until it goes. */
  readonly publish: (topicArn: string, message: object) => Promise<void>;
  readonly configurationSets?: readonly ConfigurationSet[];
  /** Verified senders: addresses and domains. Absent: everybody may send. */
  readonly identities?: readonly string[];
  /** What becomes of mails to certain addresses, beside those of the SES simulator. */
  readonly outcomes?: Readonly<Record<string, Outcome>>;
  /** Mails a real second before Throttling. */
  readonly maxSendRate?: number;
  /** Receives the automatic replies of `ooto@simulator.amazonses.com`; absent: there are none. */
  readonly reply?: (to: string, raw: Buffer) => Promise<void>;
  readonly region?: string;
  readonly account?: string;
  readonly log?: (line: string) => void;
}

export interface MailOut {
  /** Where the SES v1 query protocol is spoken, for the gateway only. */
  readonly url: string;
  /** The mailbox page; `/_mail/messages` below it is for tests. */
  readonly mailboxUrl: string;
  /** Sent mails, oldest first. */
  messages(query?: MailQuery): SentMail[];
  /** Refuses so many of the next sendings with Throttling. */
  throttle(count: number): void;
  /** Says what becomes of mails to an address from now on. */
  setOutcome(address: string, outcome: Outcome): void;
  stop(): Promise<void>;
}

const MAX_REQUEST = 40 * 1024 * 1024;

/**
 * Starts the local SES for sending: the v1 API with SES's refusals and events, aws-ses-v2-local behind it, and a mailbox
 * page over mails that are kept on disk.
 */
export async function startMailOut(options: MailOutOptions): Promise<MailOut> {
  const store = new MailStore(join(options.dataDir, 'mails.db'));
  const log = options.log ?? ((line: string) => console.error(line));
  const outbox = new Outbox({ store, publish: options.publish, reply: options.reply, log });
  const faults: Faults = { throttle: 0, outcomes: new Map() };
  for (const [address, outcome] of Object.entries(options.outcomes ?? {})) {
    faults.outcomes.set(address.toLowerCase(), outcome);
  }
  // The mailbox first: its port is the one that may be taken.
  const mailbox = await serveHttp({
    port: options.mailboxPort,
    host: options.host,
    answer: (request) => answerMailbox(request, store, faults),
  });
  const ses = await startSesLocal();
  const context: Context = {
    store,
    ses,
    clock: options.clock,
    region: options.region ?? 'us-east-1',
    account: options.account ?? '000000000000',
    configurationSets: options.configurationSets ?? [],
    identities: options.identities,
    faults,
    maxSendRate: options.maxSendRate,
    recent: [],
    answersReplies: options.reply !== undefined,
    wake: () => outbox.wake(),
  };
  const api = await serveHttp({ maxBody: MAX_REQUEST, answer: (request) => route(request, context) });
  outbox.wake();
  return {
    url: api.url,
    mailboxUrl: mailbox.url,
    messages: (query) => store.mails(query),
    throttle: (count) => {
      faults.throttle = count;
    },
    setOutcome: (address, outcome) => {
      faults.outcomes.set(address.toLowerCase(), outcome);
    },
    stop: async () => {
      await api.stop();
      await mailbox.stop();
      await outbox.stop();
      await ses.stop();
      store.close();
    },
  };
}
