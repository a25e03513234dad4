import { html } from '../parts/frame.tsx';
import { pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { PageContext, ThanksView } from '../views.ts';

/** After an order was sent: received, with its number or that it follows. */
export function renderThanks(view: ThanksView, context: PageContext): string {
  const page = pageOf(context);
  const { thanks } = page.texts;
  return html(page, {
    title: thanks.title,
    children: (
      <div class="card calm">
        <h1>{thanks.title}</h1>
        <p class="lead">{thanks.received}</p>
        {view.number ? (
          <>
            <p>
              {thanks.number}
              <br />
              <strong class="big">{view.number}</strong>
            </p>
            <p class="hint">{thanks.keep}</p>
          </>
        ) : (
          <>
            <p>{thanks.numberFollows}</p>
            <p>
              <a href={withQuery(context.here, 'lang', context.language)}>{thanks.again}</a>
            </p>
          </>
        )}
        {view.trackUrl ? (
          <p>
            <a class="button main" href={view.trackUrl}>
              {thanks.track}
            </a>
          </p>
        ) : null}
        <p>
          <a href={withQuery(paths.orderForm(view.source), 'lang', context.language)}>{thanks.another}</a>
        </p>
        {view.phone ? <p class="hint">{thanks.call(view.phone)}</p> : null}
      </div>
    ),
  });
}
