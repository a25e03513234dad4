import type { JSX } from 'preact';
import { StageBadge } from '../parts/order-parts.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import { NoteForm } from './customer-forms.tsx';
import type { CustomerView } from './customer-views.ts';

interface PartProps {
  view: CustomerView;
  page: Page;
}

export function Orders({ view, page }: PartProps): JSX.Element {
  const { customers, order } = page.texts;
  return (
    <section class="card">
      <h2>{customers.orders}</h2>
      {view.orders.length === 0 ? <p>{customers.noOrders}</p> : null}
      <ul class="plain">
        {view.orders.map((one) => (
          <li key={one.id}>
            <a href={paths.order(one.id)} class="code">
              {one.number}
            </a>{' '}
            <StageBadge stage={one.stage} />
            <div>
              {one.goods}
              {one.total ? ` · ${page.formats.money(one.total)}` : ''}
            </div>
            <time class="hint" dateTime={one.placedAt}>
              {`${order.placedAt} ${page.formats.instant(one.placedAt)}`}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Complaints({ view, page }: PartProps): JSX.Element | null {
  const { customers } = page.texts;
  if (view.complaints.length === 0) return null;
  return (
    <section class="card">
      <h2>{customers.complaints}</h2>
      <ul class="plain">
        {view.complaints.map((one) => (
          <li key={`${one.orderId}${one.at}`}>
            <a href={paths.order(one.orderId)} class="code">
              {one.number}
            </a>{' '}
            <span class={`badge ${one.open ? 'soon' : 'calm'}`}>{one.open ? customers.open : customers.closed}</span>
            <div class="written">{one.words}</div>
            <time class="hint" dateTime={one.at}>
              {page.formats.instant(one.at)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Reviews({ view, page }: PartProps): JSX.Element | null {
  const { customers } = page.texts;
  if (view.reviews.length === 0) return null;
  return (
    <section class="card">
      <h2>{customers.reviews}</h2>
      <ul class="plain">
        {view.reviews.map((one) => (
          <li key={one.captureId}>
            {one.mayOpen ? <a href={paths.review(one.captureId)}>{one.words}</a> : one.words}{' '}
            <time class="hint" dateTime={one.receivedAt}>
              {page.formats.instant(one.receivedAt)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Places({ view, page }: PartProps): JSX.Element | null {
  const { customers } = page.texts;
  if (view.places.length + view.orderPlaces.length === 0) return null;
  return (
    <section class="card">
      <h2>{customers.places}</h2>
      <ul class="plain">
        {view.places.map((place, index) => (
          <li key={place}>
            {place} {index === 0 ? <span class="badge calm">{customers.usual}</span> : null}
          </li>
        ))}
      </ul>
      {view.orderPlaces.length > 0 ? (
        <>
          <h3>{customers.otherPlaces}</h3>
          <ul class="plain">
            {view.orderPlaces.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

export function PartNumbers({ view, page }: PartProps): JSX.Element | null {
  const { customers } = page.texts;
  if (view.partNumbers.length === 0) return null;
  return (
    <section class="card">
      <h2>{customers.partNumbers}</h2>
      <table>
        <caption class="hidden">{customers.partNumbers}</caption>
        <thead>
          <tr>
            <th scope="col">{customers.number}</th>
            <th scope="col">{customers.sku}</th>
          </tr>
        </thead>
        <tbody>
          {view.partNumbers.map(({ number, sku }) => (
            <tr key={number}>
              <td class="code">{number}</td>
              <td class="code">{sku}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function History({ view, page }: PartProps): JSX.Element {
  const { customers, letters } = page.texts;
  const space = page.context.language === 'en' ? ' ' : '';
  return (
    <section class="card">
      <h2>{customers.history}</h2>
      <ol class="timeline">
        {view.history.map((entry) => (
          <li key={`${entry.at}${entry.words}`}>
            <time dateTime={entry.at}>{page.formats.instant(entry.at)}</time>
            <p>
              <strong>{entry.by}</strong>
              {`${space}${entry.words}`}
              {entry.captureId ? (
                <>
                  {' '}
                  <a href={paths.capture(entry.captureId)}>{letters.capture}</a>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Notes({ view, page }: PartProps): JSX.Element | null {
  const { customers } = page.texts;
  if (view.notes.length === 0 && !view.mayChange) return null;
  return (
    <section class="card">
      <h2>{customers.notes}</h2>
      <ul class="plain">
        {view.notes.map((note) => (
          <li key={`${note.at}${note.text}`}>
            <div class="written">{note.text}</div>
            <span class="hint">{`${note.by} · ${page.formats.instant(note.at)}`}</span>
          </li>
        ))}
      </ul>
      {view.mayChange ? <NoteForm view={view} page={page} /> : null}
    </section>
  );
}
