import type { JSX } from 'preact';
import { deskHtml } from '../parts/frame.tsx';
import { Facts } from '../parts/order-parts.tsx';
import { Original } from '../parts/original.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { Also } from './review-parts.tsx';
import type { CaptureListView, CaptureRow, CaptureView } from './views.ts';

/** One message as it came: its words as text, what became of it, the bytes for downloading. */
export function renderCapture(view: CaptureView, context: DeskContext): string {
  const page = pageOf(context);
  const { capture, outcome, order } = page.texts;
  return deskHtml(page, {
    title: capture.title,
    children: (
      <>
        <h1>
          {`${capture.title} · ${view.source}`} <span class={`badge ${view.status}`}>{outcome[view.status]}</span>
        </h1>
        <Also also={view.also} />
        <div class="columns">
          <section class="card">
            <h2>{capture.text}</h2>
            <Original original={view.original} captureId={view.id} page={page} />
          </section>
          <section class="card">
            <h2>{capture.outcome}</h2>
            <Facts
              facts={[
                [order.number, view.order ? <a href={paths.order(view.order.id)}>{view.order.number}</a> : null],
                [capture.words, view.words],
                [capture.rule, view.rule],
                [
                  capture.outcome,
                  view.status === 'in-review' ? <a href={paths.review(view.id)}>{page.texts.reviews.open}</a> : null,
                ],
                [capture.received, page.formats.instant(view.receivedAt)],
                [capture.from, view.from],
                [capture.trust, capture[view.trust]],
                [
                  order.source,
                  [view.source, view.channel, view.test ? capture.test : null].filter(Boolean).join(' · '),
                ],
                [capture.messageId, <span class="code">{view.messageId}</span>],
                [capture.size, capture.bytes(page.formats.quantity(view.size))],
                [capture.digest, <span class="code">{view.digest}</span>],
              ]}
            />
          </section>
        </div>
      </>
    ),
  });
}

function Row({ row, page }: { row: CaptureRow; page: Page }): JSX.Element {
  const { capture, outcome, order, frame } = page.texts;
  return (
    <tr>
      <td data-label={capture.received}>
        <a href={paths.capture(row.id)}>
          <time dateTime={row.receivedAt}>{page.formats.instant(row.receivedAt)}</time>
        </a>
      </td>
      <td data-label={capture.from}>{row.from ?? frame.none}</td>
      <td data-label={capture.outcome}>
        <div>
          <span class={`badge ${row.status}`}>{outcome[row.status]}</span>
        </div>
      </td>
      <td data-label={capture.words}>
        <div>
          {row.order ? (
            <>
              <a href={paths.order(row.order.id)} aria-label={`${order.number} ${row.order.number}`}>
                {row.order.number}
              </a>{' '}
            </>
          ) : null}
          {row.words}
        </div>
      </td>
    </tr>
  );
}

/** The messages of one source and day, newest first, each with what became of it. Query: `day`, `before`. */
export function renderCaptureList(view: CaptureListView, context: DeskContext): string {
  const page = pageOf(context);
  const { capture } = page.texts;
  const title = capture.listTitle(view.source.name, page.formats.day(view.day));
  const headings = [capture.received, capture.from, capture.outcome, capture.words];
  return deskHtml(page, {
    title,
    children: (
      <>
        <h1>{title}</h1>
        {view.rows.length === 0 ? (
          <p class="card">{capture.empty}</p>
        ) : (
          <div class="scroll">
            <table class="cards">
              <caption class="hidden">{title}</caption>
              <thead>
                <tr>
                  {headings.map((heading) => (
                    <th key={heading} scope="col">
                      {heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {view.rows.map((row) => (
                  <Row key={row.id} row={row} page={page} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {view.next ? (
          <p>
            <a class="button second" href={withQuery(context.here, 'before', view.next)}>
              {capture.next}
            </a>
          </p>
        ) : null}
      </>
    ),
  });
}
