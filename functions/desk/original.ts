import type { Capture } from '../../shared/capture/record.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { Arrival } from '../../shared/understanding/draft.ts';
import type { OriginalText } from '../../web/desk/views.ts';
import { originalText } from '../../web/present/original.ts';
import { captureInReach } from './in-reach.ts';
import type { Visit } from './visit.ts';

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

/** The words of a message for showing, read from its untouched bytes. */
export async function originalOf(capture: Capture, visit: Visit): Promise<OriginalText> {
  const bytes = (await visit.deps.raw.get(capture.rawKey)) ?? null;
  return originalText(bytes && (await arrivalOf(capture, bytes, visit)), bytes, capture);
}
