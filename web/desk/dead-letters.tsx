import type { JSX } from 'preact';
import { ErrorSummary, Field, Post } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { Facts } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { LetterRow, LettersView, LetterView } from './views.ts';

function About({ row, page }: { row: LetterRow; page: Page }): JSX.Element {
  const { letters, frame } = page.texts;
  if (row.order) return <a href={paths.order(row.order.id)}>{letters.order}</a>;
  if (row.captureId) return <a href={paths.capture(row.captureId)}>{letters.capture}</a>;
  return <>{frame.none}</>;
}

function Table({ rows, page }: { rows: readonly LetterRow[]; page: Page }): JSX.Element {
  const { letters } = page.texts;
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{letters.title}</caption>
        <thead>
          <tr>
            {[letters.what, letters.found, letters.about, letters.status].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td data-label={letters.what}>
                <a href={paths.deadLetter(row.id)}>{row.what}</a>
              </td>
              <td data-label={letters.found}>
                <time dateTime={row.foundAt}>{page.formats.instant(row.foundAt)}</time>
              </td>
              <td data-label={letters.about}>
                <div>
                  <About row={row} page={page} />
                </div>
              </td>
              <td data-label={letters.status}>{letters.states[row.status]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Messages that failed for good. Query: `part`, `closed` for those that were decided about. */
export function renderLetters({ part, rows }: LettersView, context: DeskContext): string {
  const page = pageOf(context);
  const { letters } = page.texts;
  const isClosed = part === 'closed';
  const none = isClosed ? letters.emptyClosed : letters.empty;
  return deskHtml(page, {
    title: letters.title,
    children: (
      <>
        <h1>{letters.title}</h1>
        <p class="lead">{rows.length > 0 ? letters.intro : none}</p>
        {rows.length > 0 ? <Table rows={rows} page={page} /> : null}
        <p>
          <a class="button second" href={withQuery(paths.deadLetters, 'part', isClosed ? null : 'closed')}>
            {isClosed ? letters.showWaiting : letters.showClosed}
          </a>
        </p>
      </>
    ),
  });
}

function Decide({ view, page }: { view: LetterView; page: Page }): JSX.Element {
  const { letters, frame } = page.texts;
  const to = paths.deadLetter(view.id);
  return (
    <section class="card">
      <ErrorSummary errors={view.errors} title={frame.error} />
      {view.sendable ? (
        <Post to={to} hidden={{ do: 'retry' }} label={letters.again}>
          <p>{letters.againWords}</p>
          <button type="submit" class="main">
            {letters.again}
          </button>
        </Post>
      ) : (
        <p>{letters.notAgain}</p>
      )}
      <Post to={to} hidden={{ do: 'drop' }} label={letters.drop}>
        <Field
          name="reason"
          label={letters.reason}
          value={view.values.reason}
          errors={view.errors}
          required
          max={500}
          rows={2}
        />
        <button type="submit" class="second">
          {letters.drop}
        </button>
      </Post>
    </section>
  );
}

/** One message that failed for good. Form: `do` (`retry`, `drop`), `reason`. */
export function renderLetter(view: LetterView, context: DeskContext): string {
  const page = pageOf(context);
  const { letters } = page.texts;
  const { closed } = view;
  return deskHtml(page, {
    title: letters.one,
    children: (
      <>
        <h1>{`${letters.one} · ${view.what}`}</h1>
        <div class="columns">
          <section class="card">
            <h2>{letters.body}</h2>
            {view.whole ? null : <p class="hint">{letters.cut}</p>}
            <pre class="original">{view.body}</pre>
          </section>
          <div>
            <section class="card">
              <Facts
                facts={[
                  [letters.status, letters.states[view.status]],
                  [letters.about, view.order || view.captureId ? <About row={view} page={page} /> : null],
                  [letters.sent, page.formats.instant(view.sentAt)],
                  [letters.found, page.formats.instant(view.foundAt)],
                  [letters.received, view.receiveCount],
                  [letters.by, closed?.by],
                  [letters.at, closed ? page.formats.instant(closed.at) : null],
                  [letters.reason, closed?.reason],
                ]}
              />
            </section>
            {closed ? null : <Decide view={view} page={page} />}
          </div>
        </div>
      </>
    ),
  });
}
