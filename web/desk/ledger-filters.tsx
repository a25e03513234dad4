import type { JSX } from 'preact';
import { Check, Field, Hidden, Select } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import { LEDGER_COLUMNS, type LedgerView } from './ledger-model.ts';
import type { Choice } from './views.ts';
import { optionsOf } from './wish-form.tsx';

interface PartProps {
  view: LedgerView;
  page: Page;
}

function Columns({ view, page }: PartProps): JSX.Element {
  const { savedViews } = page.texts;
  const usual = view.columns;
  return (
    <details class="search">
      <summary>{savedViews.columns}</summary>
      <fieldset class="filters">
        <legend class="hidden">{savedViews.columns}</legend>
        {LEDGER_COLUMNS.map((column) => (
          <Check
            key={column}
            name="col"
            value={column}
            label={savedViews.columnNames[column]}
            checked={usual.includes(column)}
          />
        ))}
      </fieldset>
    </details>
  );
}

function Whole({ view, page }: PartProps): JSX.Element {
  const { ledger, order, ledgerTools, savedViews } = page.texts;
  const { filters, choices } = view;
  const options = (list: readonly Choice[]) => [
    { value: '', words: ledger.all },
    ...list.map(({ id, name }) => ({ value: id, words: name })),
  ];
  return (
    <>
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
      <Select name="sort" label={savedViews.sort} options={optionsOf(savedViews.sorts)} value={view.sort} />
    </>
  );
}

/** The filters, columns and order of the ledger: a form that only looks. */
export function Filters({ view, page }: PartProps): JSX.Element {
  const { ledger, ledgerTools } = page.texts;
  const { filters } = view;
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
        <Whole view={view} page={page} />
        <Field name="country" label={ledgerTools.country} value={filters.country} max={2} />
        <Field name="from" type="date" label={ledgerTools.from} value={filters.from} />
        <Field name="to" type="date" label={ledgerTools.to} value={filters.to} />
        <Check name="overdue" label={ledger.overdueOnly} checked={filters.overdue} />
        <Check name="held" label={ledgerTools.held} checked={filters.held} />
        <Columns view={view} page={page} />
        <div class="do">
          <button type="submit">{ledger.apply}</button> <a href={paths.ledgerView('all')}>{ledger.clear}</a>
        </div>
      </form>
    </search>
  );
}
