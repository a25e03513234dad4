import { parseExact } from '../exact-json.ts';
import { Envelope, type Said, type SlackEvent } from './schema.ts';

/** One message of a person, as far as the entrance and the reading have to agree on it. */
export interface SlackMessage {
  how: 'said' | 'changed' | 'deleted';
  team: string;
  channel: string;
  user: string;
  /** Time stamp of the message itself: with the channel it is its id. */
  ts: string;
  thread: string | null;
  said: Said;
  /** Text before a change. */
  before: string | null;
  /** Our own user ids in this conversation. */
  ourselves: readonly string[];
}

export type SlackDelivery =
  | { type: 'challenge'; challenge: string }
  | { type: 'message'; message: SlackMessage }
  /** Own and other bots' messages, and what is no message: nothing that anybody said to us. */
  | { type: 'ignored' }
  /** Slack left deliveries out: somebody has to look into the conversation. */
  | { type: 'left-out'; minute: string }
  | { type: 'unknown' };

/** Housekeeping of a conversation. Other kinds, also new ones, are taken for messages: rather one too many than one lost. */
const HOUSEKEEPING =
  /^(bot_message|message_replied|pinned_item|unpinned_item|(channel|group|mpim)_\w+|bot_(add|remove|enable|disable)|reminder_\w+|huddle_\w+|assistant_app_thread|tombstone|ekm_access_denied)$/;

/** In a direct conversation people do not look into threads; in a channel an answer belongs under the message. */
const threadOf = (event: SlackEvent, said: Said, ts: string): string | null =>
  said.thread_ts ?? event.thread_ts ?? (event.channel_type === 'im' ? null : ts);

/** A message with answers under it is not taken away when it is deleted: a tombstone takes its place. */
const howOf = (event: SlackEvent): SlackMessage['how'] => {
  if (event.subtype === 'message_changed') return event.message?.subtype === 'tombstone' ? 'deleted' : 'changed';
  return event.subtype === 'message_deleted' ? 'deleted' : 'said';
};

/** Where the words of the person stand. */
const saidOf = (event: SlackEvent, how: SlackMessage['how']): Said | null | undefined =>
  ({ said: event, changed: event.message, deleted: event.previous_message })[how];

/** Ourselves, other robots, and nobody: answering those would go on for ever. */
const isPerson = (said: Said, event: SlackEvent, ourselves: readonly string[]): said is Said & { user: string } =>
  !said.bot_id &&
  !event.bot_id &&
  said.subtype !== 'bot_message' &&
  Boolean(said.user) &&
  said.user !== 'USLACKBOT' &&
  !ourselves.includes(said.user ?? '');

function messageOf(event: SlackEvent, envelope: Envelope): SlackDelivery {
  const how = howOf(event);
  if (how === 'said' && HOUSEKEEPING.test(event.subtype ?? '')) return { type: 'ignored' };
  const said = saidOf(event, how);
  const ts = how === 'deleted' ? (event.deleted_ts ?? said?.ts) : said?.ts;
  if (!said || !ts || typeof event.channel !== 'string') return { type: 'unknown' };
  const ourselves = (envelope.authorizations ?? []).flatMap(({ user_id, is_bot }) =>
    is_bot && user_id ? [user_id] : [],
  );
  if (!isPerson(said, event, ourselves)) return { type: 'ignored' };
  const before = how === 'changed' ? (event.previous_message?.text ?? null) : null;
  // Slack reports a change also when it only adds the preview of a link.
  if (how === 'changed' && before === (said.text ?? null)) return { type: 'ignored' };
  const thread = threadOf(event, said, ts);
  const message = {
    how,
    team: envelope.team_id ?? '',
    channel: event.channel,
    user: said.user,
    ts,
    thread,
    said,
    before,
    ourselves,
  };
  return { type: 'message', message };
}

/** What a delivery is. Never throws: `unknown` is kept and shown to a person. */
export function deliveryOf(bytes: Uint8Array): { delivery: SlackDelivery; team: string | null } {
  const parsed = Envelope.safeParse(parseExact(bytes));
  if (!parsed.success) return { delivery: { type: 'unknown' }, team: null };
  const envelope = parsed.data;
  const team = envelope.team_id ?? null;
  return { delivery: ofEnvelope(envelope), team };
}

function ofEnvelope(envelope: Envelope): SlackDelivery {
  const { type, challenge, event } = envelope;
  if (type === 'url_verification') return challenge ? { type: 'challenge', challenge } : { type: 'unknown' };
  if (type === 'app_rate_limited') return { type: 'left-out', minute: envelope.minute_rate_limited ?? '?' };
  if (type !== 'event_callback' || !event) return { type: 'unknown' };
  if (event.type !== 'message' && event.type !== 'app_mention') return { type: 'ignored' };
  return messageOf(event, envelope);
}
