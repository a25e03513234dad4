import type { Capture } from '../../shared/capture/record.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { Arrival } from '../../shared/understanding/draft.ts';
import type { AttachmentContent } from '../../shared/understanding/tables/attachment.ts';
import type { OriginalText } from '../../web/desk/views.ts';
import { originalText } from '../../web/present/original.ts';
import { captureInReach } from './in-reach.ts';
import type { Visit } from './visit.ts';

/** Larger files are for downloading: nobody waits for a page that takes them apart. */
const LARGEST_SHOWN = 3_000_000;
const MOST_SHOWN = 10;

/** @throws HubError `not-found` */
export async function captureOf(visit: Visit): Promise<Capture> {
  const id = visit.request.params.id ?? '';
  const capture = await visit.deps.captures.find(id);
  if (!capture || !(await captureInReach(capture, visit)))
    throw new HubError('not-found', { capture: id.slice(0, 60) });
  return capture;
}

/** As the channel reads it; null where nothing can be read any more. Looking at a message must not fail by what is in it. */
async function arrivalOf(capture: Capture, bytes: Uint8Array, { deps, settings }: Visit): Promise<Arrival | null> {
  const source = settings.sources.find(({ id }) => id === capture.source);
  const reader = Object.hasOwn(deps.readers, capture.channel) ? deps.readers[capture.channel] : undefined;
  if (!source || !reader) return null;
  try {
    return await reader.read(capture, bytes, { source, mailDomain: deps.mailDomain });
  } catch (error) {
    deps.logger.warn('message not readable', { capture: capture.id, error: error as Error });
    return null;
  }
}

/** What the files of a message hold, as interpretation read them; the readers are loaded only when there is a file. */
async function filesOf(arrival: Arrival | null, capture: Capture, { settings }: Visit): Promise<AttachmentContent[]> {
  if (arrival?.type !== 'text' || arrival.message.attachments.length === 0) return [];
  const { readAttachment } = await import('../../shared/understanding/tables/read.ts');
  const source = settings.sources.find(({ id }) => id === capture.source);
  const isChinese = (source?.language ?? settings.language) === 'zh-CN';
  const contents: AttachmentContent[] = [];
  for (const file of arrival.message.attachments.slice(0, MOST_SHOWN)) {
    const shown = file.bytes.byteLength <= LARGEST_SHOWN;
    contents.push(shown ? await readAttachment(file, isChinese) : { kind: 'other', name: file.filename });
  }
  return contents;
}

/** The words of a message for showing, read from its untouched bytes. */
export async function originalOf(capture: Capture, visit: Visit): Promise<OriginalText> {
  const bytes = (await visit.deps.raw.get(capture.rawKey)) ?? null;
  const arrival = bytes && (await arrivalOf(capture, bytes, visit));
  return originalText(arrival, bytes, capture, await filesOf(arrival, capture, visit));
}
