import type { Capture } from '../capture/record.ts';
import { HubError } from '../errors/hub-error.ts';
import type { ObjectLink, ObjectLinks } from './object-link.ts';
import type { RawStore } from './raw-store.ts';

/** A function's answer holds 6 MB, of which base64 takes a quarter and more. */
const LARGEST = 4_000_000;

/** Long enough to begin the download, too short to be passed on. */
const LINK_SECONDS = 300;

const ENDINGS = [
  [/rfc822/i, 'eml'],
  [/json/i, 'json'],
  [/xml/i, 'xml'],
  [/^text\/|urlencoded/i, 'txt'],
] as const;

/** What a capture's original is saved as. */
const fileName = ({ id, contentType }: Pick<Capture, 'id' | 'contentType'>): string =>
  `${id}.${ENDINGS.find(([type]) => type.test(contentType))?.[1] ?? 'bin'}`;

/** The untouched bytes of a capture or, where an answer cannot hold them, a link to them that soon ends. */
export type Original = { filename: string } & ({ bytes: Uint8Array } | { link: ObjectLink });

/**
 * What hands out an original.
 * @throws HubError `not-found`
 */
export async function originalFor(
  capture: Pick<Capture, 'id' | 'rawKey' | 'size' | 'contentType'>,
  { raw, objectLink }: { raw: RawStore; objectLink: ObjectLinks },
  now: Date,
): Promise<Original> {
  const filename = fileName(capture);
  if (capture.size > LARGEST)
    return { filename, link: await objectLink(capture.rawKey, { filename, seconds: LINK_SECONDS, now }) };
  const bytes = await raw.get(capture.rawKey);
  if (!bytes) throw new HubError('not-found', { capture: capture.id });
  return { filename, bytes };
}
