import { z } from 'zod';

/**
 * The environment variables of the functions. `functions/<name>/env.ts` picks those that a function needs; the infrastructure demands
 * exactly these when it builds the function, so that a forgotten one does not compile.
 */
const text = z.string().min(1);

const VARIABLES = {
  /** Name of the hub's one table. */
  TABLE_NAME: text,
  /** Name of the bucket with the untouched bytes. */
  RAW_BUCKET: text,
  INTERPRET_QUEUE_URL: z.url(),
  NOTIFY_QUEUE_URL: z.url(),
  SCHEDULE_QUEUE_URL: z.url(),
  COMMANDS_QUEUE_URL: z.url(),
  /** Absent where the hub takes in no mail. */
  MAIL_IN_QUEUE_URL: z.url().optional(),
  MAIL_FEEDBACK_QUEUE_URL: z.url(),
  /** Addresses of all dead-letter queues, with commas between. */
  DEAD_LETTER_QUEUES: text,
  /** What a one-time schedule sends to. */
  COMMANDS_QUEUE_ARN: text,
  SCHEDULE_GROUP: text,
  /** Role that a one-time schedule takes. */
  SCHEDULE_ROLE_ARN: text,
  /** Where a one-time schedule goes that could not be delivered. */
  SCHEDULE_DLQ_ARN: text,
  /** Secrets lie under `<prefix>/<group>` in the parameter store. */
  SECRETS_PREFIX: text.startsWith('/'),
  /** Where people reach the hub; without a final slash. */
  PUBLIC_URL: z.url(),
  MAIL_DOMAIN: text,
  /** SES configuration set: without it nobody hears of bounces and complaints. */
  CONFIGURATION_SET: text,
};

/** Set for every function by the part that builds it. */
const COMMON = { STAGE: text };

type Variable = keyof typeof VARIABLES;

/** The schema of an environment with these variables. */
export function environment<V extends Variable>(...names: V[]) {
  const picked = Object.fromEntries(names.map((name) => [name, VARIABLES[name]])) as Pick<typeof VARIABLES, V>;
  return z.object({ ...picked, ...COMMON });
}
