import type { JSX } from 'preact';
import { deskHtml } from '../parts/frame.tsx';
import { Due } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { DuplicateRow, DuplicatesView } from './duplicates-views.ts';

function Row({ row, page }: { row: DuplicateRow; page: Page }): JSX.Element {
  const { duplicates, order, capture } = page.texts;
  const { captureId, dueAt } = row;
  return (
    <tr>
      <td data-label={order.source}>{[row.source, row.from].filter(Boolean).join(' · ')}</td>
      <td data-label={capture.received}>{page.formats.instant(row.receivedAt)}</td>
      <td data-label={duplicates.resembles}>
        <a class="code" href={paths.order(row.order.id)}>
          {row.order.number}
        </a>
        <p class="hint">{row.words}</p>
      </td>
      <td data-label={order.due}>{dueAt ? <Due at={dueAt} page={page} /> : null}</td>
      <td>
        <a
          class="button small"
          href={paths.duplicate(captureId)}
          aria-label={row.mayUndo ? undefined : duplicates.one(row.order.number)}
        >
          {row.mayUndo ? duplicates.undoOf(row.order.number) : duplicates.compare}
        </a>
      </td>
    </tr>
  );
}

function Table({
  rows,
  title,
  page,
}: {
  rows: readonly DuplicateRow[];
  title: string;
  page: Page;
}): JSX.Element | null {
  const { duplicates, order, capture } = page.texts;
  if (rows.length === 0) return null;
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            {[order.source, capture.received, duplicates.resembles, order.due, duplicates.compare].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.captureId} row={row} page={page} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Messages that may be copies, and those that were lately taken for copies. */
export function renderDuplicates(view: DuplicatesView, context: DeskContext): string {
  const page = pageOf(context);
  const { duplicates } = page.texts;
  return deskHtml(page, {
    title: duplicates.title,
    children: (
      <>
        <h1>{duplicates.title}</h1>
        <p class="lead">{view.waiting.length > 0 ? duplicates.intro : duplicates.none}</p>
        <Table rows={view.waiting} title={duplicates.title} page={page} />
        <h2>{duplicates.attached}</h2>
        {view.attached.length === 0 ? <p>{duplicates.attachedNone}</p> : null}
        <Table rows={view.attached} title={duplicates.attached} page={page} />
      </>
    ),
  });
}
