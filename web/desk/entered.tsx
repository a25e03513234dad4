import type { JSX } from 'preact';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { EnteredView } from './entry-views.ts';

const SAYS = {
  'under-way': 'underWay',
  copy: 'copy',
  'sent-before': 'before',
  review: 'review',
  other: 'other',
} as const;

function OrderNumber({ view, page }: { view: EnteredView; page: Page }): JSX.Element | null {
  const { entered } = page.texts;
  const { order } = view;
  if (!order) return null;
  return (
    <>
      <p>
        {`${entered.number}: `}
        <strong class="code">{order.number}</strong>
      </p>
      <p>
        <a class="button second" href={paths.order(order.id)}>
          {entered.openOrder}
        </a>
      </p>
    </>
  );
}

function Doubts({ view, page }: { view: EnteredView; page: Page }): JSX.Element {
  const { entered } = page.texts;
  const words = view.findings.length > 0 ? view.findings : [view.words];
  return (
    <>
      <ul class="findings">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>
        <a class="button main" href={view.resembles ? paths.duplicate(view.captureId) : paths.review(view.captureId)}>
          {view.resembles ? entered.resembles : entered.openReview}
        </a>
      </p>
    </>
  );
}

function State({ view, page }: { view: EnteredView; page: Page }): JSX.Element {
  const { entered } = page.texts;
  const { state } = view;
  const good = state === 'ordered';
  return (
    <section class={`card ${good ? 'good' : ''}`} role="status">
      {state === 'ordered' ? null : <p>{entered[SAYS[state]]}</p>}
      <OrderNumber view={view} page={page} />
      {good ? <p>{view.confirmation ? entered.confirmed(view.confirmation) : entered.unconfirmed}</p> : null}
      {state === 'review' ? <Doubts view={view} page={page} /> : null}
      {state === 'copy' || state === 'other' ? <p class="hint">{view.words}</p> : null}
      {state === 'under-way' ? (
        <p>
          <a class="button second" href={paths.entered(view.captureId)}>
            {entered.reload}
          </a>
        </p>
      ) : null}
    </section>
  );
}

/** What became of an order that was entered on the telephone. */
export function renderEntered(view: EnteredView, context: DeskContext): string {
  const page = pageOf(context);
  const { entered } = page.texts;
  return deskHtml(page, {
    title: entered.title,
    children: (
      <>
        <h1>{entered.title}</h1>
        <State view={view} page={page} />
        <p>
          <a href={paths.entry}>{entered.another}</a>
        </p>
      </>
    ),
  });
}
