/** How a local run is set up: by environment variables at the terminal, by this object in tests. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from './start-error.ts';
import type { DeliverySettings } from './wiring/delivery.ts';

export interface HubOptions {
  /** 0 takes a free port; so do the other ports. */
  readonly httpPort: number;
  readonly smtpPort: number;
  readonly mailboxPort: number;
  /** Address that the HTTP API, the mail server and the mailbox listen on; everything else stays on loopback. */
  readonly host: string;
  readonly dataDir: string;
  readonly projectDir: string;
  /** Path of the hub.yaml that the stack is made from; undefined: the app's default. */
  readonly settings: string | undefined;
  /** A synthesised stack to run instead of synthesising one. */
  readonly assemblyDir: string | undefined;
  /** Which stack of the app; undefined: the first. */
  readonly stackName: string | undefined;
  readonly apiKey: string | undefined;
  readonly clockSpeed: number;
  readonly dynamodbEndpoint: string | undefined;
  /** Functions' output also goes to the terminal. */
  readonly verbose: boolean;
  /** Run the set-up command when all is up. */
  readonly setUp: boolean;
  readonly delivery: DeliverySettings;
  /** Where progress is told; undefined: nowhere. */
  readonly print: ((line: string) => void) | undefined;
}

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Everything on free ports and quiet, as tests want it. */
export function testOptions(dataDir: string, options: Partial<HubOptions> = {}): HubOptions {
  return { ...optionsFrom({}), httpPort: 0, smtpPort: 0, mailboxPort: 0, dataDir, ...options };
}

/** @throws StartError if a variable has a value that makes no sense */
export function optionsFrom(env: NodeJS.ProcessEnv): HubOptions {
  const port = (name: string, usual: number) =>
    numberFrom(env, name, usual, (value) => Number.isInteger(value) && value < 65_536);
  const path = (value: string | undefined) => (value === undefined ? undefined : resolve(value));
  return {
    httpPort: port('HUB_HTTP_PORT', 3000),
    smtpPort: port('HUB_SMTP_PORT', 2525),
    mailboxPort: port('HUB_MAILBOX_PORT', 8005),
    host: env.HUB_HOST || '127.0.0.1',
    dataDir: resolve(env.HUB_DATA_DIR || `${PROJECT}.hub`),
    projectDir: PROJECT,
    settings: path(env.HUB_SETTINGS || undefined),
    assemblyDir: path(env.HUB_ASSEMBLY_DIR || undefined),
    stackName: env.HUB_STACK || undefined,
    apiKey: env.HUB_API_KEY || undefined,
    clockSpeed: numberFrom(env, 'HUB_CLOCK_SPEED', 1, (value) => value >= 1 && value <= 100_000),
    dynamodbEndpoint: env.HUB_DYNAMODB_ENDPOINT || undefined,
    verbose: env.HUB_VERBOSE === '1',
    setUp: env.HUB_SETUP !== '0',
    delivery: {},
    print: undefined,
  };
}

function numberFrom(env: NodeJS.ProcessEnv, name: string, usual: number, fits: (value: number) => boolean): number {
  const text = env[name];
  if (text === undefined || text === '') return usual;
  const value = Number(text);
  if (Number.isNaN(value) || value < 0 || !fits(value))
    throw new StartError(`${name} is ${text}, which is no value for it.`);
  return value;
}
