/** All emulators of one stack: started together, filled with what the template has, stopped in reverse. */
import type { StackModel } from './assembly/model.ts';
import type { Clock } from './clock.ts';
import type { DataFolder } from './data-folder.ts';
import { startChat } from './emulators/chat/server.ts';
import { deleteExpired } from './emulators/dynamodb.ts';
import type { Endpoint } from './emulators/http-call.ts';
import { startMailIn } from './emulators/mail-in/server.ts';
import { startMailOut } from './emulators/mail-out/server.ts';
import { startModels } from './emulators/models/server.ts';
import { startParameters } from './emulators/parameters/server.ts';
import { publish, putObject, queueStates, sendMessage } from './emulators/queues-objects-topics.ts';
import { startScheduler } from './emulators/scheduler/server.ts';
import { startStores } from './emulators/stores.ts';
import type { Access } from './gateway/access.ts';
import type { ServiceId } from './gateway/call.ts';
import type { EmulatorState, QueueState } from './gateway/control.ts';
import type { Functions } from './lambda/pool.ts';
import type { HubOptions } from './options.ts';
import { explainListening } from './ports.ts';
import { Started } from './stack-of-parts.ts';
import { StartError } from './start-error.ts';
import { applySchedules, deliverFiring } from './wiring/schedules.ts';

export interface EmulatorParts {
  readonly options: HubOptions;
  readonly stack: StackModel;
  readonly access: Access;
  readonly clock: Clock;
  readonly folder: DataFolder;
  readonly invoke: Functions['invoke'];
  readonly onError: (error: unknown) => void;
  /** Told what a person at the terminal should know. */
  readonly say: (sentence: string) => void;
}

export interface Emulators {
  readonly endpoints: Readonly<Partial<Record<ServiceId, Endpoint>>>;
  readonly queues: Endpoint;
  readonly database: Endpoint;
  /** Outside hosts that functions call, and who stands in for them. */
  readonly outside: Readonly<Record<string, string>>;
  readonly mailboxUrl: string;
  readonly chatUrl: string;
  readonly smtpPort: number;
  readonly applySchedules: () => Promise<void>;
  readonly fireDue: () => Promise<number>;
  readonly deleteExpired: () => Promise<number>;
  readonly queueStates: () => Promise<readonly QueueState[]>;
  /** Those that are processes of their own. */
  readonly processes: () => readonly EmulatorState[];
  /** Fulfilled with a sentence if an emulator ends again and again; nothing works without it. */
  readonly died: Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Real time between two looks for expired items; DynamoDB itself promises only "within a few days". */
const EXPIRY_MS = 60_000;

export async function startEmulators(parts: EmulatorParts): Promise<Emulators> {
  const started = new Started();
  try {
    return await startAll(parts, started);
  } catch (error) {
    await started.stop();
    if (error instanceof StartError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The data folder ${parts.options.dataDir} cannot be used: ${reason}`);
  }
}

async function startAll(parts: EmulatorParts, started: Started): Promise<Emulators> {
  const { stack, clock, folder, onError } = parts;
  const { region, account } = stack;
  const { database, queues } = await startStores(
    { ...parts, dynamodbEndpoint: parts.options.dynamodbEndpoint },
    started,
  );
  const parameters = await started.start(
    'SSM parameters',
    startParameters({ dataFile: folder.path('parameters.json'), clock, region, account }),
  );
  const scheduler = await started.start('Scheduler', startLocalScheduler(parts, queues.endpoint));
  const mail = await started.start('mail out', startMail(parts, queues.endpoint));
  const mailIn = await started.start('mail in', startMailInPart(parts, queues.endpoint));
  const chat = await started.start('chat', startChat({ dataFile: folder.path('chat.db'), clock }));
  const models = await started.start('models', startModels());
  const expire = async () => {
    const deleted = await Promise.all(
      stack.tables.map((table) => deleteExpired(database.endpoint, table, clock.now())),
    );
    return deleted.reduce((sum, each) => sum + each, 0);
  };
  const timer = setInterval(() => void expire().catch(onError), EXPIRY_MS);
  await started.start('expiry', { stop: () => clearInterval(timer) });
  const at = (url: string): Endpoint => ({ url, region });
  return {
    endpoints: {
      dynamodb: database.endpoint,
      sqs: queues.endpoint,
      s3: queues.endpoint,
      sns: queues.endpoint,
      sts: queues.endpoint,
      ssm: at(parameters.url),
      scheduler: at(scheduler.url),
      ses: at(mail.url),
      bedrock: at(models.url),
    },
    queues: queues.endpoint,
    database: database.endpoint,
    outside: { 'slack.com': chat.url, 'qyapi.weixin.qq.com': chat.url },
    mailboxUrl: mail.mailboxUrl,
    chatUrl: chat.url,
    smtpPort: mailIn.port,
    applySchedules: () => applySchedules(scheduler.url, stack, folder.path('template-schedules.json')),
    fireDue: () => scheduler.fireDue(),
    deleteExpired: expire,
    queueStates: () => queueStates(queues.endpoint),
    processes: () => [
      { name: 'database', pid: database.pid() ?? null },
      { name: 'queues', pid: queues.pid() ?? null },
    ],
    died: Promise.race([database.died, queues.died]),
    stop: () => started.stop(),
  };
}

function startLocalScheduler({ stack, access, clock, folder, invoke, onError }: EmulatorParts, queues: Endpoint) {
  return startScheduler({
    dataFile: folder.path('scheduler.db'),
    clock,
    region: stack.region,
    account: stack.account,
    deliver: deliverFiring({ stack, access, queues, invoke, onError }),
    deadLetter: async ({ queueArn, body, attributes }) => {
      const queue = stack.queues.find(({ arn }) => arn === queueArn);
      if (!queue) throw new Error(`There is no dead-letter queue ${queueArn}.`);
      await sendMessage(queues, queue.url, { body, attributes });
    },
    log: onError,
  });
}

async function startMail({ options, stack, clock, folder, onError }: EmulatorParts, queues: Endpoint) {
  const started = startMailOut({
    dataDir: folder.path(),
    mailboxPort: options.mailboxPort,
    host: options.host,
    clock,
    publish: (topicArn, message) => publish(queues, topicArn, JSON.stringify(message)),
    configurationSets: stack.configurationSets.flatMap(({ name, destinations }) =>
      destinations.map(({ topicArn, eventTypes }) => ({ name, topicArn, events: eventTypes })),
    ),
    ...(stack.mailIdentities.length > 0 ? { identities: stack.mailIdentities } : {}),
    region: stack.region,
    account: stack.account,
    log: onError,
  });
  return started.catch((error: NodeJS.ErrnoException) => {
    throw explainListening(error, options.mailboxPort, options.host, 'the mailbox', 'HUB_MAILBOX_PORT');
  });
}

async function startMailInPart({ options, stack, clock, onError }: EmulatorParts, queues: Endpoint) {
  const started = startMailIn({
    smtpPort: options.smtpPort,
    host: options.host,
    clock,
    rules: stack.receiptRules,
    putObject: (bucket, key, bytes) => putObject(queues, bucket, key, bytes),
    publish: (topicArn, message) =>
      publish(queues, topicArn, JSON.stringify(message), 'Amazon SES Email Receipt Notification'),
    region: stack.region,
    log: onError,
  });
  return started.catch((error: NodeJS.ErrnoException) => {
    throw explainListening(error, options.smtpPort, options.host, 'the mail entrance', 'HUB_SMTP_PORT');
  });
}
