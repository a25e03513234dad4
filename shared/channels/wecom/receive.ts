import { createHash } from 'node:crypto';
import { ACCEPTED, plainAnswer } from '../answers.ts';
import type { InboundRequest, PushReceiver, ReceiveContext, Received, Reception } from '../channel.ts';
import { utf8 } from '../exact-json.ts';
import { oneLine } from '../text.ts';
import { refuse, refuseByShape } from '../verify/refuse.ts';
import { base64Of, queryOf } from './query.ts';
import { open } from './verify.ts';
import { fieldsOf, sealedOf } from './xml.ts';

/** The record holds the opened text, so that reading it later needs no secrets: real messages stay far below. */
const MAX_PLAIN_BYTES = 100_000;

/** What WeCom tells of the application itself: nobody wrote anything. */
const HOUSEKEEPING = new Set(['enter_agent', 'location', 'subscribe', 'unsubscribe', 'view', 'view_miniprogram']);

type Fields = ReadonlyMap<string, string>;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Events carry no id: who, when and what stand in. */
function idOf(fields: Fields | null, plain: string): string {
  const id = fields?.get('MsgId');
  if (id) return oneLine(id, 100);
  const [user, time, event] = ['FromUserName', 'CreateTime', 'Event'].map((name) => fields?.get(name) ?? '');
  if (!time || !event) return `digest:${digestOf(plain)}`;
  const rest = fields?.get('TaskId') ?? fields?.get('EventKey') ?? fields?.get('OpenKfId') ?? '';
  return oneLine(`event:${user}:${time}:${event}:${rest}`, 200);
}

function concernsNobody(fields: Fields | null, corpId: string | undefined): boolean {
  if (fields === null) return false;
  const user = fields.get('FromUserName');
  if (user !== undefined && (user === 'sys' || user === corpId)) return true;
  return fields.get('MsgType') === 'event' && HOUSEKEEPING.has((fields.get('Event') ?? '').toLowerCase());
}

function received(request: InboundRequest, plain: string, fields: Fields | null, sourceId: string): Received {
  const user = oneLine(fields?.get('FromUserName') ?? '', 100);
  return {
    messageId: idOf(fields, plain),
    contentDigest: digestOf(plain),
    contentType: 'application/xml',
    bytes: request.body,
    meta: { plain },
    trust: 'authenticated',
    test: false,
    replyTo:
      user === '' ? null : { kind: 'chat', channel: 'wecom', source: sourceId, conversation: user, thread: null },
  };
}

function take(request: InboundRequest, plain: string, { source }: ReceiveContext): Reception {
  if (Buffer.byteLength(plain) > MAX_PLAIN_BYTES)
    return refuse('too-large', `The message is larger than ${MAX_PLAIN_BYTES} bytes.`);
  const fields = fieldsOf(plain);
  if (concernsNobody(fields, source.account)) return { type: 'answer', answer: ACCEPTED };
  return { type: 'keep', messages: [received(request, plain, fields, source.id)], answer: ACCEPTED };
}

/** GET is the handshake, POST a message. The documented answer to a message is empty: ours follows by the API. */
export const wecomReceiver: PushReceiver = {
  receive(request, context): Reception {
    const refused = refuseByShape(request, 'wecom', ['GET', 'POST']);
    if (refused) return refused;
    const query = queryOf(request.rawQuery);
    const handshake = request.method === 'GET';
    const sealed = handshake ? base64Of(query.get('echostr') ?? '') : sealedOf(utf8(request.body) ?? '');
    if (!query.has('msg_signature')) return refuse('signature-missing', 'msg_signature is missing.');
    if (!sealed)
      return refuse('not-acceptable', handshake ? 'echostr is missing.' : 'There is no sealed text in the body.');
    const opened = open(query, sealed, context);
    if ('type' in opened) return opened;
    return handshake ? { type: 'answer', answer: plainAnswer(opened.plain) } : take(request, opened.plain, context);
  },
};
