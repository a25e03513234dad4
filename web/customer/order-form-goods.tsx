import type { JSX } from 'preact';
import { Field, Hidden } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { FormLine, OrderFormView, ProductHit } from '../views.ts';

interface PartProps {
  view: OrderFormView;
  page: Page;
}

const FEWEST_ROWS = 2;
const BLANK: FormLine = { sku: '', name: '', quantity: '', unit: '' };
const PARTS = ['sku', 'name', 'quantity', 'unit'] as const;

const nameOf = (index: number, part: (typeof PARTS)[number]): string => `lines[${index}][${part}]`;

const isBlank = (line: FormLine): boolean => PARTS.every((part) => line[part] === '');

/** The rows that hold something, and blank ones behind them: always one to write in. */
function rowsOf(lines: readonly FormLine[]): FormLine[] {
  const filled = lines.filter((line) => !isBlank(line));
  const blanks = Math.max(1, FEWEST_ROWS - filled.length);
  return [...filled, ...Array.from({ length: blanks }, () => BLANK)];
}

/** The page with one product more: what was chosen is kept in the address, what was typed about persons never is. */
function withProduct(view: OrderFormView, hit: ProductHit, language: string): string {
  const lines = [
    ...view.lines.filter((line) => !isBlank(line)),
    { ...BLANK, sku: hit.sku, name: hit.name, unit: hit.unit },
  ];
  const query = new URLSearchParams({ lang: language });
  for (const [index, line] of lines.entries()) {
    for (const part of PARTS) if (line[part]) query.set(nameOf(index, part), line[part]);
  }
  return `${paths.orderForm(view.source)}?${query}#goods`;
}

function Hit({ hit, view, page }: PartProps & { hit: ProductHit }): JSX.Element {
  const { orderForm } = page.texts;
  return (
    <li>
      <span class="hit">
        <span>{hit.name}</span>
        <span class="hint">{[hit.sku, hit.unit, hit.price].filter(Boolean).join(' · ')}</span>
      </span>
      <a
        class="button small"
        href={withProduct(view, hit, page.context.language)}
        aria-label={orderForm.addNamed(hit.name)}
      >
        {orderForm.add}
      </a>
    </li>
  );
}

/** What the script of the form says, in the language of the page. */
export function wordsForScript(catalogue: string, page: Page): Record<`data-${string}`, string> {
  const { orderForm } = page.texts;
  return {
    'data-catalogue': catalogue,
    'data-add': orderForm.add,
    'data-add-named': orderForm.addNamed('{name}'),
    'data-added': orderForm.added('{name}'),
    'data-hits': orderForm.hits(2).replace('2', '{count}'),
    'data-hit': orderForm.hits(1),
    'data-no-hits': orderForm.noHits('{query}'),
  };
}

/** Catalogue search. Without scripts it loads the page again; the script of the form answers while typing. */
export function Search({ view, page }: PartProps): JSX.Element {
  const { orderForm } = page.texts;
  const { search } = view;
  const found = search
    ? search.hits.length > 0
      ? orderForm.hits(search.hits.length)
      : orderForm.noHits(search.query)
    : '';
  return (
    <search>
      <form
        method="get"
        action={paths.orderForm(view.source)}
        id="search"
        class="card"
        {...wordsForScript(paths.catalogue(view.source), page)}
      >
        <Hidden name="lang" value={page.context.language} />
        {view.lines.flatMap((line, index) =>
          PARTS.filter((part) => line[part]).map((part) => (
            <Hidden key={nameOf(index, part)} name={nameOf(index, part)} value={line[part]} />
          )),
        )}
        <div class="joined">
          <Field
            name="q"
            type="search"
            label={orderForm.search}
            hint={orderForm.searchHint}
            value={search?.query ?? ''}
            scope="s"
            max={100}
            autoComplete="off"
          />
          <button type="submit" class="second">
            {orderForm.searchButton}
          </button>
        </div>
        <noscript>
          <p class="hint">{orderForm.searchFirst}</p>
        </noscript>
        <p id="found" role="status" class="hint">
          {found}
        </p>
        <ul id="hits" class="hits">
          {search?.hits.map((hit) => (
            <Hit key={hit.sku} hit={hit} view={view} page={page} />
          ))}
        </ul>
      </form>
    </search>
  );
}

type RowsProps = { page: Page } & Pick<OrderFormView, 'lines' | 'errors'>;

function Row({ line, index, errors, page }: Omit<RowsProps, 'lines'> & { line: FormLine; index: number }): JSX.Element {
  const { orderForm } = page.texts;
  return (
    <li class="row">
      <fieldset>
        <legend>{orderForm.row(index + 1)}</legend>
        <Field
          name={nameOf(index, 'name')}
          class="goods"
          label={orderForm.name}
          value={line.name}
          errors={errors}
          max={300}
        />
        <Field
          name={nameOf(index, 'sku')}
          class="sku"
          label={orderForm.sku}
          value={line.sku}
          errors={errors}
          max={100}
        />
        <Field
          name={nameOf(index, 'quantity')}
          class="amount"
          label={orderForm.quantity}
          value={line.quantity}
          errors={errors}
          inputMode="decimal"
          max={40}
          autoComplete="off"
        />
        <Field
          name={nameOf(index, 'unit')}
          class="unit"
          label={orderForm.unit}
          value={line.unit}
          errors={errors}
          max={20}
          autoComplete="off"
        />
      </fieldset>
    </li>
  );
}

/** The rows of the order, the last of them blank; the script of the form adds more. */
export function Rows({ lines, errors, page }: RowsProps): JSX.Element {
  const { orderForm } = page.texts;
  return (
    <>
      <ol id="rows" class="rows" data-row={orderForm.row(1).replace('1', '{number}')}>
        {rowsOf(lines).map((line, index) => (
          <Row key={index} line={line} index={index} errors={errors} page={page} />
        ))}
      </ol>
      <button type="button" id="more-rows" class="quiet" hidden>
        {orderForm.moreRows}
      </button>
    </>
  );
}

/** Order lines, and a box for whatever does not fit into lines. */
export function Goods({ view, page }: PartProps): JSX.Element {
  const { orderForm } = page.texts;
  return (
    <fieldset id="goods">
      <legend>{orderForm.goods}</legend>
      <p class="hint">{orderForm.goodsHint}</p>
      <Rows lines={view.lines} errors={view.errors} page={page} />
      <Field
        name="text"
        label={orderForm.text}
        hint={orderForm.textHint}
        value={view.values.text}
        errors={view.errors}
        rows={3}
        max={8000}
      />
    </fieldset>
  );
}
