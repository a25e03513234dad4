import type { ComponentChildren, JSX } from 'preact';
import type { CycleTime, Lateness } from '../../shared/reports/dashboard.ts';
import { Bar } from '../charts/bar.tsx';
import { Columns } from '../charts/columns.tsx';
import { Field, Hidden } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { Untouched } from './dashboard-untouched.tsx';
import { InWords } from './dashboard-words.tsx';
import type { DashboardView, NamesOf } from './reports-views.ts';

interface PartProps {
  view: DashboardView;
  page: Page;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function Table({ caption, headings, children }: { caption: string; headings: string[]; children: ComponentChildren }) {
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            {headings.map((heading, index) => (
              <th key={heading} scope="col" class={index === 0 ? '' : 'number'}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Figures({ view, page }: PartProps): JSX.Element {
  const { reports } = page.texts;
  const { admitted, openByAge } = view.dashboard;
  const open = openByAge.reduce((sum, row) => sum + row.open, 0);
  const late = openByAge.reduce((sum, row) => sum + row.late, 0);
  const untouched = admitted.orders === 0 ? page.texts.frame.none : percent(admitted.untouched / admitted.orders);
  const figures: [string, string | number, string | undefined][] = [
    [reports.orders, admitted.orders, undefined],
    [reports.untouched, untouched, reports.untouchedHint],
    [reports.open, open, undefined],
    [reports.late, late, undefined],
  ];
  return (
    <dl class="figures">
      {figures.map(([name, value, hint]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {hint ? <dd class="hint">{hint}</dd> : null}
        </div>
      ))}
    </dl>
  );
}

function PerDay({ view, page }: PartProps): JSX.Element {
  const { reports } = page.texts;
  const { perDay } = view.dashboard;
  const channels = [...new Set(perDay.flatMap(({ byChannel }) => Object.keys(byChannel)))].sort();
  const names = channels.map((id) => view.channels[id] ?? id);
  const columns = perDay.map(({ day, byChannel }) => ({
    label: page.formats.day(day),
    values: channels.map((id) => byChannel[id] ?? 0),
  }));
  return (
    <section class="card">
      <h2>{reports.perDay}</h2>
      <p class="hint">{reports.perDayHint}</p>
      {channels.length === 0 ? (
        <p>{reports.nothing}</p>
      ) : (
        <>
          <Columns series={names} columns={columns} label={reports.perDay} />
          <details>
            <summary>{reports.day}</summary>
            <Table caption={reports.perDay} headings={[reports.day, ...names, reports.sum]}>
              {columns.map(({ label, values }) => (
                <tr key={label}>
                  <td data-label={reports.day}>{label}</td>
                  {values.map((value, index) => (
                    <td key={channels[index]} data-label={names[index]} class="number">
                      {value}
                    </td>
                  ))}
                  <td data-label={reports.sum} class="number">
                    {values.reduce((sum, value) => sum + value, 0)}
                  </td>
                </tr>
              ))}
            </Table>
          </details>
        </>
      )}
    </section>
  );
}

function Cycle({ view, page }: PartProps): JSX.Element {
  const { reports } = page.texts;
  const { cycle } = view.dashboard;
  const longest = Math.max(1, ...cycle.map(({ p90Ms }) => p90Ms));
  const row = ({ stage, stays, medianMs, p90Ms }: CycleTime) => (
    <tr key={stage}>
      <td data-label={reports.stage}>
        <div>
          {view.stages[stage] ?? stage}
          <Bar share={medianMs / longest} mark={p90Ms / longest} />
        </div>
      </td>
      <td data-label={reports.stays} class="number">
        {stays}
      </td>
      <td data-label={reports.median} class="number">
        {page.formats.span(medianMs)}
      </td>
      <td data-label={reports.p90} class="number">
        {page.formats.span(p90Ms)}
      </td>
    </tr>
  );
  return (
    <section class="card">
      <h2>{reports.cycle}</h2>
      <p class="hint">{reports.cycleHint}</p>
      {cycle.length === 0 ? (
        <p>{reports.nothing}</p>
      ) : (
        <Table caption={reports.cycle} headings={[reports.stage, reports.stays, reports.median, reports.p90]}>
          {cycle.map(row)}
        </Table>
      )}
    </section>
  );
}

interface LateProps {
  title: string;
  heading: string;
  rows: readonly Lateness[];
  names: NamesOf;
  page: Page;
}

function Late({ title, heading, rows, names, page }: LateProps): JSX.Element {
  const { reports } = page.texts;
  return (
    <section class="card">
      <h2>{title}</h2>
      <p class="hint">{reports.lateHint}</p>
      {rows.length === 0 ? (
        <p>{reports.nothing}</p>
      ) : (
        <Table caption={title} headings={[heading, reports.stays, reports.late, reports.share]}>
          {rows.map(({ key, stays, late }) => (
            <tr key={key}>
              <td data-label={heading}>
                <div>
                  {names[key] ?? key}
                  <Bar share={late / stays} tone="bad" />
                </div>
              </td>
              <td data-label={reports.stays} class="number">
                {stays}
              </td>
              <td data-label={reports.late} class="number">
                {late}
              </td>
              <td data-label={reports.share} class="number">
                {percent(late / stays)}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  );
}

function Ages({ view, page }: PartProps): JSX.Element {
  const { reports } = page.texts;
  const { openByAge } = view.dashboard;
  const most = Math.max(1, ...openByAge.map(({ open }) => open));
  return (
    <section class="card">
      <h2>{reports.ages}</h2>
      <p class="hint">{reports.agesHint}</p>
      <Table caption={reports.ages} headings={[reports.age, reports.open, reports.late]}>
        {openByAge.map(({ age, open, late }) => (
          <tr key={age}>
            <td data-label={reports.age}>
              <div>
                {reports.ageNames[age]}
                <Bar share={open / most} />
              </div>
            </td>
            <td data-label={reports.open} class="number">
              {open}
            </td>
            <td data-label={reports.late} class="number">
              {late}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** What happened in some days, as pictures with their numbers. Query: `from`, `to` (business days). */
export function renderDashboard(view: DashboardView, context: DeskContext): string {
  const page = pageOf(context);
  const { reports } = page.texts;
  const { from, to, lateness } = view.dashboard;
  return deskHtml(page, {
    title: reports.title,
    children: (
      <>
        <h1>{reports.title}</h1>
        <form method="get" action={paths.reports} class="joined card">
          <Hidden name="lang" value={context.language} />
          <Field name="from" type="date" label={reports.from} value={from} />
          <Field name="to" type="date" label={reports.to} value={to} />
          <button type="submit" class="second">
            {reports.show}
          </button>
        </form>
        <p>
          <a href={paths.incidents}>{reports.incidents}</a>
          {' · '}
          <a href={paths.stockTakes}>{page.texts.stockTake.title}</a>
        </p>
        {view.complete ? null : <p class="flash note">{reports.partial}</p>}
        <Figures view={view} page={page} />
        <InWords view={view} page={page} />
        <PerDay view={view} page={page} />
        <Untouched view={view} page={page} />
        <Cycle view={view} page={page} />
        <Late
          title={reports.lateBy.owner}
          heading={reports.owner}
          rows={lateness.byOwner}
          names={view.staff}
          page={page}
        />
        <Late
          title={reports.lateBy.stage}
          heading={reports.stage}
          rows={lateness.byStage}
          names={view.stages}
          page={page}
        />
        <Late
          title={reports.lateBy.channel}
          heading={reports.channel}
          rows={lateness.byChannel}
          names={view.channels}
          page={page}
        />
        <Ages view={view} page={page} />
      </>
    ),
  });
}
