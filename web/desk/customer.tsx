import type { JSX } from 'preact';
import { deskHtml } from '../parts/frame.tsx';
import { Facts } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { AddIdentity, DetailsForm, MergeWith } from './customer-forms.tsx';
import { Identities } from './customer-identities.tsx';
import { Merges } from './customer-merges.tsx';
import { Complaints, History, Notes, Orders, PartNumbers, Places, Reviews } from './customer-parts.tsx';
import type { CustomerView } from './customer-views.ts';
import { Learned } from './learned-parts.tsx';

interface PartProps {
  view: CustomerView;
  page: Page;
}

function Proposals({ view, page }: PartProps): JSX.Element | null {
  const { customers } = page.texts;
  if (view.proposals.length === 0) return null;
  return (
    <section class="flash note">
      <h2>{customers.proposals}</h2>
      <ul class="plain">
        {view.proposals.map((one) => (
          <li key={one.id}>
            <a href={paths.customer(one.id)}>{one.line}</a>
            <ul class="ground">
              {one.because.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
            {view.mayChange ? (
              <a class="button small" href={withQuery(paths.mergeCustomer(view.id), 'with', one.id)}>
                {customers.compare}
                <span class="hidden">{` ${one.line}`}</span>
              </a>
            ) : null}
          </li>
        ))}
      </ul>
      <p class="hint">{customers.proposalsWords}</p>
    </section>
  );
}

function Head({ view, page }: PartProps): JSX.Element {
  const { customers } = page.texts;
  return (
    <>
      <h1>{customers.one(view.line)}</h1>
      {view.mergedInto ? (
        <p class="flash note">
          {customers.pointer} <a href={paths.customer(view.mergedInto.id)}>{view.mergedInto.line}</a>
          {page.context.language === 'en' ? '. ' : '。'}
          {customers.pointerWords}
        </p>
      ) : null}
    </>
  );
}

/** One customer. Forms: `do` (`add`, `remove`, `move`, `split`, `details`, `note`, `undo`), `version`. */
export function renderCustomer(view: CustomerView, context: DeskContext): string {
  const page = pageOf(context);
  const { customers } = page.texts;
  const props = { view, page };
  return deskHtml(page, {
    title: customers.one(view.line),
    children: (
      <>
        <Head {...props} />
        <Proposals {...props} />
        <div class="columns">
          <div>
            <Identities {...props} />
            {view.mayChange ? <AddIdentity {...props} /> : null}
            <Places {...props} />
            <PartNumbers {...props} />
            <Learned {...props} />
            <Merges {...props} />
            {view.mayChange ? <MergeWith {...props} /> : null}
          </div>
          <div>
            <section class="card">
              <h2>{customers.details}</h2>
              <Facts
                facts={[
                  [customers.name, view.name],
                  [customers.company, view.company],
                  [customers.language, view.language],
                  [customers.since, page.formats.instant(view.since)],
                ]}
              />
              {view.mayChange ? <DetailsForm {...props} /> : null}
            </section>
            <Orders {...props} />
            <Complaints {...props} />
            <Reviews {...props} />
            <Notes {...props} />
            <History {...props} />
          </div>
        </div>
      </>
    ),
  });
}
