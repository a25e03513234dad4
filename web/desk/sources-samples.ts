import type { Shares } from '../../shared/reports/sources.ts';
import type { Language } from '../../shared/settings/language.ts';
import { samplesFor } from '../samples.ts';
import type { SourcesView, SourceView } from './sources-views.ts';

const none: Shares = {
  captured: 0,
  ordered: 0,
  attached: 0,
  inReview: 0,
  asked: 0,
  setAside: 0,
  noise: 0,
  inFlight: 0,
};
const NOVEMBER = Array.from({ length: 30 }, (_, index) => new Date(Date.UTC(2026, 9, 25 + index)));
const daily = NOVEMBER.map((day) => ([0, 6].includes(day.getUTCDay()) ? 1 : 9));
const busy: Shares = {
  captured: 42,
  ordered: 25,
  attached: 6,
  inReview: 1,
  asked: 1,
  setAside: 3,
  noise: 5,
  inFlight: 1,
};

const oneSource = (say: (zh: string, en: string) => string): SourceView => ({
  id: 'shop',
  name: say('海达旗舰店', 'Haida shop'),
  channel: say('Shopify 店铺', 'Shopify shop'),
  kind: 'shop',
  addresses: [{ what: 'intake', value: 'https://hub.example.com/in/shop/shop' }],
  report: {
    id: 'shop',
    channel: 'shopify',
    lastAt: '2026-11-23T01:10:00.000Z',
    today: { ...none, captured: 2, ordered: 1, inReview: 1 },
    days: NOVEMBER.map((day, index) => ({
      day: day.toISOString().slice(0, 10),
      shares: index === 0 ? null : { ...none, captured: daily[index] ?? 0, ordered: daily[index] ?? 0 },
    })),
    shares: { ...none, captured: 206, ordered: 205, inReview: 1 },
    touchless: { orders: 205, untouched: 190 },
    oldestAt: '2026-11-23T00:40:00.000Z',
    silence: { since: '2026-11-23T01:10:00.000Z', usual: 6, weeks: 5 },
    forged: 0,
    refused: [{ day: '2026-11-22', count: 3 }],
    complete: false,
  },
  alarm: { alarm: true, messages: 3 },
  missing: [
    { number: '#1003', asked: null, href: 'https://haida.myshopify.com/admin/orders?query=name%3A%231003' },
    { number: '#1007', asked: { by: say('李娜', 'Li Na'), at: '2026-11-23T01:30:00.000Z' }, href: null },
  ],
  dismissed: [{ number: '#0998', by: say('陈静', 'Chen Jing'), at: '2026-11-20T01:30:00.000Z' }],
  secrets: { names: ['clientSecret'], changed: { at: '2025-06-01T00:00:00.000Z', previous: true } },
  maySettle: true,
  maySeeMessages: true,
});

/** Samples of the pages about sources. */
export function sourceSamplesFor(language: Language): { sources: SourcesView; source: SourceView; quiet: SourceView } {
  const { say } = samplesFor(language);
  const source = oneSource(say);
  const mail = { name: say('销售邮箱', 'Sales mailbox'), channel: say('邮件', 'E-mail') };
  const row = { lastAt: null, oldestAt: null, perDay: daily, silent: false, missing: 0 };
  const sources: SourcesView = {
    day: '2026-11-23',
    rows: [
      {
        ...row,
        ...mail,
        id: 'mail-sales',
        shares: busy,
        lastAt: '2026-11-23T02:10:00.000Z',
        oldestAt: '2026-11-20T06:00:00.000Z',
        touchless: { orders: 25, untouched: 20 },
      },
      {
        ...row,
        id: 'shop',
        name: source.name,
        channel: source.channel,
        shares: none,
        touchless: { orders: 205, untouched: 190 },
        silent: true,
        missing: 2,
      },
    ],
    channels: [
      { name: mail.channel, orders: 25, untouched: 20 },
      { name: source.channel, orders: 205, untouched: 190 },
    ],
    complete: false,
  };
  const quiet: SourceView = {
    ...source,
    ...mail,
    id: 'mail-sales',
    kind: 'email',
    addresses: [{ what: 'mailbox', value: 'orders@in.example.com' }],
    report: {
      ...source.report,
      channel: 'email',
      silence: null,
      lastAt: null,
      oldestAt: null,
      refused: [],
      complete: true,
    },
    alarm: { alarm: false, messages: 3 },
    missing: [],
    dismissed: [],
    secrets: null,
  };
  return { sources, source, quiet };
}
