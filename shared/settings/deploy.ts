import { z } from 'zod';

/** How a request proves that it may be made: decides a route's throttle and says why the gateway itself asks for nothing. */
const STANCES = ['signed', 'link-token', 'session', 'api-key', 'public'] as const;
export type Stance = (typeof STANCES)[number];

const Throttle = z.strictObject({
  ratePerSecond: z.number().positive().max(10_000),
  burst: z.int().positive().max(5_000),
});
export type Throttle = z.infer<typeof Throttle>;

/** The only periods that CloudWatch Logs takes. */
const LOG_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

export const Region = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'use the name of an AWS region, such as eu-central-1');

const Domain = z
  .string()
  .max(200)
  .regex(
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/,
    'use a domain name in lower case, such as in.example.com',
  );

const PublicUrl = z
  .url({ protocol: /^https$/ })
  .refine((url) => new URL(url).origin === url, 'use https:// and the host alone, without a path or a final slash');

/** The part of `hub.yaml` that is built into the stacks: what changes here takes effect with the next deployment. */
export const Deploy = z.strictObject({
  regions: z
    .array(Region)
    .min(1)
    .max(10)
    .refine((regions) => new Set(regions).size === regions.length, 'name each region once'),
  /** Receives orders and sends notices; a sub-domain of its own, so that the company's normal mail is not touched. */
  mailDomain: Domain,
  /** Whether orders come in by mail; false where the region cannot receive mail. */
  mailReceive: z.boolean().default(true),
  /** Regions in which SES receives mail by now, beyond those that this version of the hub knows. */
  mailReceiveAlsoIn: z.array(Region).max(30).default([]),
  /** Alarms are mailed to this address. */
  adminEmail: z.email(),
  /** Where people reach the hub, if a domain of the company stands before the HTTP API. */
  publicUrl: PublicUrl.optional(),
  /** Requests that each route takes, by stance; what is not named keeps its default. */
  throttle: z.partialRecord(z.enum(STANCES), Throttle).default({}),
  logRetentionDays: z.literal(LOG_DAYS).default(90),
});
export type Deploy = z.infer<typeof Deploy>;
