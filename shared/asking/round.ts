import type { Capture } from '../capture/record.ts';

/** The decision that asked, in milliseconds since 1970: the link to a question is good for the answer to that one. */
export const askedAt = ({ decidedAt, receivedAt }: Pick<Capture, 'decidedAt' | 'receivedAt'>): number =>
  Date.parse(decidedAt ?? receivedAt);
