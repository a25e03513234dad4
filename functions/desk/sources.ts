import { z } from 'zod';
import { CHANNELS } from '../../shared/channels/catalog.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import { businessDay } from '../../shared/platform/business-day.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import { countDay } from '../../shared/platform/source-count.ts';
import { readSource } from '../../shared/platform/source-report.ts';
import { type Shares, sharesOf } from '../../shared/reports/sources.ts';
import { type Gap, type SourceReport, touchlessByChannel } from '../../shared/reports/sources-report.ts';
import type { Source } from '../../shared/settings/schema.ts';
import { SilenceAlarm } from '../../shared/settings/silence.ts';
import { renderSources } from '../../web/desk/sources.tsx';
import { renderSource } from '../../web/desk/sources-one.tsx';
import type { SourceRow, SourceView } from '../../web/desk/sources-views.ts';
import { paths } from '../../web/paths.ts';
import { channelName } from '../../web/present/capture.ts';
import { sourceName, staffName } from '../../web/present/order.ts';
import { addressesOf, shopSearchOf } from '../../web/present/source.ts';
import { showCaptures } from './captures.ts';
import type { DeskRoute } from './desk-route.ts';
import { deskPage, presentingOf, seeOther, type Visit } from './visit.ts';

/** Captures of an older day that a page reads at most. */
const MOST_READ = 3000;

/** The day in the address, else today in the business time zone. */
const dayOf = ({ request, settings, now }: Visit): string =>
  z.iso.date().safeParse(request.query.get('day')).data ?? businessDay(now, settings.timeZone);

/** What became of the messages of a day: as it is counted, else from the messages themselves. */
async function sharesOn(day: string, report: SourceReport, { deps, settings, now }: Visit): Promise<Shares> {
  const counted = report.days.find((one) => one.day === day)?.shares;
  if (counted) return counted;
  const counting = { captures: deps.captures, timeZone: settings.timeZone, now };
  const whole = await countDay(undefined, { source: report.id, day }, MOST_READ, counting);
  return sharesOf({ day: whole.now, waiting: whole.waiting });
}

async function rowOf(report: SourceReport, day: string, visit: Visit): Promise<SourceRow> {
  const presenting = presentingOf(visit);
  return {
    id: report.id,
    name: sourceName(report.id, presenting),
    channel: channelName(report.channel, presenting),
    shares: await sharesOn(day, report, visit),
    lastAt: report.lastAt,
    oldestAt: report.oldestAt,
    perDay: report.days.map(({ shares }) => (shares === null ? null : shares.captured)),
    touchless: report.touchless,
    silent: report.silence !== null,
    missing: report.gaps.filter(({ settled }) => settled?.what !== 'dismissed').length,
  };
}

/** `GET /desk/sources`: every source, what became of a day's messages (`day`), and what needs a look. */
async function showSources(visit: Visit): Promise<HttpReply> {
  const { deps, settings } = visit;
  const day = dayOf(visit);
  const reports = await Promise.all(settings.sources.map((source) => readSource(source, visit, deps)));
  const view = {
    day,
    rows: await Promise.all(reports.map((report) => rowOf(report, day, visit))),
    channels: touchlessByChannel(reports).map(({ channel, ...touchless }) => ({
      name: channelName(channel, presentingOf(visit)),
      ...touchless,
    })),
    complete: reports.every(({ complete }) => complete),
  };
  return deskPage(visit, (context) => renderSources(view, context));
}

/** @throws HubError `not-found` for one that the settings do not have (any more) */
function wanted({ request, settings }: Visit): Source {
  const found = settings.sources.find(({ id }) => id === request.params.source);
  if (!found) throw new HubError('not-found', { source: request.params.source?.slice(0, 60) });
  return found;
}

function gapViews(gaps: readonly Gap[], source: Source, visit: Visit): Pick<SourceView, 'missing' | 'dismissed'> {
  const by = (settled: NonNullable<Gap['settled']>) => ({
    by: staffName(settled.by, presentingOf(visit)),
    at: settled.at,
  });
  const missing = gaps.filter(({ settled }) => settled?.what !== 'dismissed');
  return {
    missing: missing.map(({ number, settled }) => ({
      number,
      asked: settled && by(settled),
      href: shopSearchOf(source, number),
    })),
    dismissed: gaps.flatMap(({ number, settled }) =>
      settled?.what === 'dismissed' ? [{ number, ...by(settled) }] : [],
    ),
  };
}

/** `GET /desk/sources/{source}`: all there is to know of one source. */
async function showSource(visit: Visit): Promise<HttpReply> {
  const { deps, settings, rights } = visit;
  const source = wanted(visit);
  const presenting = presentingOf(visit);
  const { gaps, secrets: changed, ...report } = await readSource(source, visit, deps);
  const { kind, secrets } = CHANNELS[source.channel];
  const view: SourceView = {
    id: source.id,
    name: sourceName(source.id, presenting),
    channel: channelName(source.channel, presenting),
    kind,
    addresses: addressesOf(source, { publicUrl: deps.publicUrl, mailDomain: settings.deploy.mailDomain }),
    report,
    alarm: source.silence ?? SilenceAlarm.parse({}),
    ...gapViews(gaps, source, visit),
    secrets:
      secrets.length === 0
        ? null
        : { names: [...secrets], changed: changed && { at: changed.at, previous: changed.previous } },
    maySettle: rights.has('captures.review'),
    maySeeMessages: rights.has('personal.see'),
  };
  return deskPage(visit, (context) => renderSource(view, context));
}

const Settling = z.object({ number: z.string().min(1).max(120), do: z.enum(['asked', 'dismissed']) });

/** `POST /desk/sources/{source}`: the shop was asked for a missing number, or it is none. */
async function settleNumber(visit: Visit): Promise<HttpReply> {
  const { deps, staff, now } = visit;
  const { id } = wanted(visit);
  const asked = Settling.safeParse(Object.fromEntries(formOf(visit.request)));
  if (!asked.success) throw new HubError('input-invalid', { faults: asked.error.issues.map(({ path }) => path) });
  const { number, do: what } = asked.data;
  await deps.sources.settleGap(id, { number, what, by: staff.id, at: now.toISOString() });
  return seeOther(paths.source(id), 'number-settled');
}

/** What came in by which way. Messages hold personal data in words that nothing masks. */
export const sourceRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/sources', rights: ['orders.see'], page: showSources },
  { method: 'GET', path: '/desk/sources/{source}', rights: ['orders.see'], page: showSource },
  { method: 'POST', path: '/desk/sources/{source}', rights: ['orders.see', 'captures.review'], page: settleNumber },
  {
    method: 'GET',
    path: '/desk/sources/{source}/captures',
    rights: ['orders.see', 'personal.see'],
    page: showCaptures,
  },
];
