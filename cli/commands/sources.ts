import { Command } from 'commander';
import { PLACES, type Shares } from '../../shared/reports/sources.ts';
import type { SourceReport, Touchless } from '../../shared/reports/sources-report.ts';
import { type Client, clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show, table } from '../print.ts';

const MINUTE = 60_000;

/** How long ago, in its largest unit. */
export function ago(at: string | null, now: Date): string {
  if (at === null) return '-';
  const minutes = Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / MINUTE));
  if (minutes < 60) return `${minutes} min ago`;
  return minutes < 2880 ? `${Math.floor(minutes / 60)} h ago` : `${Math.floor(minutes / 1440)} d ago`;
}

const percent = ({ orders, untouched }: Touchless): string =>
  orders === 0 ? '-' : `${Math.round((untouched / orders) * 100)}%`;

const HEADINGS = ['captured', 'ordered', 'attached', 'in review', 'asked', 'set aside', 'noise', 'in flight'];
const cells = (shares: Shares): string[] => ['captured' as const, ...PLACES].map((place) => String(shares[place]));

interface Listed {
  id: string;
  channel: string;
  completeness: { captured: number };
  lastAt: string | null;
  oldestAt: string | null;
  shares: Shares;
  touchless: Touchless;
  silence: SourceReport['silence'];
  missing: string[];
  refused: number;
}

/** What needs a look, in a few words. */
export function lookAt({ silence, missing, refused }: Pick<Listed, 'silence' | 'missing' | 'refused'>): string {
  return [
    silence ? `silent since ${silence.since}` : '',
    missing.length > 0 ? `missing ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}` : '',
    refused > 0 ? `refused ${refused}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

async function nowOf(client: Client): Promise<Date> {
  return new Date((await client.get<{ now: string }>('/healthz')).now);
}

async function list(options: { json?: boolean }): Promise<void> {
  const client = clientOf(findPlace());
  const [answer, now] = await Promise.all([
    client.get<{ sources: Listed[]; complete: boolean }>('/api/sources'),
    nowOf(client),
  ]);
  const rows = answer.sources.map((one) => [
    one.id,
    one.channel,
    ago(one.lastAt, now),
    String(one.completeness.captured),
    ...cells(one.shares),
    ago(one.oldestAt, now),
    percent(one.touchless),
    lookAt(one),
  ]);
  const headings = ['source', 'channel', 'last', 'today', ...HEADINGS, 'oldest waits', 'untouched', 'to look at'];
  const note = answer.complete ? '' : '\nSome days are still being counted.';
  show(answer, `${table(headings, rows)}\nAll but today: last 30 days.${note}`, options.json);
}

type One = SourceReport & { names: { en: string }; addresses: { what: string; value: string }[] };

function glance(one: One, now: Date): string[] {
  const { silence, secrets } = one;
  const usual = silence?.usual === null ? 'longer than the settings allow' : `usual: at least ${silence?.usual}`;
  const missing = one.gaps.filter(({ settled }) => settled?.what !== 'dismissed');
  const asked = ({ settled }: One['gaps'][number]): string => (settled ? ' (asked)' : '');
  const refused = one.refused.reduce((sum, { count }) => sum + count, 0);
  return [
    `${one.id}  ${one.channel}  ${one.names.en}`,
    ...one.addresses.map(({ what, value }) => `${what}: ${value}`),
    `last message: ${ago(one.lastAt, now)}`,
    `oldest waits: ${ago(one.oldestAt, now)}`,
    `untouched: ${percent(one.touchless)}`,
    ...(silence ? [`SILENT since ${silence.since} (${usual})`] : []),
    ...(missing.length > 0
      ? [`order numbers missing: ${missing.map((gap) => gap.number + asked(gap)).join(', ')}`]
      : []),
    ...(refused > 0 ? [`refused at the door: ${refused}`] : []),
    ...(secrets
      ? [`secrets changed: ${ago(secrets.at, now)}${secrets.previous ? ', the ones before are valid, too' : ''}`]
      : []),
  ];
}

async function one(id: string, options: { json?: boolean }): Promise<void> {
  const client = clientOf(findPlace());
  const [found, now] = await Promise.all([client.get<One>(`/api/sources/${encodeURIComponent(id)}`), nowOf(client)]);
  const rows = found.days.toReversed().map(({ day, shares }) => (shares ? [day, ...cells(shares)] : [day, '…']));
  const text = [...glance(found, now), '', table(['day', ...HEADINGS], [...rows, ['sum', ...cells(found.shares)]])];
  show(found, text.join('\n'), options.json);
}

const settle =
  (what: 'asked' | 'dismissed') =>
  async (id: string, number: string): Promise<void> => {
    await clientOf(findPlace()).send('POST', `/api/sources/${encodeURIComponent(id)}/gaps`, { number, what });
    show({}, `${number}: ${what}`, false);
  };

/** `hub sources`: whether everything arrives. */
export function sourcesCommand(): Command {
  const sources = new Command('sources').description(
    'What came in by each source, what waits, what is silent or missing',
  );
  sources.command('list', { isDefault: true }).description('All sources in one table').option('--json').action(list);
  sources.command('show <id>').description('One source, day by day').option('--json').action(one);
  sources.command('asked <id> <number>').description('The shop was asked for a missing number').action(settle('asked'));
  sources.command('dismiss <id> <number>').description('A missing number is none').action(settle('dismissed'));
  return sources;
}
