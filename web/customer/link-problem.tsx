import { html } from '../parts/frame.tsx';
import { pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { ErrorView, LinkProblemView, PageContext } from '../views.ts';

/** A link that does not work any more, and what to do now. Answer with 410 for expired and gone, 404 for wrong. */
export function renderLinkProblem(view: LinkProblemView, context: PageContext): string {
  const page = pageOf(context);
  const { linkProblem, thanks } = page.texts;
  return html(page, {
    title: linkProblem[view.problem],
    children: (
      <div class="card calm">
        <h1>{linkProblem[view.problem]}</h1>
        <p>{linkProblem[`${view.problem}Words`]}</p>
        <p>{view.audience === 'staff' ? linkProblem.staffNext : linkProblem.customerNext}</p>
        {view.audience === 'staff' ? (
          <p>
            <a class="button" href={paths.tasks}>
              {linkProblem.toDesk}
            </a>
          </p>
        ) : null}
        {view.phone ? <p class="hint">{thanks.call(view.phone)}</p> : null}
      </div>
    ),
  });
}

/** Any other fault, for people: the words of its code and what to do. */
export function renderError(view: ErrorView, context: PageContext): string {
  const page = pageOf(context);
  const { frame } = page.texts;
  return html(page, {
    title: frame.error,
    children: (
      <div class="card calm">
        <h1>{frame.error}</h1>
        <p class="lead">{view.words}</p>
        {view.status >= 500 ? <p>{frame.errorNext}</p> : null}
        {view.requestId ? <p class="hint">{`${frame.requestId}: ${view.requestId}`}</p> : null}
      </div>
    ),
  });
}
