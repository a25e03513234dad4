import { deskHtml } from '../parts/frame.tsx';
import { pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { Lessons } from './learned-parts.tsx';
import type { LearnedView } from './learned-views.ts';

/**
 * What corrections taught, of all customers or of one. Query: `customer`, `before`. Forms: `do` (`take-back`, `put-back`), `customer`,
 * `lesson`, `version`, `back`.
 */
export function renderLearned(view: LearnedView, context: DeskContext): string {
  const page = pageOf(context);
  const { learned } = page.texts;
  const { customer, rows, next } = view;
  const none = customer ? learned.noneOfCustomer : learned.none;
  return deskHtml(page, {
    title: learned.title,
    children: (
      <>
        <h1>{learned.title}</h1>
        <p class="lead">{rows.length > 0 ? learned.lead : none}</p>
        {customer ? (
          <p>
            <a href={paths.customer(customer.id)}>{learned.of(customer.line)}</a>
            {' · '}
            <a href={paths.learned}>{learned.everybody}</a>
          </p>
        ) : null}
        {rows.length > 0 ? <Lessons rows={rows} back={customer ? 'one' : 'all'} page={page} /> : null}
        {next === null ? null : (
          <p>
            <a class="button second" href={withQuery(paths.learned, 'before', next)}>
              {learned.more}
            </a>
          </p>
        )}
      </>
    ),
  });
}
