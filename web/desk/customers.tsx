import type { JSX } from 'preact';
import { Field, Hidden } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { CustomerRow, CustomersView, PairsView, PairView } from './customer-views.ts';

interface PartProps {
  view: CustomersView;
  page: Page;
}

function Search({ view, page }: PartProps): JSX.Element {
  const { customers } = page.texts;
  return (
    <search>
      <form method="get" action={paths.customers} class="card" aria-label={customers.search}>
        <Hidden name="lang" value={page.context.language} />
        <Field
          name="search"
          type="search"
          label={customers.search}
          hint={customers.searchHint}
          value={view.search}
          max={200}
        />
        <button type="submit">{customers.find}</button>{' '}
        {view.search ? <a href={paths.customers}>{customers.all}</a> : null}
        {view.search ? <p class="hint">{customers.scanned}</p> : null}
      </form>
    </search>
  );
}

function Row({ row, page }: { row: CustomerRow; page: Page }): JSX.Element {
  const { customers, frame } = page.texts;
  return (
    <tr>
      <td data-label={customers.title}>
        <a href={paths.customer(row.id)}>{row.line}</a>
      </td>
      <td data-label={customers.contacts}>
        <div>
          {row.contacts.length === 0 ? frame.none : null}
          {row.contacts.map((contact) => (
            <div key={contact}>{contact}</div>
          ))}
        </div>
      </td>
      <td data-label={customers.place}>{row.place ?? frame.none}</td>
      <td data-label={customers.since}>
        <time dateTime={row.since}>{page.formats.instant(row.since)}</time>
      </td>
    </tr>
  );
}

function Rows({ view, page }: PartProps): JSX.Element {
  const { customers } = page.texts;
  if (view.rows.length === 0) return <p class="card">{view.search ? customers.empty : customers.none}</p>;
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{customers.title}</caption>
        <thead>
          <tr>
            {[customers.title, customers.contacts, customers.place, customers.since].map((heading) => (
              <th key={heading} scope="col">
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

/** Customers, newest first. Query: `search`, `before`. */
export function renderCustomers(view: CustomersView, context: DeskContext): string {
  const page = pageOf(context);
  const { customers } = page.texts;
  return deskHtml(page, {
    title: customers.title,
    children: (
      <>
        <h1>{customers.title}</h1>
        <Search view={view} page={page} />
        <p>
          <a href={paths.proposedMerges}>{customers.allProposals}</a>
        </p>
        <Rows view={view} page={page} />
        <nav class="pager" aria-label={customers.title}>
          <span class="hint">{customers.count(view.rows.length)}</span>
          {view.paged ? <a href={withQuery(context.here, 'before', null)}>{customers.first}</a> : null}
          {view.next ? (
            <a class="button second" href={withQuery(context.here, 'before', view.next)}>
              {customers.next}
            </a>
          ) : null}
        </nav>
      </>
    ),
  });
}

function Pair({ pair, page }: { pair: PairView; page: Page }): JSX.Element {
  const { customers } = page.texts;
  const { one, other, because } = pair;
  return (
    <li>
      <a href={paths.customer(one.id)}>{one.line}</a>
      {' ⇄ '}
      <a href={paths.customer(other.id)}>{other.line}</a>
      <ul class="ground">
        {because.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {pair.mayMerge ? (
        <a class="button small" href={withQuery(paths.mergeCustomer(one.id), 'with', other.id)}>
          {customers.compare}
          <span class="hidden">{` ${one.line}, ${other.line}`}</span>
        </a>
      ) : null}
    </li>
  );
}

/** Records that may be one customer, among the newest ones. Query: `before`. */
export function renderPairs(view: PairsView, context: DeskContext): string {
  const page = pageOf(context);
  const { customers } = page.texts;
  const { pairs, next, paged } = view;
  return deskHtml(page, {
    title: customers.allProposals,
    children: (
      <>
        <h1>{customers.allProposals}</h1>
        <p class="lead">{pairs.length > 0 ? customers.pairsWords : customers.noPairs}</p>
        {pairs.length > 0 ? (
          <section class="card">
            <ul class="plain">
              {pairs.map((pair) => (
                <Pair key={`${pair.one.id}${pair.other.id}`} pair={pair} page={page} />
              ))}
            </ul>
            <p class="hint">{customers.proposalsWords}</p>
          </section>
        ) : null}
        <nav class="pager" aria-label={customers.allProposals}>
          <a href={paths.customers}>{customers.title}</a>
          {paged ? <a href={withQuery(context.here, 'before', null)}>{customers.first}</a> : null}
          {next ? (
            <a class="button second" href={withQuery(context.here, 'before', next)}>
              {customers.next}
            </a>
          ) : null}
        </nav>
      </>
    ),
  });
}
