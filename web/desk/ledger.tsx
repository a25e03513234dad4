import type { JSX } from 'preact';
import { Check, Field, Hidden, Select } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { Due, StageBadge } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { Choice, LedgerRow, LedgerView } from './views.ts';
import { optionsOf } from './wish-form.tsx';

interface PartProps {
  view: LedgerView;
  page: Page;
}

function Filters({ view, page }: PartProps): JSX.Element {
  const { ledger, order, ledgerTools } = page.texts;
  const { filters, choices } = view;
  const options = (list: readonly Choice[]) => [
    { value: '', words: ledger.all },
    ...list.map(({ id, name }) => ({ value: id, words: name })),
  ];
  return (
    <search>
      <form method="get" action={paths.orders} class="card filters" aria-label={ledger.filters}>
        <Hidden name="lang" value={page.context.language} />
        <Field
          name="search"
          type="search"
          class="search"
          label={ledger.search}
          hint={`${ledger.searchHint}. ${ledgerTools.scanned(view.months)}`}
          value={filters.search}
          max={200}
        />
        <Select name="stage" label={order.stage} options={options(choices.stages)} value={filters.stage} />
        <Select name="channel" label={ledger.channel} options={options(choices.channels)} value={filters.channel} />
        <Select name="source" label={order.source} options={options(choices.sources)} value={filters.source} />
        <Select name="owner" label={order.owner} options={options(choices.owners)} value={filters.owner} />
        <Select
          name="category"
          label={ledgerTools.category}
          options={[{ value: '', words: ledger.all }, ...optionsOf(ledgerTools.categories)]}
          value={filters.category}
        />
        {choices.flows.length > 0 ? (
          <Select name="flow" label={ledgerTools.flow} options={options(choices.flows)} value={filters.flow} />
        ) : null}
        <Field name="country" label={ledgerTools.country} value={filters.country} max={2} />
        <Field name="from" type="date" label={ledgerTools.from} value={filters.from} />
        <Field name="to" type="date" label={ledgerTools.to} value={filters.to} />
        <Check name="overdue" label={ledger.overdueOnly} checked={filters.overdue} />
        <Check name="held" label={ledgerTools.held} checked={filters.held} />
        <div class="do">
          <button type="submit">{ledger.apply}</button> <a href={paths.orders}>{ledger.clear}</a>
        </div>
      </form>
    </search>
  );
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

function Row({ row, page }: { row: LedgerRow; page: Page }): JSX.Element {
  const { order, frame } = page.texts;
  const isLate = row.tasks.some(({ dueAt }) => Date.parse(dueAt) < Date.parse(page.context.now));
  return (
    <tr class={isLate ? 'late' : undefined}>
      <td data-label={order.number}>
        <a href={paths.order(row.id)} class="code">
          {row.number}
        </a>
      </td>
      <td data-label={order.stage}>
        <div>
          <StageBadge stage={row.stage} />
        </div>
      </td>
      <td data-label={order.customer}>{row.customer || frame.none}</td>
      <td data-label={order.description}>
        <div>
          {row.goods}
          {row.lineCount > 1 ? <div class="hint">{order.lineCount(row.lineCount)}</div> : null}
        </div>
      </td>
      <td data-label={order.total} class="number">
        {row.total ? page.formats.money(row.total) : frame.none}
      </td>
      <td data-label={order.owner}>{row.tasks[0]?.owner ?? frame.none}</td>
      <td data-label={order.due}>
        <Work row={row} page={page} />
      </td>
      <td data-label={order.placedAt}>
        <div>
          <time dateTime={row.placedAt}>{page.formats.instant(row.placedAt)}</time>
          <div class="hint">{row.source}</div>
        </div>
      </td>
    </tr>
  );
}

function Orders({ view, page }: PartProps): JSX.Element {
  const { ledger, order } = page.texts;
  if (view.rows.length === 0) return <p class="card">{ledger.empty}</p>;
  const headings = [
    order.number,
    order.stage,
    order.customer,
    order.description,
    order.total,
    order.owner,
    order.due,
    order.placedAt,
  ];
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{ledger.title}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col" class={heading === order.total ? 'number' : undefined}>
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
  );
}

/** All orders, newest first, with filters. Query: `search`, `stage`, `channel`, `source`, `owner`, `overdue=true`, `before`. */
export function renderLedger(view: LedgerView, context: DeskContext): string {
  const page = pageOf(context);
  const { ledger } = page.texts;
  return deskHtml(page, {
    title: ledger.title,
    children: (
      <>
        <h1>{ledger.title}</h1>
        <Filters view={view} page={page} />
        <Orders view={view} page={page} />
        <nav class="pager" aria-label={ledger.title}>
          <span class="hint">{ledger.count(view.rows.length)}</span>
          {view.mayExport ? (
            <a href={`${paths.exportOrders}?${context.here.split('?')[1] ?? ''}`}>{page.texts.ledgerTools.exportCsv}</a>
          ) : null}
          {view.paged ? <a href={withQuery(context.here, 'before', null)}>{ledger.first}</a> : null}
          {view.next ? (
            <a class="button second" href={withQuery(context.here, 'before', view.next)}>
              {ledger.next}
            </a>
          ) : null}
        </nav>
      </>
    ),
  });
}
