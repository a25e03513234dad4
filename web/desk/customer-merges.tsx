import type { JSX } from 'preact';
import { Check, Field, Post } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { Facts } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { CustomerView, MergePreviewView, MergeView, SideView } from './customer-views.ts';

function Undo({ view, merge, page }: { view: CustomerView; merge: MergeView; page: Page }): JSX.Element | null {
  const { customers } = page.texts;
  if (merge.since === null) return null;
  return (
    <details>
      <summary>{customers.undo}</summary>
      <Post
        to={paths.customer(view.id)}
        hidden={{ do: 'undo', version: view.version, merge: merge.merge }}
        label={`${customers.undo}: ${merge.other.line}`}
      >
        <p class="hint">{customers.undoWords}</p>
        {merge.since.map(({ kind, shown, token }, index) => (
          <Check
            key={token}
            name={`mark${index}`}
            value={token ?? ''}
            label={`${customers.undoSince}: ${customers.kinds[kind]} ${shown}`}
            scope={`undo-${merge.merge}`}
          />
        ))}
        <button type="submit" class="danger">
          {customers.undo}
        </button>
      </Post>
    </details>
  );
}

/** What was merged into this customer. */
export function Merges({ view, page }: { view: CustomerView; page: Page }): JSX.Element | null {
  const { customers } = page.texts;
  if (view.merges.length === 0) return null;
  return (
    <section class="card">
      <h2>{customers.merges}</h2>
      <ul class="plain">
        {view.merges.map((merge) => (
          <li key={merge.merge}>
            <a href={paths.customer(merge.other.id)}>{merge.other.line}</a>{' '}
            {merge.undone ? <span class="badge calm">{customers.undone(merge.undone.by)}</span> : null}
            <div class="hint">
              {[customers.mergedBy(merge.by), page.formats.instant(merge.at), customers.movedCount(merge.moved)].join(
                ' · ',
              )}
            </div>
            {merge.reason ? <div class="written">{merge.reason}</div> : null}
            <Undo view={view} merge={merge} page={page} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Side({ side, title, page }: { side: SideView; title: string; page: Page }): JSX.Element {
  const { customers, frame } = page.texts;
  return (
    <section class="card">
      <h2>
        {`${title}: `}
        <a href={paths.customer(side.id)}>{side.line}</a>
      </h2>
      <Facts
        facts={[
          [customers.name, side.name],
          [customers.company, side.company],
          [
            customers.identities,
            side.identities.length === 0 ? (
              frame.none
            ) : (
              <ul class="plain">
                {side.identities.map(({ kind, shown }) => (
                  <li key={`${kind}${shown}`}>{`${customers.kinds[kind]} ${shown}`}</li>
                ))}
              </ul>
            ),
          ],
          [customers.places, side.places.join(' · ')],
          [customers.orders, customers.orderCount(side.orders)],
          [customers.partNumbers, customers.partNumberCount(side.partNumbers)],
          [customers.since, page.formats.instant(side.since)],
        ]}
      />
    </section>
  );
}

function Outcome({ view, page }: { view: MergePreviewView; page: Page }): JSX.Element {
  const { customers } = page.texts;
  const moves = view.merged.identities.map(({ kind, shown }) => `${customers.kinds[kind]} ${shown}`);
  return (
    <section class="card">
      <h2>{customers.after}</h2>
      <Facts
        facts={[
          [customers.name, view.after.name],
          [customers.company, view.after.company],
          [customers.moves, moves.join(' · ') || customers.nothingMoves],
          [customers.places, view.after.places.join(' · ')],
        ]}
      />
      {view.conflicts.length > 0 ? (
        <table>
          <caption>{customers.conflicts}</caption>
          <thead>
            <tr>
              <th scope="col">{customers.number}</th>
              <th scope="col">{customers.stays}</th>
              <th scope="col">{customers.goes}</th>
            </tr>
          </thead>
          <tbody>
            {view.conflicts.map(({ number, stays, goes }) => (
              <tr key={number}>
                <td class="code">{number}</td>
                <td class="code">{stays}</td>
                <td class="code">{goes}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}

/** Two customers side by side, and what would come of merging them. Form: `with`, `version`, `otherVersion`, `reason`. */
export function renderMergePreview(view: MergePreviewView, context: DeskContext): string {
  const page = pageOf(context);
  const { customers } = page.texts;
  const { survivor, merged } = view;
  return deskHtml(page, {
    title: customers.mergeTitle,
    children: (
      <>
        <h1>{customers.mergeTitle}</h1>
        {view.because.length > 0 ? (
          <section class="flash note">
            <h2>{customers.why}</h2>
            <ul>
              {view.because.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </section>
        ) : null}
        <p>
          <a class="button small" href={withQuery(paths.mergeCustomer(merged.id), 'with', survivor.id)}>
            {customers.swap}
          </a>
        </p>
        <div class="columns even">
          <Side side={survivor} title={customers.survivor} page={page} />
          <Side side={merged} title={customers.merged} page={page} />
        </div>
        <Outcome view={view} page={page} />
        {view.refusal ? (
          <p class="flash refused">{view.refusal}</p>
        ) : (
          <Post
            to={paths.mergeCustomer(survivor.id)}
            hidden={{ with: merged.id, version: survivor.version, otherVersion: merged.version }}
            label={customers.merge}
            class="card"
          >
            <Field name="reason" label={customers.reason} value={view.values.reason} max={500} />
            <button type="submit" class="main">
              {customers.merge}
            </button>
            <p class="hint">{customers.mergeHint}</p>
          </Post>
        )}
      </>
    ),
  });
}
