import { ACCEPTED } from '../answers.ts';
import type { PushReceiver, Reception } from '../channel.ts';
import { parseExact } from '../exact-json.ts';
import { refuseByShape } from '../verify/refuse.ts';
import { refuseUnsigned, webhookId } from './verify.ts';

/** The sender marks a test in the envelope or in the order. */
function isTest(bytes: Uint8Array): boolean {
  const body = parseExact(bytes);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { data } = body;
  return (
    body.test === true || (typeof data === 'object' && data !== null && !Array.isArray(data) && data.test === true)
  );
}

export const standardWebhookReceiver: PushReceiver = {
  receive(request, { source, secrets, now }): Reception {
    const refused =
      refuseByShape(request, 'standard-webhook') ?? refuseUnsigned(request, secrets, { now, sourceId: source.id });
    if (refused) return refused;
    const message = {
      messageId: webhookId(request),
      contentType: 'application/json',
      bytes: request.body,
      meta: {},
      trust: 'authenticated',
      test: isTest(request.body),
      replyTo: null,
    } as const;
    return { type: 'keep', messages: [message], answer: ACCEPTED };
  },
};
