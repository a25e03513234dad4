import type { JSX } from 'preact';
import { Check, Post } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { Facts } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { ComparedRow, DuplicateView } from './duplicates-views.ts';

interface PartProps {
  view: DuplicateView;
  page: Page;
}

function Comparison({ rows, title, page }: { rows: readonly ComparedRow[]; title: string; page: Page }): JSX.Element {
  const { duplicates } = page.texts;
  return (
    <section class="scroll">
      <h2>{title}</h2>
      <table class="cards">
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            {[duplicates.how, duplicates.what, duplicates.message, duplicates.order].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.what}${row.mark}${row.message}`}>
              <td data-label={duplicates.how}>
                {row.mark === 'same' ? duplicates.marks.same : <strong>{duplicates.marks[row.mark]}</strong>}
              </td>
              <td data-label={duplicates.what}>{row.what}</td>
              <td data-label={duplicates.message}>{row.message === '' ? '—' : row.message}</td>
              <td data-label={duplicates.order}>{row.order === '' ? '—' : row.order}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Why({ view, page }: PartProps): JSX.Element {
  const { duplicates, duplicateRules, order, capture } = page.texts;
  const { rule } = view;
  const known = Object.hasOwn(duplicateRules, rule) ? (rule as keyof typeof duplicateRules) : 'other';
  return (
    <section class="card">
      <h2>{duplicates.whyTitle}</h2>
      <p>{view.words}</p>
      <p class="hint">{duplicateRules[known]}</p>
      <Facts
        facts={[
          [duplicates.message, [view.source, view.from].filter(Boolean).join(' · ')],
          [capture.received, page.formats.instant(view.receivedAt)],
          [duplicates.order, view.order ? `${view.order.number} · ${view.order.source}` : null],
          [order.placedAt, view.order ? page.formats.instant(view.order.placedAt) : null],
        ]}
      />
      <p>
        <a href={paths.capture(view.captureId)}>{duplicates.original}</a>
      </p>
    </section>
  );
}

const CHOICES = ['copy', 'part', 'revision', 'repeat'] as const;

function Choices({ view, page }: PartProps): JSX.Element {
  const { duplicates } = page.texts;
  const { customer } = view;
  return (
    <section class="card">
      <h2>{duplicates.choose}</h2>
      <Post to={paths.duplicate(view.captureId)} hidden={{ version: view.version }} label={duplicates.choose}>
        {customer ? <Check name="always" label={duplicates.always(customer.line)} /> : null}
        {CHOICES.map((choice, index) => (
          <p key={choice}>
            <button type="submit" name="choice" value={choice} class="second" accesskey={String(index + 1)}>
              {`${index + 1} · ${duplicates[choice]}`}
            </button>
          </p>
        ))}
      </Post>
      <p class="hint">{duplicates.keys}</p>
      <p>
        <a href={paths.review(view.captureId)}>{duplicates.review}</a>
      </p>
    </section>
  );
}

function Undo({ view, page }: PartProps): JSX.Element {
  const { duplicates } = page.texts;
  return (
    <section class="card">
      <h2>{duplicates.undo}</h2>
      <Post to={paths.duplicate(view.captureId)} hidden={{ version: view.version }} label={duplicates.undo}>
        <p>
          <button type="submit" name="choice" value="undo-review" class="second" accesskey="1">
            {`1 · ${duplicates.undoReview}`}
          </button>
        </p>
        <p>
          <button type="submit" name="choice" value="undo-order" class="second" accesskey="2">
            {`2 · ${duplicates.undoOrder}`}
          </button>
        </p>
      </Post>
    </section>
  );
}

/**
 * A message beside the order that it resembles, or to which it was attached. Posts `choice` (`copy`, `part`, `revision`, `repeat`; `undo-review`,
 * `undo-order`), `version`, and `always` where repeats shall be ordinary for the customer.
 */
export function renderDuplicate(view: DuplicateView, context: DeskContext): string {
  const page = pageOf(context);
  const { duplicates, order } = page.texts;
  const title = view.order ? duplicates.one(view.order.number) : duplicates.title;
  return deskHtml(page, {
    title,
    children: (
      <>
        <h1>{title}</h1>
        {view.state === 'settled' ? <p class="lead">{duplicates.settled}</p> : null}
        <div class="columns">
          <div>
            {view.lines ? (
              <>
                <Comparison rows={view.lines} title={order.lines} page={page} />
                <Comparison rows={view.fields} title={order.customer} page={page} />
              </>
            ) : (
              <p>{duplicates.notRead}</p>
            )}
          </div>
          <div>
            <Why view={view} page={page} />
            {view.state === 'waiting' ? <Choices view={view} page={page} /> : null}
            {view.mayUndo ? <Undo view={view} page={page} /> : null}
          </div>
        </div>
      </>
    ),
  });
}
