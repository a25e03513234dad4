import { z } from 'zod';
import type { ChatReplier, ReplyContext, ReplyResult } from '../channel.ts';
import { type Called, callJson } from '../outbound.ts';
import { clip } from '../text.ts';
import { valuesOf } from '../verify/secrets.ts';
import { escaped } from './text.ts';

const POST_MESSAGE = 'https://slack.com/api/chat.postMessage';

/** Slack cuts at 40,000; with entities a character may take five. */
const MAX_TEXT = 7_500;

const Answer = z.object({ ok: z.boolean(), error: z.string().nullish(), ts: z.string().nullish() });

/** Errors after which the other token may do, while a rotation is under way. */
const TOKEN_ERRORS = new Set(['invalid_auth', 'not_authed', 'token_expired', 'token_revoked', 'account_inactive']);

const PASSING = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);

function resultOf(called: Called, channel: string): ReplyResult & { error?: string } {
  if (!called.ok) return { ok: false, retry: true, retryAfterSeconds: null, words: called.words };
  const { status, headers, body } = called;
  if (status === 429) {
    const seconds = Number(headers.get('retry-after'));
    const words = 'Slack takes no more messages at the moment.';
    return { ok: false, retry: true, retryAfterSeconds: seconds > 0 ? Math.ceil(seconds) : 60, words };
  }
  const answer = Answer.safeParse(body);
  if (status >= 500 || !answer.success)
    return { ok: false, retry: true, retryAfterSeconds: null, words: `Slack answered with status ${status}.` };
  if (answer.data.ok) return { ok: true, id: `${channel}:${answer.data.ts ?? ''}` };
  const error = clip(answer.data.error ?? 'unknown error', 100);
  return { ok: false, retry: PASSING.has(error), retryAfterSeconds: null, words: `Slack refused: ${error}.`, error };
}

/** Posts into the conversation, under the message where it came from a channel. Slack has no key against sending twice: the caller keeps a receipt. */
export const slackReplier: ChatReplier = {
  async reply(route, text, context: ReplyContext): Promise<ReplyResult> {
    const message = {
      channel: route.conversation,
      text: escaped(clip(text, MAX_TEXT)),
      mrkdwn: false,
      unfurl_links: false,
      unfurl_media: false,
      ...(route.thread === null ? {} : { thread_ts: route.thread }),
    };
    let last: ReplyResult = { ok: false, retry: false, retryAfterSeconds: null, words: 'The source has no botToken.' };
    for (const token of valuesOf(context.secrets, 'botToken')) {
      const called = await callJson(context.fetch, POST_MESSAGE, message, { authorization: `Bearer ${token}` });
      const { error, ...result } = { error: undefined, ...resultOf(called, route.conversation) };
      last = result;
      if (result.ok || !TOKEN_ERRORS.has(error ?? '')) break;
    }
    return last;
  },
};
