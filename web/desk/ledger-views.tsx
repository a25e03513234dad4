import type { JSX } from 'preact';
import { Check, Field, Post } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { LedgerView } from './ledger-model.ts';

interface PartProps {
  view: LedgerView;
  page: Page;
}

/** The kept views as links, before the filters. */
export function ViewTabs({ view: { views }, page }: PartProps): JSX.Element | null {
  const { savedViews } = page.texts;
  if (views.own.length + views.team.length === 0) return null;
  const link = (id: string, name: string, hint?: string): JSX.Element => (
    <li key={id}>
      <a href={paths.ledgerView(id)} aria-current={views.shown === id ? 'page' : undefined}>
        {name}
      </a>
      {hint ? <span class="hint">{` ${hint}`}</span> : null}
      {views.standard === id ? ' ' : null}
      {views.standard === id ? <span class="badge calm">{savedViews.standardMark}</span> : null}
    </li>
  );
  return (
    <nav class="tabs" aria-label={savedViews.title}>
      <ul>
        {link('all', savedViews.all)}
        {views.own.map(({ id, name }) => link(id, name))}
        {views.team.map(({ id, name, by }) => link(id, name, savedViews.sharedBy(by)))}
      </ul>
    </nav>
  );
}

/** Keeping what is shown, removing what was kept, and what the ledger opens with. */
export function ManageViews({ view: { views, query }, page }: PartProps): JSX.Element {
  const { savedViews } = page.texts;
  const all = [
    ...views.own.map((one) => ({ ...one, shared: 'false', removable: true })),
    ...views.team.map((one) => ({ ...one, shared: 'true', removable: one.mine || views.mayAll })),
  ];
  return (
    <details class="card">
      <summary>{savedViews.manage}</summary>
      <Post to={paths.ledgerViews} hidden={{ do: 'keep', query }} label={savedViews.keep}>
        <Field name="name" label={savedViews.name} hint={savedViews.keepHint} required max={60} scope="view" />
        <Check name="shared" label={savedViews.share} scope="view" />
        <button type="submit">{savedViews.save}</button>
      </Post>
      {all.map(({ id, name, shared, removable }) => (
        <div key={id} class="row">
          <Post
            to={paths.ledgerViews}
            hidden={{ do: 'standard', id: views.standard === id ? '' : id }}
            label={savedViews.makeStandard(name)}
          >
            <button type="submit" class="quiet">
              {views.standard === id ? savedViews.noStandard : savedViews.makeStandard(name)}
            </button>
          </Post>
          {removable ? (
            <Post to={paths.ledgerViews} hidden={{ do: 'remove', id, shared }} label={savedViews.remove(name)}>
              <button type="submit" class="quiet">
                {savedViews.remove(name)}
              </button>
            </Post>
          ) : null}
        </div>
      ))}
    </details>
  );
}
