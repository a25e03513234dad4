import type { JSX } from 'preact';
import { type Balance, closes, sumOf } from '../../shared/reports/balance.ts';
import { Field, Hidden } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { SourcesView } from './views.ts';

const PARTS = [
  { part: 'ordered', css: 'ordered' },
  { part: 'attached', css: 'attached' },
  { part: 'setAside', css: 'set-aside' },
  { part: 'inReview', css: 'in-review' },
  { part: 'inFlight', css: 'in-flight' },
] as const;

/** Shares of a source's messages as one bar; the table beside it says the same in numbers. */
function Bar({ balance, label }: { balance: Balance; label: string }): JSX.Element {
  const sum = Math.max(1, balance.captured);
  let from = 0;
  const pieces = PARTS.map(({ part, css }) => {
    const piece = { css, from, share: (balance[part] / sum) * 100 };
    from += piece.share;
    return piece;
  }).filter(({ share }) => share > 0);
  return (
    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={label}>
      {pieces.map((piece) => (
        <rect key={piece.css} class={piece.css} x={piece.from} y={0} width={piece.share} height={4} />
      ))}
    </svg>
  );
}

function Numbers({ balance, page }: { balance: Balance; page: Page }): JSX.Element {
  const { sources } = page.texts;
  return (
    <>
      <td data-label={sources.captured} class="number">
        {balance.captured}
      </td>
      {PARTS.map(({ part }) => (
        <td key={part} data-label={sources[part]} class="number">
          {balance[part]}
        </td>
      ))}
      <td data-label={sources.sum}>
        <div>
          <span class={`badge ${closes(balance) ? 'good' : 'bad'}`}>
            {closes(balance) ? sources.closes : sources.open}
          </span>
        </div>
      </td>
    </>
  );
}

function Table({ view, page }: { view: SourcesView; page: Page }): JSX.Element {
  const { sources } = page.texts;
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{`${sources.title} ${page.formats.day(view.day)}`}</caption>
        <thead>
          <tr>
            <th scope="col">{sources.source}</th>
            <th scope="col" class="number">
              {sources.captured}
            </th>
            {PARTS.map(({ part, css }) => (
              <th key={part} scope="col" class="number">
                <span class={`key ${css}`} aria-hidden="true" />
                {sources[part]}
              </th>
            ))}
            <th scope="col">{sources.sum}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map(({ id, name, channel, balance }) => (
            <tr key={id}>
              <td data-label={sources.source}>
                <div>
                  <a href={paths.captures(id, view.day)}>{name}</a>
                  <div class="hint">{channel}</div>
                  {balance.captured > 0 ? <Bar balance={balance} label={sources.share(name)} /> : null}
                </div>
              </td>
              <Numbers balance={balance} page={page} />
            </tr>
          ))}
          <tr>
            <td data-label={sources.source}>
              <strong>{sources.sum}</strong>
            </td>
            <Numbers balance={sumOf(view.rows.map(({ balance }) => balance))} page={page} />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

/** Every source with what became of the messages of one day. Query: `day`. */
export function renderSources(view: SourcesView, context: DeskContext): string {
  const page = pageOf(context);
  const { sources } = page.texts;
  return deskHtml(page, {
    title: sources.title,
    children: (
      <>
        <h1>{`${sources.title} · ${page.formats.day(view.day)}`}</h1>
        <form method="get" action={paths.sources} class="joined card">
          <Hidden name="lang" value={context.language} />
          <Field name="day" type="date" label={sources.day} value={view.day} />
          <button type="submit" class="second">
            {sources.show}
          </button>
        </form>
        <Table view={view} page={page} />
        <p class="hint">{sources.explain}</p>
      </>
    ),
  });
}
