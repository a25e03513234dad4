import type { CatalogueIndex } from '../shared/catalogue/match.ts';
import { Settings } from '../shared/settings/schema.ts';

/** What an administrator would say of the company itself. */
export type Business = Partial<Pick<Settings, 'timeZone' | 'country' | 'currency'>>;

/** The country of each time zone that the sets name; others keep the default. */
const COUNTRY: Readonly<Record<string, string>> = {
  'Asia/Shanghai': 'CN',
  'Asia/Hong_Kong': 'HK',
  'Asia/Taipei': 'TW',
  'Asia/Tokyo': 'JP',
  'Asia/Kolkata': 'IN',
  'Asia/Singapore': 'SG',
  'Europe/London': 'GB',
  'Europe/Dublin': 'IE',
  'Europe/Berlin': 'DE',
  'Europe/Amsterdam': 'NL',
  'America/New_York': 'US',
  'America/Chicago': 'US',
  'America/Los_Angeles': 'US',
  'America/Toronto': 'CA',
  'Australia/Sydney': 'AU',
};

function mostOf<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The company of a set: the time zone in which most of its messages are meant, and the currency of most of its prices. */
export function businessOf(timeZones: readonly string[], { entries }: CatalogueIndex): Business {
  const timeZone = mostOf(timeZones);
  const currency = mostOf(entries.flatMap(({ product }) => product.price?.currency ?? []));
  const country = timeZone === undefined ? undefined : COUNTRY[timeZone];
  return { ...(timeZone ? { timeZone } : {}), ...(country ? { country } : {}), ...(currency ? { currency } : {}) };
}

/** The smallest settings under which admission decides as it does by default. */
export function settingsForBench(business: Business = {}): Settings {
  const names = { 'zh-CN': '测', en: 'bench' };
  return Settings.parse({
    ...business,
    company: { name: names },
    deploy: { regions: ['us-east-1'], mailDomain: 'bench.example', adminEmail: 'admin@bench.example' },
    sources: [{ id: 'bench', channel: 'email', names }],
    staff: [{ id: 'one', name: 'One', email: 'one@bench.example', roles: ['sales', 'manager'] }],
    stages: [
      {
        id: 'open',
        names,
        category: 'open',
        role: 'sales',
        due: { hours: 4 },
        steps: [{ id: 'finish', names, to: 'done' }],
      },
      { id: 'done', names, category: 'done' },
    ],
  });
}
