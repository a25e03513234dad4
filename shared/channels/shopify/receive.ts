import { createHash } from 'node:crypto';
import { ACCEPTED } from '../answers.ts';
import type { InboundRequest, PushReceiver, ReceiveContext, Received, Reception } from '../channel.ts';
import { parseExact } from '../exact-json.ts';
import { oneLine } from '../text.ts';
import { type Refused, refuse, refuseByShape } from '../verify/refuse.ts';
import { header, refuseUnsigned } from './verify.ts';

/** Headers that reading needs, by the name that they get in the capture. */
const META = {
  topic: 'topic',
  shop: 'shop-domain',
  apiVersion: 'api-version',
  eventId: 'event-id',
  triggeredAt: 'triggered-at',
};

function refuseForeignShop(request: InboundRequest, { source }: ReceiveContext): Refused | null {
  const shop = header(request, 'shop-domain')?.trim().toLowerCase();
  if (source.account === undefined || shop === source.account.toLowerCase()) return null;
  const words = `The delivery is of the shop ${oneLine(shop ?? '(none)', 100)}, this source is for ${source.account}.`;
  return refuse('not-acceptable', words, 403);
}

function metaOf(request: InboundRequest): Record<string, string> {
  const entries = Object.entries(META).map(([name, of]) => [name, oneLine(header(request, of) ?? '', 200)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** Sent by hand from the admin or the command line, or an order that was paid with a test gateway. */
function isTest(request: InboundRequest): boolean {
  if (header(request, 'test')?.toLowerCase() === 'true') return true;
  const body = parseExact(request.body);
  return typeof body === 'object' && body !== null && !Array.isArray(body) && body.test === true;
}

/** Without its delivery id a message is known by its topic and content. */
const idFromContent = (request: InboundRequest, topic: string): string =>
  `digest:${createHash('sha256').update(`${topic}\n`).update(request.body).digest('hex')}`;

function messageOf(request: InboundRequest): Received {
  const meta = metaOf(request);
  return {
    messageId: oneLine(header(request, 'webhook-id') ?? '', 200) || idFromContent(request, meta.topic ?? ''),
    contentType: 'application/json',
    bytes: request.body,
    meta,
    trust: 'authenticated',
    test: isTest(request),
    replyTo: null,
  };
}

/** Every topic is kept: what a topic means is for reading to say, so that none is lost because nobody thought of it. */
export const shopifyReceiver: PushReceiver = {
  receive(request, context): Reception {
    const refused =
      refuseByShape(request, 'shopify') ??
      refuseUnsigned(request, context.secrets, context.source.id) ??
      refuseForeignShop(request, context);
    return refused ?? { type: 'keep', messages: [messageOf(request)], answer: ACCEPTED };
  },
};
