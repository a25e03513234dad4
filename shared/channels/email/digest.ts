import { createHash } from 'node:crypto';

/** Headers that a mail gets on its way: they differ between two deliveries of one mail. */
const MARKS_OF_THE_WAY =
  /^(received|received-spf|return-path|delivered-to|authentication-results|x-ses-[^:\s]*)[ \t]*:/i;

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * SHA-256 (hex) of a raw mail without the headers that delivery adds (`Received`, `X-SES-…`, …), so that the same mail
 * delivered twice gives the same digest. Everything else counts byte for byte.
 */
export function mailContentDigest(bytes: Uint8Array): string {
  const hash = createHash('sha256');
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 0;
  let skipping = false;
  while (start < view.length) {
    const first = view[start];
    if (first === LF || (first === CR && view[start + 1] === LF)) break;
    const newline = view.indexOf(LF, start);
    const end = newline < 0 ? view.length : newline + 1;
    const folded = first === SPACE || first === TAB;
    if (!folded) skipping = MARKS_OF_THE_WAY.test(view.toString('latin1', start, Math.min(end, start + 80)));
    if (!skipping) hash.update(view.subarray(start, end));
    start = end;
  }
  return hash.update(view.subarray(start)).digest('hex');
}
