import type { JSX } from 'preact';
import { DIMENSIONS, type Dimension, type IncidentCount } from '../../shared/reports/incidents.ts';
import { Bar } from '../charts/bar.tsx';
import { Field, Hidden } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { IncidentsView, NamesOf } from './reports-views.ts';

interface PartProps {
  view: IncidentsView;
  page: Page;
}

/** Less than this apart is no trend. */
const LEVEL = 0.5;

function namesOf(dimension: Dimension, { view, page }: PartProps): NamesOf {
  const { kinds, causes } = page.texts.incidents;
  const names: Record<Dimension, NamesOf> = {
    kind: kinds,
    cause: causes,
    stage: view.stages,
    channel: view.channels,
    customer: causes,
    product: {},
    owner: { ...view.staff, unknown: causes.unknown },
  };
  return names[dimension];
}

function trendWords({ thisWeek, before }: Omit<IncidentCount, 'key'>, page: Page): string {
  const { up, down, same } = page.texts.incidents;
  if (Math.abs(thisWeek - before) < LEVEL) return `→ ${same}`;
  return thisWeek > before ? `↑ ${up}` : `↓ ${down}`;
}

/** More rows than anybody reads; kinds and causes stand there whole. */
const MOST = 15;

function Counts({ dimension, view, page }: PartProps & { dimension: Dimension }): JSX.Element | null {
  const { incidents } = page.texts;
  const rows = view.report.by[dimension].slice(0, MOST);
  if (rows.length === 0) return null;
  const names = namesOf(dimension, { view, page });
  const most = Math.max(1, ...rows.map(({ thisWeek, before }) => Math.max(thisWeek, before)));
  const headings = [incidents.by[dimension], incidents.thisWeek, incidents.beforeShort, incidents.trend];
  return (
    <section class="card">
      <h2>{incidents.by[dimension]}</h2>
      <div class="scroll">
        <table class="cards">
          <caption class="hidden">{incidents.by[dimension]}</caption>
          <thead>
            <tr>
              {headings.map((heading, index) => (
                <th key={heading} scope="col" class={index === 0 ? '' : 'number'}>
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td data-label={headings[0]}>
                  <div>
                    {names[row.key] ?? row.key}
                    <Bar share={row.thisWeek / most} mark={row.before / most} />
                  </div>
                </td>
                <td data-label={headings[1]} class="number">
                  {row.thisWeek}
                </td>
                <td data-label={headings[2]} class="number">
                  {Math.round(row.before * 10) / 10}
                </td>
                <td data-label={headings[3]} class="number">
                  {trendWords(row, page)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Unexplained({ view, page }: PartProps): JSX.Element | null {
  const { incidents } = page.texts;
  const { unexplained } = view.report;
  if (unexplained.length === 0) return null;
  return (
    <section class="card">
      <h2>{`${incidents.unexplained} (${unexplained.length})`}</h2>
      <p class="hint">{incidents.unexplainedHint}</p>
      <ul class="plain">
        {unexplained.map(({ orderId, orderNumber, seq, kind, at }) => (
          <li key={`${orderId}-${seq}`}>
            <a href={paths.order(orderId)}>{orderNumber}</a>
            {` · ${incidents.kinds[kind]} · ${page.formats.instant(at)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The weekly review: which customer, channel, product or stage causes what, with trend. Query: `to` (business day). */
export function renderIncidents(view: IncidentsView, context: DeskContext): string {
  const page = pageOf(context);
  const { incidents, reports } = page.texts;
  const { from, to, total, weeksBefore } = view.report;
  return deskHtml(page, {
    title: incidents.title,
    children: (
      <>
        <h1>{incidents.title}</h1>
        <p>{incidents.week(page.formats.day(from), page.formats.day(to))}</p>
        <form method="get" action={paths.incidents} class="joined card">
          <Hidden name="lang" value={context.language} />
          <Field name="to" type="date" label={incidents.until} value={to} />
          <button type="submit" class="second">
            {reports.show}
          </button>
        </form>
        {view.complete ? null : <p class="flash note">{reports.partial}</p>}
        <p class="hint">{incidents.hint}</p>
        <dl class="figures">
          <div>
            <dt>{incidents.thisWeek}</dt>
            <dd>{total.thisWeek}</dd>
          </div>
          <div>
            <dt>{incidents.before(weeksBefore)}</dt>
            <dd>{Math.round(total.before * 10) / 10}</dd>
          </div>
          <div>
            <dt>{incidents.trend}</dt>
            <dd>{trendWords(total, page)}</dd>
          </div>
        </dl>
        {total.thisWeek === 0 ? <p>{incidents.none}</p> : null}
        <Unexplained view={view} page={page} />
        {DIMENSIONS.map((dimension) => (
          <Counts key={dimension} dimension={dimension} view={view} page={page} />
        ))}
      </>
    ),
  });
}
