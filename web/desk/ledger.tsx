import type { JSX } from 'preact';
import { MOST_SORTED } from '../../shared/platform/ledger-sort.ts';
import { deskHtml } from '../parts/frame.tsx';
import { Due, StageBadge } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { Filters } from './ledger-filters.tsx';
import type { LedgerColumn, LedgerRow, LedgerView } from './ledger-model.ts';
import { ManageViews, ViewTabs } from './ledger-views.tsx';

interface PartProps {
  view: LedgerView;
  page: Page;
}

function Work({ row, page }: { row: LedgerRow; page: Page }): JSX.Element {
  const [first, ...rest] = row.tasks;
  if (!first) return <>{page.texts.ledger.noTask}</>;
  return (
    <div>
      <Due at={first.dueAt} page={page} />
      {rest.length > 0 ? <div class="hint">{page.texts.ledger.more(rest.length)}</div> : null}
    </div>
  );
}

function Goods({ row, page }: { row: LedgerRow; page: Page }): JSX.Element {
  return (
    <div>
      {row.goods}
      {row.lineCount > 1 ? <div class="hint">{page.texts.order.lineCount(row.lineCount)}</div> : null}
    </div>
  );
}

function Placed({ row, page }: { row: LedgerRow; page: Page }): JSX.Element {
  return (
    <div>
      <time dateTime={row.placedAt}>{page.formats.instant(row.placedAt)}</time>
      <div class="hint">{row.source}</div>
    </div>
  );
}

/** What stands in each column; nothing where the order has none. */
const CELLS: Record<LedgerColumn, (row: LedgerRow, page: Page) => JSX.Element | string | null> = {
  stage: ({ stage }) => (
    <div>
      <StageBadge stage={stage} />
    </div>
  ),
  customer: ({ customer }) => customer,
  goods: (row, page) => <Goods row={row} page={page} />,
  total: ({ total }, page) => total && page.formats.money(total),
  owner: ({ tasks }) => tasks[0]?.owner ?? null,
  due: (row, page) => <Work row={row} page={page} />,
  placed: (row, page) => <Placed row={row} page={page} />,
  promised: ({ promisedDate }, page) => promisedDate && page.formats.day(promisedDate),
  reference: ({ reference }) => reference,
  phone: ({ phone }) => phone,
  country: ({ country }) => country,
  flow: ({ flow }) => flow,
  tracking: ({ tracking }) => tracking,
};

const classOf = (column: LedgerColumn): string | undefined => (column === 'total' ? 'number' : undefined);

function Row({ row, view, page }: PartProps & { row: LedgerRow }): JSX.Element {
  const { order, frame, savedViews } = page.texts;
  const isLate = row.tasks.some(({ dueAt }) => Date.parse(dueAt) < Date.parse(page.context.now));
  return (
    <tr class={isLate ? 'late' : undefined}>
      <td data-label={order.number}>
        <a href={paths.order(row.id)} class="code">
          {row.number}
        </a>
      </td>
      {view.columns.map((column) => (
        <td key={column} data-label={savedViews.columnNames[column]} class={classOf(column)}>
          {CELLS[column](row, page) || frame.none}
        </td>
      ))}
    </tr>
  );
}

function Orders({ view, page }: PartProps): JSX.Element {
  const { ledger, order, savedViews } = page.texts;
  if (view.rows.length === 0) return <p class="card">{ledger.empty}</p>;
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{ledger.title}</caption>
        <thead>
          <tr>
            <th scope="col">{order.number}</th>
            {view.columns.map((column) => (
              <th key={column} scope="col" class={classOf(column)}>
                {savedViews.columnNames[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row key={row.id} row={row} view={view} page={page} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Exports({ view, page }: { view: LedgerView; page: Page }): JSX.Element | null {
  const { ledgerTools } = page.texts;
  const [, query = ''] = withQuery(page.context.here, 'before', null).split('?');
  if (!view.mayExport) return null;
  return (
    <>
      <a href={`${paths.exportCsv}?${query}`}>{ledgerTools.exportCsv}</a>
      <a href={`${paths.exportXlsx}?${query}`}>{ledgerTools.exportXlsx}</a>
    </>
  );
}

/** All orders with filters, columns and an order. Query: see `lookingOf` of the desk; `view` (a kept view), `before` (cursor). */
export function renderLedger(view: LedgerView, context: DeskContext): string {
  const page = pageOf(context);
  const { ledger, savedViews } = page.texts;
  return deskHtml(page, {
    title: ledger.title,
    children: (
      <>
        <h1>{ledger.title}</h1>
        <ViewTabs view={view} page={page} />
        <Filters view={view} page={page} />
        {view.complete ? null : <p class="flash note">{savedViews.incomplete(MOST_SORTED)}</p>}
        <Orders view={view} page={page} />
        <nav class="pager" aria-label={ledger.title}>
          <span class="hint">{ledger.count(view.rows.length)}</span>
          <Exports view={view} page={page} />
          {view.paged ? <a href={withQuery(context.here, 'before', null)}>{ledger.first}</a> : null}
          {view.next ? (
            <a class="button second" href={withQuery(context.here, 'before', view.next)}>
              {ledger.next}
            </a>
          ) : null}
        </nav>
        <ManageViews view={view} page={page} />
      </>
    ),
  });
}
