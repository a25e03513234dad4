import type { Capture } from '../../capture/record.ts';
import { claimOf } from '../../orders/keys.ts';
import type { Arrival, AttachedFile, Sender } from '../../understanding/draft.ts';
import { commonOf, noise, unreadable } from '../arrivals.ts';
import type { CaptureReader } from '../channel.ts';
import { lineOrNull, manyLines, oneLine } from '../text.ts';
import { fieldsOf } from './xml.ts';

type Fields = ReadonlyMap<string, string>;

/** Kinds whose content lies with WeCom: named, not fetched. */
const MEDIA: Readonly<Record<string, { ending: string; contentType: string }>> = {
  image: { ending: 'jpg', contentType: 'image/jpeg' },
  voice: { ending: 'amr', contentType: 'audio/amr' },
  video: { ending: 'mp4', contentType: 'video/mp4' },
  file: { ending: 'bin', contentType: 'application/octet-stream' },
};

function mediaOf(kind: string, fields: Fields): AttachedFile[] {
  const media = Object.hasOwn(MEDIA, kind) ? MEDIA[kind] : undefined;
  if (!media) return [];
  const name =
    lineOrNull(fields.get('FileName'), 150) ?? `${kind}-${oneLine(fields.get('MediaId') ?? '', 100)}.${media.ending}`;
  return [{ filename: name, contentType: media.contentType, bytes: new Uint8Array(0) }];
}

/** What a message says in words. `Location_X` is the latitude. */
function textOf(kind: string, fields: Fields): string {
  const of = (name: string): string => manyLines(fields.get(name) ?? '').trim();
  if (kind === 'text') return of('Content');
  if (kind === 'location')
    return [of('Label'), [of('Location_X'), of('Location_Y')].filter(Boolean).join(', ')].filter(Boolean).join('\n');
  if (kind === 'link') return [of('Title'), of('Description'), of('Url')].filter(Boolean).join('\n');
  return '';
}

function ofEvent(capture: Capture, fields: Fields, sender: Sender): Arrival {
  const event = oneLine(fields.get('Event') ?? '', 60);
  if (event === 'kf_msg_or_event') {
    const words =
      'A customer wrote to the customer service account (微信客服). The hub does not fetch these messages: look in WeCom.';
    return unreadable(capture, 'chat-elsewhere', words, sender);
  }
  return noise(capture, 'chat-not-a-message', `The event ${event} is no message.`, sender);
}

function arrivalOf(capture: Capture, fields: Fields): Arrival {
  const user = oneLine(fields.get('FromUserName') ?? '', 100);
  const sender: Sender = { name: null, email: null, phone: null, chatId: user === '' ? null : `wecom:${user}` };
  const kind = fields.get('MsgType') ?? '';
  if (kind === 'event') return ofEvent(capture, fields, sender);
  const [text, attachments] = [textOf(kind, fields), mediaOf(kind, fields)];
  if (text === '' && attachments.length === 0)
    return kind === 'text'
      ? noise(capture, 'chat-empty', 'The message holds no text.', sender)
      : unreadable(capture, 'chat-kind', `Messages of the kind “${oneLine(kind, 40)}” cannot be read.`, sender);
  return {
    ...commonOf(capture, sender),
    messageKey: claimOf('wecom', fields.get('ToUserName') ?? '', fields.get('AgentID') ?? '', capture.messageId),
    type: 'text',
    message: { subject: null, text, html: null, quoted: null, attachments },
  };
}

/** Reads a kept callback from the text that the entrance opened: the keys of that day are not needed any more. */
export const wecomReader: CaptureReader = {
  async read(capture): Promise<Arrival> {
    const fields = fieldsOf(capture.meta.plain ?? '');
    return fields
      ? arrivalOf(capture, fields)
      : unreadable(capture, 'chat-broken', 'The message is no XML as WeCom documents it.');
  },
};
