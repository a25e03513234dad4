import type { JSX } from 'preact';
import { Bar } from '../charts/bar.tsx';
import type { Page } from '../parts/page.ts';
import type { DashboardView } from './reports-views.ts';

/** Which channels bring orders that nobody has to look at. */
export function Untouched({ view, page }: { view: DashboardView; page: Page }): JSX.Element {
  const { reports } = page.texts;
  const { byChannel } = view.dashboard.admitted;
  return (
    <section class="card">
      <h2>{reports.untouchedBy}</h2>
      <p class="hint">{reports.untouchedByHint}</p>
      {byChannel.length === 0 ? (
        <p>{reports.nothing}</p>
      ) : (
        <div class="scroll">
          <table class="cards">
            <caption class="hidden">{reports.untouchedBy}</caption>
            <thead>
              <tr>
                <th scope="col">{reports.channel}</th>
                {[reports.orders, reports.untouched, reports.share].map((heading) => (
                  <th key={heading} scope="col" class="number">
                    {heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {byChannel.map(({ channel, orders, untouched }) => (
                <tr key={channel}>
                  <td data-label={reports.channel}>
                    <div>
                      {view.channels[channel] ?? channel}
                      <Bar share={untouched / orders} />
                    </div>
                  </td>
                  <td data-label={reports.orders} class="number">
                    {orders}
                  </td>
                  <td data-label={reports.untouched} class="number">
                    {untouched}
                  </td>
                  <td data-label={reports.share} class="number">
                    {`${Math.round((untouched / orders) * 100)}%`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
