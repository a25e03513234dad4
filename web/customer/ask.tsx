import type { JSX } from 'preact';
import { ErrorSummary, Post } from '../parts/field.tsx';
import { html } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { withQuery } from '../paths.ts';
import type { PageContext } from '../views.ts';
import { Asked } from './ask-fields.tsx';
import type { AskView } from './views.ts';

interface PartProps<S = AskView['state']> {
  view: AskView;
  state: S;
  page: Page;
}
type Of<K extends AskView['state']['kind']> = PartProps<Extract<AskView['state'], { kind: K }>>;

function Open({ view, state, page }: Of<'open'>): JSX.Element {
  const { ask } = page.texts;
  const note = state.note === 'still-open' ? ask.stillOpen : state.note === 'changed' ? ask.changedMeanwhile : null;
  return (
    <>
      <h1>{ask.title}</h1>
      {note ? (
        <p class="flash note" role="status">
          {note}
        </p>
      ) : null}
      <ErrorSummary errors={state.errors} title={ask.problems} />
      <p class="lead">{ask.intro}</p>
      {view.excerpt ? (
        <details>
          <summary>{ask.yourWords}</summary>
          <p class="original">{view.excerpt}</p>
        </details>
      ) : null}
      <Post to={withQuery(view.path, 'lang', page.context.language)} hidden={{ version: state.version }} class="order">
        {state.fields.map((field) => (
          <Asked
            key={field.path}
            field={field}
            page={page}
            values={state.values}
            errors={state.errors}
            showPrices={view.showPrices}
          />
        ))}
        <button type="submit" class="main">
          {ask.send}
        </button>
        <p class="hint">{ask.privacy}</p>
      </Post>
    </>
  );
}

function Ended({ view, state, page }: PartProps<Exclude<AskView['state'], { kind: 'open' }>>): JSX.Element {
  const { ask } = page.texts;
  const here = withQuery(view.path, 'lang', page.context.language);
  switch (state.kind) {
    case 'reading':
      return (
        <>
          <h1>{ask.readingTitle}</h1>
          <p>{ask.reading}</p>
          <a class="button" href={here}>
            {ask.again}
          </a>
        </>
      );
    case 'answered':
      return (
        <>
          <h1>{ask.answeredTitle}</h1>
          <p>{ask.answered}</p>
        </>
      );
    case 'ordered':
      return (
        <>
          <h1>{ask.orderedTitle}</h1>
          <p class="lead">{ask.ordered(state.number)}</p>
          <a class="button" href={state.trackUrl}>
            {ask.track}
          </a>
        </>
      );
    case 'closed':
      return (
        <>
          <h1>{ask.closedTitle}</h1>
          <p>{ask.closed}</p>
        </>
      );
  }
}

const TITLES = {
  open: 'title',
  reading: 'readingTitle',
  answered: 'answeredTitle',
  ordered: 'orderedTitle',
  closed: 'closedTitle',
} as const;

/** A small form with exactly what is missing or doubtful, or what became of it. */
export function renderAsk(view: AskView, context: PageContext): string {
  const page = pageOf(context);
  const { ask, thanks } = page.texts;
  const { state } = view;
  return html(page, {
    title: ask[TITLES[state.kind]],
    children: (
      <>
        {state.kind === 'open' ? (
          <Open view={view} state={state} page={page} />
        ) : (
          <div class={`card calm ${state.kind === 'ordered' ? 'good' : ''}`}>
            <Ended view={view} state={state} page={page} />
          </div>
        )}
        {view.phone ? <p class="hint">{thanks.call(view.phone)}</p> : null}
      </>
    ),
  });
}
