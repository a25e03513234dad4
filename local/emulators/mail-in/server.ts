import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Clock } from '../../clock.ts';
import { type ReceiveOptions, receive, Undeliverable } from './receive.ts';
import { checkRules, type ReceiptRule, takes } from './rules.ts';
import { readVerdicts, UNJUDGED, type Verdicts } from './verdicts.ts';

export interface MailInOptions {
  /** 0 takes a free port. */
  readonly smtpPort: number;
  readonly host: string;
  readonly clock: Clock;
  /** The rules of the active rule set, in order. */
  readonly rules: readonly ReceiptRule[];
  readonly putObject: (bucket: string, key: string, bytes: Buffer) => Promise<void>;
  readonly publish: (topicArn: string, message: object) => Promise<void>;
  /** Verdicts of mails whose sender names none by its SMTP user name. */
  readonly verdicts?: Partial<Verdicts>;
  /** Offers STARTTLS (with a test certificate) and holds rules to their TLS policy; off, everything comes in plain. */
  readonly enforceTls?: boolean;
  readonly region?: string;
  readonly log?: (line: string) => void;
}

export interface MailIn {
  readonly port: number;
  stop(): Promise<void>;
}

const MAX_BYTES = 40 * 1024 * 1024;
const MAX_RECIPIENTS = 100;

/**
 * Starts the local SES for receiving: SMTP in, then what the receipt rules say. A mail is acknowledged only after all
 * actions have succeeded. The SMTP user name `verdict:dmarc=FAIL,spam=PASS` (any password) sets what SES would have
 * judged; no user name is needed.
 */
export async function startMailIn(options: MailInOptions): Promise<MailIn> {
  checkRules(options.rules);
  const log = options.log ?? ((line: string) => console.error(line));
  const receiving: ReceiveOptions = { ...options, region: options.region ?? 'us-east-1' };
  const server = new SMTPServer({
    name: 'inbound-smtp.local',
    banner: 'Order hub, local mail entrance',
    size: MAX_BYTES,
    authOptional: true,
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    disabledCommands: options.enforceTls ? [] : ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 2000,
    logger: false,
    onAuth: (auth, _session, done) => {
      const user = auth.username ?? '';
      if (readVerdicts(user)) done(null, { user });
      else done(refusal(535, 'The user name must be like verdict:dmarc=FAIL,spam=PASS'));
    },
    onRcptTo: ({ address }, session, done) => done(refuseRecipient(address, session, options)),
    onData: (stream, session, done) => {
      takeMail(stream, session, options, receiving).then(
        (messageId) => done(null, `OK ${messageId}`),
        (error: unknown) => {
          const known = error instanceof Error && 'responseCode' in error;
          if (!known) log(`mail-in: ${String(error)}`);
          done(known ? error : refusal(451, 'Temporary failure, try again later'));
        },
      );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.smtpPort, options.host, resolve);
  });
  // A client that breaks off is no fault of the hub.
  server.on('error', (error) => log(`mail-in: ${error.message}`));
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function refuseRecipient(address: string, session: SMTPServerSession, options: MailInOptions): Error | null {
  const rules = options.rules.filter((rule) => takes(rule, address));
  if (rules.length === 0) return refusal(550, `5.1.1 Requested action not taken: mailbox unavailable <${address}>`);
  const plain = options.enforceTls && !session.secure && rules.some((rule) => rule.tlsPolicy === 'Require');
  if (plain) return refusal(530, '5.7.0 Must issue a STARTTLS command first');
  if (session.envelope.rcptTo.length >= MAX_RECIPIENTS) return refusal(452, '4.5.3 Too many recipients');
  return null;
}

async function takeMail(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: MailInOptions,
  receiving: ReceiveOptions,
): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= MAX_BYTES) parts.push(part);
    else parts.length = 0;
  }
  if (size > MAX_BYTES) throw refusal(552, '5.3.4 Message size exceeds the limit of 40 MB');
  const { mailFrom, rcptTo } = session.envelope;
  const verdicts = readVerdicts(typeof session.user === 'string' ? session.user : '');
  try {
    return await receive(
      {
        raw: Buffer.concat(parts),
        sender: mailFrom ? mailFrom.address : '',
        recipients: rcptTo.map(({ address }) => address),
        helo: session.hostNameAppearsAs || 'unknown',
        address: session.remoteAddress,
        verdicts: verdicts ?? { ...UNJUDGED, ...options.verdicts },
      },
      receiving,
    );
  } catch (error) {
    if (error instanceof Undeliverable) throw refusal(552, `5.3.4 ${error.message}`);
    throw error;
  }
}

/** An error that SMTP answers with that code. */
function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
