import type { JSX } from 'preact';
import { ErrorSummary, Field, Post } from '../parts/field.tsx';
import { html } from '../parts/frame.tsx';
import { Facts, StageBadge } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { withQuery } from '../paths.ts';
import type { PageContext, TrackView } from '../views.ts';

interface PartProps {
  view: TrackView;
  page: Page;
}

const MARKS = { done: '✓', now: '●', next: '○' } as const;

/** The stages as an ordered list: the state of each is said, not only drawn. */
function Way({ view, page }: PartProps): JSX.Element {
  const { track } = page.texts;
  return (
    <ol class="way" aria-label={track.progress}>
      {view.way.map(({ name, state, at }) => (
        <li key={name} class={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span class="mark" aria-hidden="true">
            {MARKS[state]}
          </span>
          <span class="name">{name}</span>
          <span class="hidden">{` (${track[state]})`}</span>
          {at ? (
            <time class="hint" dateTime={at}>
              {page.formats.instant(at)}
            </time>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Goods({ view, page }: PartProps): JSX.Element {
  const { track, order } = page.texts;
  return (
    <section class="card">
      <h2>{track.goods}</h2>
      <table>
        <caption class="hidden">{track.goods}</caption>
        <thead>
          <tr>
            <th scope="col">{order.description}</th>
            <th scope="col" class="number">
              {order.quantity}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map(({ description, quantity, unit }, index) => (
            <tr key={index}>
              <td>{description}</td>
              <td class="number">{`${page.formats.quantity(quantity)} ${unit}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Message({ view, page }: PartProps): JSX.Element {
  const { track, thanks } = page.texts;
  return (
    <section class="card">
      <h2>{track.message}</h2>
      {view.takesMessages ? (
        <Post to={withQuery(view.path, 'lang', page.context.language)} hidden={{ commandId: view.commandId }}>
          <Field
            name="text"
            label={track.yourMessage}
            hint={track.messageHint}
            errors={view.errors}
            rows={4}
            max={2000}
            required
          />
          <button type="submit">{track.send}</button>
        </Post>
      ) : (
        <p>{track.tooLate}</p>
      )}
      {view.phone ? <p class="hint">{thanks.call(view.phone)}</p> : null}
    </section>
  );
}

/** Where an order stands, for whoever holds its link: nothing personal beyond the city. */
export function renderTrack(view: TrackView, context: PageContext): string {
  const page = pageOf(context);
  const { track, orderForm } = page.texts;
  const { formats } = page;
  const note =
    view.stage.category === 'hold' ? track.holdNote : view.stage.category === 'void' ? track.cancelledNote : null;
  return html(page, {
    title: track.title(view.number),
    children: (
      <>
        <h1>
          {track.title(view.number)} <StageBadge stage={view.stage} />
        </h1>
        <ErrorSummary errors={view.errors} title={orderForm.problems} />
        {note ? <p class="flash note">{note}</p> : null}
        <section class="card">
          <h2>{track.progress}</h2>
          <Way view={view} page={page} />
          <Facts
            facts={[
              [track.placedAt, formats.instant(view.placedAt)],
              [track.requestedDate, view.requestedDate ? formats.day(view.requestedDate) : null],
              [track.destination, view.pickup ? track.pickup : view.shipToCity],
            ]}
          />
        </section>
        {view.shipment ? (
          <section class="card">
            <h2>{track.shipment}</h2>
            <Facts
              facts={[
                [track.carrier, view.shipment.carrier],
                [track.trackingNumber, <span class="code">{view.shipment.trackingNumber}</span>],
              ]}
            />
          </section>
        ) : null}
        <Goods view={view} page={page} />
        <Message view={view} page={page} />
      </>
    ),
  });
}
