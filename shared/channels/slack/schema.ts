import { z } from 'zod';

/**
 * The parts of Slack's Events API that are read.
 * @see https://docs.slack.dev/reference/events/message
 */
const text = z.string().nullish();

const SlackFile = z.object({ id: text, name: text, title: text, mimetype: text });
export type SlackFile = z.infer<typeof SlackFile>;

/** What a person wrote; edits and deletions carry it one level deeper. */
const Said = z.object({
  user: text,
  bot_id: text,
  subtype: text,
  text,
  ts: text,
  thread_ts: text,
  edited: z.object({ ts: text }).nullish(),
  files: z.array(SlackFile).nullish(),
});
export type Said = z.infer<typeof Said>;

export const SlackEvent = Said.extend({
  type: z.string(),
  channel: z.union([z.string(), z.object({})]).nullish(),
  channel_type: text,
  event_ts: text,
  deleted_ts: text,
  message: Said.nullish(),
  previous_message: Said.nullish(),
});
export type SlackEvent = z.infer<typeof SlackEvent>;

export const Envelope = z.object({
  type: z.string(),
  team_id: text,
  event_id: text,
  challenge: text,
  minute_rate_limited: text,
  event: SlackEvent.nullish(),
  authorizations: z.array(z.object({ user_id: text, is_bot: z.boolean().nullish() })).nullish(),
});
export type Envelope = z.infer<typeof Envelope>;
