import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import { languageFor, pageContext } from '../../shared/platform/page-context.ts';
import type { Settings, Source } from '../../shared/settings/schema.ts';
import { expiresIn, signLink } from '../../shared/tasks/action-link.ts';
import { formLinesOf } from '../../web/customer/form-lines.ts';
import { renderOrderForm } from '../../web/customer/order-form.tsx';
import { renderThanks } from '../../web/customer/thanks.tsx';
import { PAGE_HEADERS } from '../../web/headers.ts';
import { hitsFor } from '../../web/present/product-hits.ts';
import type { PageDeps } from './wire.ts';

const page = (body: string, status = 200): HttpReply => ({ status, headers: { ...PAGE_HEADERS }, body });

function formSource(request: HttpRequest, settings: Settings): Source {
  const source = settings.sources.find(({ id, channel }) => id === request.params.source && channel === 'form');
  if (!source) throw new HubError('source-unknown', { source: request.params.source?.slice(0, 60) });
  return source;
}

/** Only what was sent through this very form within its lifetime is shown: the number of a capture that is not guessable. */
async function thanks(
  request: HttpRequest,
  captureId: string,
  source: Source,
  settings: Settings,
  deps: PageDeps,
): Promise<HttpReply> {
  const language = languageFor(request, source.language);
  const now = deps.clock.now();
  const capture = await deps.captures.find(captureId);
  const outcome = capture?.source === source.id ? capture.outcome : undefined;
  const ordered = outcome?.status === 'ordered' || outcome?.status === 'attached' ? outcome : undefined;
  const claims =
    ordered &&
    ({
      purpose: 'track',
      orderId: ordered.orderId,
      madeAt: now.getTime(),
      exp: expiresIn(settings.links.trackDays, now),
    } as const);
  const view = {
    source: source.id,
    sourceName: source.names[language],
    number: ordered?.orderNumber ?? null,
    trackUrl: claims ? `${deps.publicUrl}/track/${signLink(claims, await linkKeys(deps.links))}` : null,
    phone: settings.company.phone ?? null,
  };
  return page(renderThanks(view, pageContext(request, settings, now, language)));
}

/** `GET /order/{source}`: the public order page, or what it says after sending. */
export async function showOrderForm(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const { settings } = await deps.settings.current();
  const source = formSource(request, settings);
  const sent = request.query.get('sent');
  if (sent !== null) return thanks(request, sent, source, settings, deps);
  const language = languageFor(request, source.language);
  const now = deps.clock.now();
  const today = DateTime.fromJSDate(now, { zone: settings.timeZone });
  const query = request.query.get('q');
  const view = {
    source: source.id,
    sourceName: source.names[language],
    token: randomUUID(),
    country: source.country ?? settings.country,
    phone: settings.company.phone ?? null,
    days: {
      from: today.toISODate() ?? '',
      to: today.plus({ days: settings.admission.farthestDays }).toISODate() ?? '',
    },
    lines: formLinesOf(request.query),
    values: {},
    errors: [],
    search: query ? { query, hits: hitsFor(await deps.catalogue.current(), query, source, language) } : null,
  };
  return page(renderOrderForm(view, pageContext(request, settings, now, language)));
}

/** `GET /order/{source}/catalogue?q=`: products for the live search. */
export async function searchCatalogue(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const { settings } = await deps.settings.current();
  const source = formSource(request, settings);
  const language = languageFor(request, source.language);
  const products = hitsFor(await deps.catalogue.current(), request.query.get('q') ?? '', source, language);
  return {
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: JSON.stringify({ products }),
  };
}
