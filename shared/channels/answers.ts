import type { HttpAnswer } from './channel.ts';

/** The plain acknowledgement. */
export const ACCEPTED: HttpAnswer = { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '' };

/** An answer that the other side compares letter by letter. */
export const plainAnswer = (body: string): HttpAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
  body,
});
