import type { JSX } from 'preact';
import type { Dashboard } from '../../shared/reports/dashboard.ts';
import type { Page } from '../parts/page.ts';
import type { DashboardView } from './reports-views.ts';

const percent = (part: number, whole: number): string => `${Math.round((part / whole) * 100)}%`;

const largest = <T,>(list: readonly T[], sizeOf: (one: T) => number): T | undefined =>
  list.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];

function byChannel({ perDay }: Dashboard): [channel: string, count: number][] {
  const sums = new Map<string, number>();
  for (const { byChannel: counts } of perDay) {
    for (const [channel, count] of Object.entries(counts)) sums.set(channel, (sums.get(channel) ?? 0) + count);
  }
  return [...sums];
}

/** What the numbers say, in sentences; what there is nothing to say of is left out. */
export function dashboardWords({ dashboard, channels, stages, staff }: DashboardView, page: Page): string[] {
  const { words } = page.texts.reports;
  const { admitted, cycle, lateness, openByAge } = dashboard;
  const sentences: string[] = [];
  const channel = largest(byChannel(dashboard), ([, count]) => count);
  if (channel) sentences.push(words.came(admitted.orders, channels[channel[0]] ?? channel[0], channel[1]));
  if (admitted.orders > 0) {
    const touched = admitted.orders - admitted.untouched;
    sentences.push(words.untouched(percent(admitted.untouched, admitted.orders), touched));
  }
  const worst = largest(admitted.byChannel, ({ orders, untouched }) => 1 - untouched / orders);
  if (worst && admitted.byChannel.length > 1)
    sentences.push(
      words.leastUntouched(channels[worst.channel] ?? worst.channel, percent(worst.untouched, worst.orders)),
    );
  const slow = largest(cycle, ({ medianMs }) => medianMs);
  if (slow) {
    const [half, nine] = [page.formats.span(slow.medianMs), page.formats.span(slow.p90Ms)];
    sentences.push(words.slowest(stages[slow.stage] ?? slow.stage, half, nine));
  }
  const late = largest(lateness.byStage, (one) => one.late);
  if (late && late.late > 0) sentences.push(words.late(stages[late.key] ?? late.key, late.late, late.stays));
  const person = largest(lateness.byOwner, (one) => one.late);
  if (person && person.late > 0)
    sentences.push(words.lateOwner(staff[person.key] ?? person.key, person.late, person.stays));
  const sum = (part: 'open' | 'late'): number => openByAge.reduce((total, row) => total + row[part], 0);
  const old = openByAge.find(({ age }) => age === 'older')?.open ?? 0;
  if (sum('open') > 0) sentences.push(words.open(sum('open'), sum('late'), old));
  return sentences;
}

/** The same as a part of the page. */
export function InWords({ view, page }: { view: DashboardView; page: Page }): JSX.Element | null {
  const sentences = dashboardWords(view, page);
  if (sentences.length === 0) return null;
  return (
    <section class="card">
      <h2>{page.texts.reports.inWords}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
