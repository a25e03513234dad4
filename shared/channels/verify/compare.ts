import { timingSafeEqual } from 'node:crypto';

/** Whether both are the same bytes; the time taken tells nothing of where they differ. */
export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.byteLength === other.byteLength && timingSafeEqual(one, other);

/** The same for texts, such as a signature as it is written in a header. */
export const sameText = (one: string, other: string): boolean => sameBytes(Buffer.from(one), Buffer.from(other));
