import { z } from 'zod';
import { businessDay } from '../../shared/platform/business-day.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { originalFor } from '../../shared/platform/originals.ts';
import { renderCapture, renderCaptureList } from '../../web/desk/capture.tsx';
import { downloadHeaders, LINK_HEADERS } from '../../web/headers.ts';
import { captureRow, captureView } from '../../web/present/capture.ts';
import { sourceName } from '../../web/present/order.ts';
import { captureOf, originalOf } from './original.ts';
import { deskPage, presentingOf, type Visit } from './visit.ts';

const PAGE = 100;

/** The day in the address, else today in the business time zone. */
const dayOf = ({ request, settings, now }: Visit): string =>
  z.iso.date().safeParse(request.query.get('day')).data ?? businessDay(now, settings.timeZone);

/** `GET /desk/sources/{source}/captures`: the messages of one source and day, newest first. */
export async function showCaptures(visit: Visit): Promise<HttpReply> {
  const { request, deps } = visit;
  const source = request.params.source ?? '';
  const day = dayOf(visit);
  const presenting = presentingOf(visit);
  const before = request.query.get('before')?.slice(0, 100);
  const captures = await deps.captures.ofDay(source, day, { limit: PAGE, ...(before ? { before } : {}) });
  const last = captures.length === PAGE ? captures.at(-1) : undefined;
  const view = {
    source: { id: source, name: sourceName(source, presenting) },
    day,
    rows: captures.map((capture) => captureRow(capture, presenting)),
    next: last ? `${last.receivedAt}#${last.id}` : null,
  };
  return deskPage(visit, (context) => renderCaptureList(view, context));
}

/** `GET /desk/captures/{id}`: one message with what became of it. */
export async function showCapture(visit: Visit): Promise<HttpReply> {
  const capture = await captureOf(visit);
  const [interpretation, original] = await Promise.all([visit.deps.drafts.get(capture.id), originalOf(capture, visit)]);
  const view = captureView(capture, interpretation ?? null, original, presentingOf(visit));
  return deskPage(visit, (context) => renderCapture(view, context));
}

/** `GET /desk/captures/{id}/original`: the untouched bytes, as a download; a large one by a link into the bucket. */
export async function downloadOriginal(visit: Visit): Promise<HttpReply> {
  const original = await originalFor(await captureOf(visit), visit.deps, visit.now);
  if ('bytes' in original) return { status: 200, headers: downloadHeaders(original.filename), body: original.bytes };
  return { status: 302, headers: { ...LINK_HEADERS, location: original.link.url }, body: '' };
}
