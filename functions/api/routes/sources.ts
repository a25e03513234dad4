import { z } from 'zod';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { businessDay } from '../../../shared/platform/business-day.ts';
import { balanceOfDay } from '../../../shared/platform/completeness.ts';
import { readSource } from '../../../shared/platform/source-report.ts';
import { RefusedDay, SecretsChanged, SettledGap, touchlessByChannel } from '../../../shared/reports/sources-report.ts';
import { Silence } from '../../../shared/reports/sources-silence.ts';
import { Names } from '../../../shared/settings/language.ts';
import type { Settings, Source } from '../../../shared/settings/schema.ts';
import { addressesOf } from '../../../web/present/source.ts';
import { json, route } from '../route.ts';
import type { ApiDeps } from '../wire.ts';

const Completeness = z.object({
  captured: z.int(),
  ordered: z.int(),
  attached: z.int(),
  setAside: z.int(),
  inReview: z.int(),
  inFlight: z.int(),
});

const Shares = Completeness.extend({ asked: z.int(), noise: z.int() });
const Touchless = z.object({ orders: z.int(), untouched: z.int() });

const Listed = z.object({
  id: z.string(),
  channel: z.string(),
  names: Names,
  completeness: Completeness,
  lastAt: z.string().nullable(),
  oldestAt: z.string().nullable(),
  shares: Shares.describe('Of the last 30 days'),
  touchless: Touchless,
  silence: Silence.nullable(),
  missing: z.array(z.string()).describe('Order numbers of a shop that never came and nobody dismissed'),
  refused: z.int().describe('Requests refused at the door in 30 days'),
  forged: z.int(),
  secretsChangedAt: z.string().nullable(),
});

const Whole = z.object({
  id: z.string(),
  channel: z.string(),
  names: Names,
  addresses: z.array(z.object({ what: z.enum(['mailbox', 'page', 'intake']), value: z.string() })),
  lastAt: z.string().nullable(),
  oldestAt: z.string().nullable(),
  today: Shares,
  days: z.array(z.object({ day: z.iso.date(), shares: Shares.nullable().describe('Null: not counted yet') })),
  shares: Shares,
  touchless: Touchless,
  silence: Silence.nullable(),
  gaps: z.array(z.object({ number: z.string(), settled: SettledGap.nullable() })),
  refused: z.array(RefusedDay),
  forged: z.int(),
  secrets: SecretsChanged.nullable(),
  complete: z.boolean(),
});

/** @throws HubError `not-found` */
async function found(id: string | undefined, deps: ApiDeps): Promise<{ source: Source; settings: Settings }> {
  const { settings } = await deps.settings.current();
  const source = settings.sources.find((one) => one.id === id);
  if (!source) throw new HubError('not-found', { source: id?.slice(0, 60) });
  return { source, settings };
}

async function listed(source: Source, day: string, settings: Settings, deps: ApiDeps) {
  const [report, completeness] = await Promise.all([
    readSource(source, { settings, now: deps.clock.now() }, deps),
    balanceOfDay(deps.captures, source.id, day),
  ]);
  const { id, channel, lastAt, oldestAt, shares, touchless, silence, forged } = report;
  return {
    id,
    channel,
    names: source.names,
    completeness,
    lastAt,
    oldestAt,
    shares,
    touchless,
    silence,
    missing: report.gaps.filter(({ settled }) => settled?.what !== 'dismissed').map(({ number }) => number),
    refused: report.refused.reduce((sum, { count }) => sum + count, 0),
    forged,
    secretsChangedAt: report.secrets?.at ?? null,
    complete: report.complete,
  };
}

export const sourceRoutes = [
  route({
    method: 'GET',
    path: '/api/sources',
    summary:
      "The configured sources: a day's completeness (captured = ordered + attached + set aside + in review + in flight), the last message, what waits, silences, missing order numbers",
    query: z.object({ day: z.iso.date().optional() }),
    response: z.object({
      day: z.string(),
      complete: z.boolean().describe('False while days are still being counted'),
      touchless: z.array(Touchless.extend({ channel: z.string() })),
      sources: z.array(Listed),
    }),
    run: async ({ query }, deps) => {
      const { settings } = await deps.settings.current();
      const day = query.day ?? businessDay(deps.clock.now(), settings.timeZone);
      const rows = await Promise.all(settings.sources.map((source) => listed(source, day, settings, deps)));
      return json(200, {
        day,
        complete: rows.every(({ complete }) => complete),
        touchless: touchlessByChannel(rows),
        sources: rows.map(({ complete: _, ...row }) => row),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/sources/{id}',
    summary:
      'One source: addresses, each of the last 30 days, shares, silence, gaps, refused requests, age of its secrets',
    response: Whole,
    run: async ({ params }, deps) => {
      const { source, settings } = await found(params.id, deps);
      const report = await readSource(source, { settings, now: deps.clock.now() }, deps);
      const addresses = addressesOf(source, { publicUrl: deps.publicUrl, mailDomain: settings.deploy.mailDomain });
      return json(200, { ...report, names: source.names, addresses });
    },
  }),
  route({
    method: 'POST',
    path: '/api/sources/{id}/gaps',
    summary: 'What was done about an order number of a shop that never came: the shop was asked, or it is dismissed',
    body: SettledGap.pick({ number: true, what: true }),
    response: SettledGap,
    run: async ({ params, body, caller }, deps) => {
      const { source } = await found(params.id, deps);
      const settled = {
        ...body,
        number: body.number.slice(0, 120),
        by: caller.name,
        at: deps.clock.now().toISOString(),
      };
      await deps.sources.settleGap(source.id, settled);
      return json(200, settled);
    },
  }),
  route({
    method: 'POST',
    path: '/api/sources/{id}/secrets-changed',
    summary: 'Notes that the secrets of a source were changed now; it takes their names, never the secrets',
    body: SecretsChanged.pick({ names: true, previous: true }),
    response: SecretsChanged,
    run: async ({ params, body, caller }, deps) => {
      const { source } = await found(params.id, deps);
      const changed = { ...body, by: caller.name, at: deps.clock.now().toISOString() };
      await deps.sources.keepSecrets(source.id, changed);
      return json(200, changed);
    },
  }),
];
