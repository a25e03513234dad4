import type { InboundRequest } from '../channel.ts';

/** A request as a sender would put it on the wire: what the signing functions make for tests, samples and measurements. */
export type SignedRequest = Pick<InboundRequest, 'method' | 'rawQuery' | 'headers' | 'body'>;

export const bytesOf = (body: string | Uint8Array): Uint8Array => (typeof body === 'string' ? Buffer.from(body) : body);
