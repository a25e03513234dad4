import { createHash } from 'node:crypto';
import type { InboundRequest, PushReceiver, Reception } from '../channel.ts';
import { oneLine } from '../text.ts';
import { refuse, refuseByShape } from '../verify/refuse.ts';
import { type FormFields, fieldsOf, syntaxOf, textField } from './fields.ts';

/** Field that people do not see and do not fill; robots do. */
const HONEYPOT = 'website';

const SAME_POST_MS = 10 * 60_000;

/**
 * The sender's own key, else the token that the page was made with. Without either the content stands in, for ten minutes: that catches a
 * program's second try, while the same order next week is another order (admission judges what lies between).
 */
function messageIdOf(request: InboundRequest, fields: FormFields, now: Date): string {
  const key = oneLine(request.headers['idempotency-key'] ?? '', 200) || oneLine(textField(fields, 'token'), 200);
  if (key !== '') return key;
  const digest = createHash('sha256').update(request.body).digest('hex');
  return `digest:${digest}:${Math.floor(now.getTime() / SAME_POST_MS)}`;
}

/** The public entrance: nobody signs, so nothing of it is authenticated. */
export const formReceiver: PushReceiver = {
  receive(request, { now }): Reception {
    const refused = refuseByShape(request, 'form');
    if (refused) return refused;
    const syntax = syntaxOf(request.headers['content-type']);
    if (!syntax) return refuse('not-acceptable', 'Send application/json or application/x-www-form-urlencoded.', 415);
    const fields = fieldsOf(syntax, request.body);
    if (!fields)
      return refuse(
        'not-acceptable',
        `The body is empty or no ${syntax === 'json' ? 'JSON object' : 'form'} in UTF-8.`,
      );
    const caught = textField(fields, HONEYPOT) !== '';
    const message = {
      messageId: messageIdOf(request, fields, now),
      contentType: syntax === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      bytes: request.body,
      meta: caught ? { honeypot: 'filled' } : {},
      trust: 'unauthenticated',
      test: false,
      replyTo: null,
    } as const;
    const answer = {
      status: 202,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: '{"received":true}',
    };
    return { type: 'keep', messages: [message], answer };
  },
};
