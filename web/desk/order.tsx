import type { JSX } from 'preact';
import { deskHtml } from '../parts/frame.tsx';
import { Live } from '../parts/live.tsx';
import { ContentFacts, Facts, Happening, Lines, StageBadge } from '../parts/order-parts.tsx';
import { pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { OrderActions, OrderSteps } from './order-actions.tsx';
import { Approval } from './order-approval.tsx';
import { LineProgress, Shipments } from './order-lines.tsx';
import { Originals } from './order-originals.tsx';
import { Lift, Since } from './order-records.tsx';
import { Changes, Complaints, Returns } from './order-requests.tsx';
import { Sent } from './order-sent.tsx';
import { OrderTasks } from './order-tasks.tsx';
import type { OrderPageView } from './views.ts';
import type { PartProps } from './wish-form.tsx';

function Held({ view, page }: PartProps): JSX.Element | null {
  if (view.holds.length === 0) return null;
  const { orderPage, holdReason } = page.texts;
  return (
    <section class="flash note">
      {view.holds.map((hold) => (
        <div key={hold.id}>
          <h2>{`${view.order.stage.name} · ${holdReason[hold.reason]}`}</h2>
          {hold.note ? <p class="written">{hold.note}</p> : null}
          <p class="hint">{`${orderPage.heldSince} ${page.formats.instant(hold.since)} · ${hold.by}`}</p>
          <Lift hold={hold} view={view} page={page} />
        </div>
      ))}
    </section>
  );
}

function Content({ view, page }: PartProps): JSX.Element {
  const { order, orderPage, payment } = page.texts;
  return (
    <section class="card">
      <ContentFacts content={view.order.content} page={page} />
      <Facts
        facts={[
          [order.payment, view.payment === 'unknown' ? null : payment[view.payment]],
          [order.carrier, view.carrier],
          [order.trackingNumber, view.trackingNumber ? <span class="code">{view.trackingNumber}</span> : null],
          [order.source, view.order.source],
          [orderPage.externalId, view.externalId],
          [page.texts.details.promisedDate, view.details.promisedDate && page.formats.day(view.details.promisedDate)],
          [page.texts.details.flow, view.details.flow.name],
          [order.placedAt, page.formats.instant(view.order.placedAt)],
        ]}
      />
      <h2>{order.lines}</h2>
      <Lines content={view.order.content} page={page} />
    </section>
  );
}

function Timeline({ view, page }: PartProps): JSX.Element {
  return (
    <section class="card">
      <h2>{page.texts.orderPage.timeline}</h2>
      <ol class="timeline">
        {view.timeline.map((happening, index) => (
          <li key={`${index} ${happening.at}`}>
            <Happening happening={happening} page={page} />
          </li>
        ))}
      </ol>
      <p class="hint">{page.texts.orderPage.version(view.version)}</p>
    </section>
  );
}

/**
 * One order: content, work, what happened, and what can be done. All forms post to the page's own path with `do` (the type of the wish),
 * `version` and `commandId`, and what `functions/desk/wishes.ts` reads for that wish.
 */
export function renderOrder(view: OrderPageView, context: DeskContext): string {
  const page = pageOf(context);
  const { orderPage } = page.texts;
  return deskHtml(page, {
    title: orderPage.title(view.order.number),
    scripts: ['live.js'],
    children: (
      <>
        <h1>
          {orderPage.title(view.order.number)} <StageBadge stage={view.order.stage} />
          {view.details.flow.urgent ? <span class="badge soon">{page.texts.details.urgent}</span> : null}
        </h1>
        <Live address={paths.orderVersion(view.order.id)} tag={String(view.version)} page={page} />
        <Since view={view} page={page} />
        <Held view={view} page={page} />
        <div class="columns">
          <div>
            <Approval view={view} page={page} />
            <OrderSteps view={view} page={page} />
            <Content view={view} page={page} />
            <LineProgress view={view} page={page} />
            <Shipments view={view} page={page} />
            <Changes view={view} page={page} />
            <Complaints view={view} page={page} />
            <Returns view={view} page={page} />
            <Timeline view={view} page={page} />
          </div>
          <div>
            <OrderTasks view={view} page={page} />
            <OrderActions view={view} page={page} />
            <Originals view={view} page={page} />
            <Sent view={view} page={page} />
          </div>
        </div>
      </>
    ),
  });
}
