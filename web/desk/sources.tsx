import type { JSX } from 'preact';
import { sumOfShares } from '../../shared/reports/sources.ts';
import { Field, Hidden } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { ShareBar, ShareCells, ShareHeadings, touchlessShare } from './sources-parts.tsx';
import type { SourceRow, SourcesView } from './sources-views.ts';

interface Props {
  view: SourcesView;
  page: Page;
}

/** A month of a source in one line of columns; its own page has the numbers. */
function Spark({ row, page }: { row: SourceRow; page: Page }): JSX.Element {
  const top = Math.max(1, ...row.perDay.map((count) => count ?? 0));
  const width = 100 / Math.max(1, row.perDay.length);
  const label = page.texts.sourcesPage.perDayOf(row.name);
  return (
    <svg class="spark" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={label}>
      {row.perDay
        .map((count, index) => ({ count: count ?? 0, x: index * width }))
        .map(({ count, x }) =>
          count > 0 ? (
            <rect
              key={x}
              class="c0"
              x={x}
              y={12 - (count / top) * 12}
              width={width * 0.8}
              height={(count / top) * 12}
            />
          ) : null,
        )}
    </svg>
  );
}

/** When it last spoke, how long the oldest waits, how much needed nobody. */
function Words({ row, page }: { row: SourceRow; page: Page }): JSX.Element {
  const { sourcesPage: texts } = page.texts;
  const { context, formats } = page;
  const ago = (at: string): JSX.Element => (
    <time dateTime={at} title={formats.instant(at)}>
      {texts.ago(formats.span(Math.max(0, Date.parse(context.now) - Date.parse(at))))}
    </time>
  );
  return (
    <div class="hint">
      {`${texts.last}: `}
      {row.lastAt === null ? texts.noneYet : ago(row.lastAt)}
      {row.oldestAt === null ? null : (
        <>
          <br />
          {`${texts.oldest}: `}
          {ago(row.oldestAt)}
        </>
      )}
      <br />
      {`${texts.touchless}: ${touchlessShare(row.touchless, page)}`}
    </div>
  );
}

function Row({ row, page }: { row: SourceRow; page: Page }): JSX.Element {
  const { sources, sourcesPage: texts } = page.texts;
  return (
    <tr class={row.silent ? 'late' : undefined}>
      <td data-label={sources.source}>
        <div>
          <a href={paths.source(row.id)}>{row.name}</a> <span class="hint">{row.channel}</span>{' '}
          {row.silent ? <span class="badge late">{texts.silent}</span> : null}{' '}
          {row.missing > 0 ? <span class="badge soon">{texts.missing(row.missing)}</span> : null}
          <Words row={row} page={page} />
          <Spark row={row} page={page} />
          {row.shares.captured > 0 ? <ShareBar shares={row.shares} label={sources.share(row.name)} /> : null}
        </div>
      </td>
      <ShareCells shares={row.shares} page={page} />
    </tr>
  );
}

function Table({ view, page }: Props): JSX.Element {
  const { sources } = page.texts;
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{`${sources.title} ${page.formats.day(view.day)}`}</caption>
        <thead>
          <tr>
            <th scope="col">{sources.source}</th>
            <ShareHeadings page={page} />
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row key={row.id} row={row} page={page} />
          ))}
          <tr>
            <td data-label={sources.source}>
              <strong>{sources.sum}</strong>
            </td>
            <ShareCells shares={sumOfShares(view.rows.map(({ shares }) => shares))} page={page} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** The share that nobody had to look at, by channel, in sentences. */
function ByChannel({ view, page }: Props): JSX.Element | null {
  const { sourcesPage: texts } = page.texts;
  const said = view.channels.filter(({ orders }) => orders > 0);
  if (said.length === 0) return null;
  return (
    <section class="card">
      <h2>{texts.byChannel}</h2>
      <p class="hint">{texts.touchlessHint}</p>
      <ul>
        {said.map((channel) => (
          <li key={channel.name}>
            {texts.touchlessWords(touchlessShare(channel, page), channel.name, channel.untouched, channel.orders)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every source with what became of the messages of one day, and what needs a look. Query: `day`. */
export function renderSources(view: SourcesView, context: DeskContext): string {
  const page = pageOf(context);
  const { sources, sourcesPage: texts } = page.texts;
  return deskHtml(page, {
    title: sources.title,
    children: (
      <>
        <h1>{`${sources.title} · ${page.formats.day(view.day)}`}</h1>
        <p class="lead">{texts.intro}</p>
        {view.complete ? null : <p class="flash note">{texts.counting}</p>}
        <form method="get" action={paths.sources} class="joined card">
          <Hidden name="lang" value={context.language} />
          <Field name="day" type="date" label={sources.day} value={view.day} />
          <button type="submit" class="second">
            {sources.show}
          </button>
        </form>
        <Table view={view} page={page} />
        <p class="hint">{texts.explain}</p>
        <ByChannel view={view} page={page} />
      </>
    ),
  });
}
