import type { JSX } from 'preact';
import { Field, Hidden } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { CustomerRow, CustomersView } from './customer-views.ts';

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
