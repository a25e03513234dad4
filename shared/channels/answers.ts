import type { HttpAnswer, Received } from './channel.ts';

/** A received message whose repeats may come in other bytes: they are known by what was said. */
export interface Said extends Received {
  /** SHA-256 (hex) of what was said, without the marks of one delivery. */
  contentDigest: string;
}

/** The plain acknowledgement. */
export const ACCEPTED: HttpAnswer = { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '' };

/** An answer that the other side compares letter by letter. */
export const plainAnswer = (body: string): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  body,
});
