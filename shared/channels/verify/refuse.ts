import { CHANNELS, type ChannelId } from '../catalog.ts';
import type { InboundRequest, Reception, RefusalCode } from '../channel.ts';

export type Refused = Extract<Reception, { type: 'refuse' }>;

const STATUS = {
  'signature-missing': 401,
  'signature-wrong': 401,
  'signature-expired': 401,
  'secret-not-set': 401,
  'not-acceptable': 400,
  'too-large': 413,
} as const satisfies Record<RefusalCode, Refused['status']>;

/** A refusal with the status of its code, unless the case has a better one. */
export const refuse = (code: RefusalCode, words: string, status?: Refused['status']): Refused => ({
  type: 'refuse',
  status: status ?? STATUS[code],
  code,
  words,
});

/** What can be said before the signature is looked at: the method and the size. */
export function refuseByShape(
  request: InboundRequest,
  channel: ChannelId,
  methods: readonly string[] = ['POST'],
): Refused | null {
  if (!methods.includes(request.method)) {
    return refuse('not-acceptable', `This address takes ${methods.join(' and ')} only.`, 405);
  }
  const { maxBytes } = CHANNELS[channel];
  return request.body.byteLength > maxBytes
    ? refuse('too-large', `The message is larger than ${maxBytes} bytes.`)
    : null;
}

/** For sources that were set up without their secrets: everything is refused until they are there. */
export const noSecret = (channel: ChannelId, sourceId: string): Refused =>
  refuse('secret-not-set', `Set ${CHANNELS[channel].secrets.join(', ')} with: npx hub secrets set ${sourceId}`);
