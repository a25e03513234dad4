import type { JSX } from 'preact';
import { Post } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { CustomerView } from './customer-views.ts';
import type { LessonRow } from './learned-views.ts';

/** Where the person goes on after a button: the page of the customer, the lessons of the customer, or all lessons. */
type Back = 'customer' | 'one' | 'all';

function Settle({ row, back, page }: { row: LessonRow; back: Back; page: Page }): JSX.Element {
  const { learned } = page.texts;
  const deed = row.takenBack ? 'put-back' : 'take-back';
  const label = row.takenBack ? learned.putBackOf(row.what) : learned.takeBackOf(row.what);
  const hidden = { do: deed, customer: row.customerId, lesson: row.id, version: String(row.version), back };
  return (
    <Post to={paths.learned} hidden={hidden} label={label}>
      <button type="submit" class="small second" aria-label={label}>
        {row.takenBack ? learned.putBack : learned.takeBack}
      </button>
    </Post>
  );
}

function State({ row, page }: { row: LessonRow; page: Page }): JSX.Element {
  const { learned } = page.texts;
  const { takenBack } = row;
  if (!takenBack) return <span class="badge calm">{learned.holds}</span>;
  return <span class="hint">{learned.takenBackBy(takenBack.by, page.formats.instant(takenBack.at))}</span>;
}

/** What was learnt: what, of whom, from which order, by whom, how often it was used, and the button that takes it back. */
export function Lessons({ rows, back, page }: { rows: readonly LessonRow[]; back: Back; page: Page }): JSX.Element {
  const { learned } = page.texts;
  const all = back === 'all';
  const { what, customer, from, used, state } = learned;
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{learned.title}</caption>
        <thead>
          <tr>
            {[what, ...(all ? [customer] : []), from, used, state].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.customerId} ${row.id}`}>
              <td data-label={what}>
                <div>
                  {row.what}
                  {row.before ? <p class="hint">{learned.replaced(row.before)}</p> : null}
                </div>
              </td>
              {all ? (
                <td data-label={customer}>
                  <a href={paths.learnedOf(row.customerId)}>{row.customer}</a>
                </td>
              ) : null}
              <td data-label={from}>
                <div>
                  <a class="code" href={paths.order(row.order.id)}>
                    {row.order.number}
                  </a>
                  <p class="hint">{`${row.by} · ${page.formats.instant(row.at)}`}</p>
                </div>
              </td>
              <td data-label={used}>
                {row.lastUsedAt ? learned.usedTimes(row.used, page.formats.instant(row.lastUsedAt)) : learned.unused}
              </td>
              <td data-label={state}>
                <div>
                  <State row={row} page={page} />
                  {row.mayChange ? <Settle row={row} back={back} page={page} /> : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was learnt of one customer, on their page. */
export function Learned({ view, page }: { view: CustomerView; page: Page }): JSX.Element | null {
  const { learned } = page.texts;
  if (view.lessons.length === 0) return null;
  return (
    <section class="card">
      <h2>{learned.onPage}</h2>
      <Lessons rows={view.lessons} back="customer" page={page} />
      <p>
        <a href={paths.learnedOf(view.id)}>{learned.all}</a>
      </p>
    </section>
  );
}
