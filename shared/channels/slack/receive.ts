import { createHash } from 'node:crypto';
import { ACCEPTED, plainAnswer } from '../answers.ts';
import type { InboundRequest, PushReceiver, ReceiveContext, Received, Reception } from '../channel.ts';
import { oneLine } from '../text.ts';
import { type Refused, refuse, refuseByShape } from '../verify/refuse.ts';
import { deliveryOf, type SlackMessage } from './event.ts';
import { refuseUnsigned } from './verify.ts';

/** Each part with its length, so that no two messages share a digest by where one part ends. */
const digestOf = (parts: readonly string[]): string =>
  createHash('sha256')
    .update(parts.map((part) => `${part.length}:${part}`).join(''))
    .digest('hex');

/** Channel and time stamp, whatever the event was called: a mention comes as `app_mention` and as `message`. A change is another message. */
const idOf = ({ how, channel, ts, said }: SlackMessage): string =>
  how === 'said' ? `${channel}:${ts}` : `${channel}:${ts}:${how}:${(how === 'changed' && said.edited?.ts) || 'last'}`;

function received(request: InboundRequest, message: SlackMessage, sourceId: string): Received {
  const { channel, user, thread, said } = message;
  const files = (said.files ?? []).map(({ id, name }) => id ?? name ?? '');
  return {
    messageId: oneLine(idOf(message), 200),
    contentDigest: digestOf([message.how, user, said.text ?? '', ...files]),
    contentType: 'application/json',
    bytes: request.body,
    meta: {},
    trust: 'authenticated',
    test: false,
    replyTo: { kind: 'chat', channel: 'slack', source: sourceId, conversation: oneLine(channel, 100), thread },
  };
}

/** Signed, but nothing that is known here: kept, so that a person sees it. */
function unknownOf(request: InboundRequest): Received {
  const contentDigest = createHash('sha256').update(request.body).digest('hex');
  const contentType = request.headers['content-type']?.split(';')[0]?.trim() ?? 'application/octet-stream';
  return {
    messageId: `digest:${contentDigest}`,
    contentDigest,
    contentType: oneLine(contentType, 100),
    bytes: request.body,
    meta: {},
    trust: 'authenticated',
    test: false,
    replyTo: null,
  };
}

function refuseForeignTeam(team: string | null, { source }: ReceiveContext): Refused | null {
  if (source.account === undefined || team === null || team === source.account) return null;
  return refuse(
    'not-acceptable',
    `The delivery is of workspace ${oneLine(team, 40)}, this source is for ${source.account}.`,
    403,
  );
}

export const slackReceiver: PushReceiver = {
  receive(request, context): Reception {
    const { source, secrets, now } = context;
    const refused = refuseByShape(request, 'slack') ?? refuseUnsigned(request, secrets, { now, sourceId: source.id });
    if (refused) return refused;
    const { delivery, team } = deliveryOf(request.body);
    const foreign = refuseForeignTeam(team, context);
    if (foreign) return foreign;
    switch (delivery.type) {
      case 'challenge':
        return { type: 'answer', answer: plainAnswer(delivery.challenge) };
      case 'ignored':
        return { type: 'answer', answer: ACCEPTED };
      case 'message':
        return { type: 'keep', messages: [received(request, delivery.message, source.id)], answer: ACCEPTED };
      case 'left-out':
      case 'unknown':
        return { type: 'keep', messages: [unknownOf(request)], answer: ACCEPTED };
    }
  },
};
