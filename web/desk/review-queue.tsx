import { deskHtml } from '../parts/frame.tsx';
import { Due } from '../parts/order-parts.tsx';
import { pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { ReviewQueueView } from './views.ts';

/** All messages that wait for a person, earliest due first. */
export function renderReviewQueue(view: ReviewQueueView, context: DeskContext): string {
  const page = pageOf(context);
  const { reviews, order, frame } = page.texts;
  const rows = view.rows.toSorted((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  const headings = [order.source, reviews.why, reviews.excerpt, order.owner, order.due];
  return deskHtml(page, {
    title: reviews.title,
    children: (
      <>
        <h1>{reviews.title}</h1>
        <p class="lead">{rows.length > 0 ? reviews.intro : reviews.empty}</p>
        {rows.length > 0 ? (
          <div class="scroll">
            <table class="cards">
              <caption class="hidden">{reviews.title}</caption>
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
                {rows.map((row) => (
                  <tr key={row.captureId} class={Date.parse(row.dueAt) < Date.parse(context.now) ? 'late' : undefined}>
                    <td data-label={order.source}>
                      <div>
                        <a href={paths.review(row.captureId)}>{row.from ?? row.source}</a>
                        <div class="hint">{`${row.source} · ${page.formats.instant(row.receivedAt)}`}</div>
                      </div>
                    </td>
                    <td data-label={reviews.why}>{row.words}</td>
                    <td data-label={reviews.excerpt}>{row.excerpt ?? frame.none}</td>
                    <td data-label={order.owner}>{row.owner}</td>
                    <td data-label={order.due}>
                      <Due at={row.dueAt} page={page} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : null}
      </>
    ),
  });
}
