import type { JSX } from 'preact';
import { ErrorSummary, Field, Post } from '../parts/field.tsx';
import { html } from '../parts/frame.tsx';
import { Facts, StageBadge } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { withQuery } from '../paths.ts';
import type { PageContext } from '../views.ts';
import { Understood } from './track-goods.tsx';
import { Requests } from './track-requests.tsx';
import type { TrackView } from './views.ts';

interface PartProps {
  view: TrackView;
  page: Page;
}

const MARKS = { done: '✓', now: '●', next: '○' } as const;

/** The stages as an ordered list: the state of each is said, not only drawn. */
function Way({ view, page }: PartProps): JSX.Element {
  const { track } = page.texts;
  const { formats } = page;
  return (
    <ol class="way" aria-label={track.progress}>
      {view.way.map(({ name, state, at, expected }) => (
        <li key={name} class={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span class="mark" aria-hidden="true">
            {MARKS[state]}
          </span>
          <span class="name">{name}</span>
          <span class="hidden">{` (${track[state]})`}</span>
          {at ? (
            <time class="hint" dateTime={at}>
              {formats.instant(at)}
            </time>
          ) : null}
          {expected ? (
            <time class="hint" dateTime={expected}>
              {track.expected(formats.day(formats.dayOf(expected)))}
            </time>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function Progress({ view, page }: PartProps): JSX.Element {
  const { track } = page.texts;
  const { formats } = page;
  return (
    <section class="card">
      <h2>{track.progress}</h2>
      {view.late ? <p class="flash note">{track.late}</p> : null}
      <Way view={view} page={page} />
      {view.way.some(({ expected }) => expected) ? <p class="hint">{track.expectedNote}</p> : null}
      <Facts
        facts={[
          [track.placedAt, formats.instant(view.placedAt)],
          [track.requestedDate, view.requestedDate ? formats.day(view.requestedDate) : null],
          [track.promisedDate, view.promisedDate ? formats.day(view.promisedDate) : null],
        ]}
      />
    </section>
  );
}

function Shipments({ view, page }: PartProps): JSX.Element | null {
  const { track } = page.texts;
  if (view.shipments.length === 0) return null;
  return (
    <section class="card">
      <h2>{track.shipments}</h2>
      <ul class="plain">
        {view.shipments.map((shipment) => (
          <li key={shipment.id}>
            <Facts
              facts={[
                [track.sentAt, page.formats.instant(shipment.at)],
                [track.carrier, shipment.carrier],
                [track.trackingNumber, shipment.number ? <span class="code">{shipment.number}</span> : null],
                [track.contents, shipment.goods.join(page.context.language === 'en' ? '; ' : '；')],
              ]}
            />
            {shipment.url ? (
              <a class="button small" href={shipment.url} rel="noreferrer">
                {track.follow}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Conversation({ view, page }: PartProps): JSX.Element {
  const { track } = page.texts;
  return (
    <section class="card">
      <h2>{track.conversation}</h2>
      <ol class="timeline">
        {view.conversation.map(({ at, mine, words }, index) => (
          <li key={index}>
            <time dateTime={at}>{page.formats.instant(at)}</time>
            <p>
              <strong>{mine ? track.you : track.us(page.context.company)}</strong>
            </p>
            <p class="written">{words}</p>
          </li>
        ))}
      </ol>
      {view.may.write ? (
        <Post
          to={withQuery(view.path, 'lang', page.context.language)}
          hidden={{ commandId: view.commandId, form: 'message' }}
          class="message"
        >
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
    </section>
  );
}

/** Where each thing is asked for: a page of its own behind the same link. */
export const showing = (view: Pick<TrackView, 'path'>, page: Page, show: string): string =>
  withQuery(withQuery(view.path, 'show', show), 'lang', page.context.language);

function Actions({ view, page }: PartProps): JSX.Element {
  const { track } = page.texts;
  const { may } = view;
  const offered = [
    { show: 'change', label: track.askChange, is: may.change },
    { show: 'cancel', label: track.cancel, is: may.cancel },
    { show: 'return', label: track.sendBack, is: may.sendBack },
    { show: 'complain', label: track.complain, is: true },
    { show: 'confirmation', label: track.confirmation, is: view.stage.category !== 'void' },
  ];
  return (
    <nav class="card actions" aria-label={track.actions}>
      <h2>{track.actions}</h2>
      <p class="choices">
        {offered
          .filter(({ is }) => is)
          .map(({ show, label }) => (
            <a key={show} class="button small" href={showing(view, page, show)}>
              {label}
            </a>
          ))}
      </p>
    </nav>
  );
}

function noteOf({ stage }: TrackView, { texts: { track } }: Page): string | null {
  if (stage.category === 'hold') return track.holdNote;
  if (stage.category === 'waiting-customer') return track.waitsForYou;
  return stage.category === 'void' ? track.cancelledNote : null;
}

/** Where an order stands, for whoever holds its link. */
export function renderTrack(view: TrackView, context: PageContext): string {
  const page = pageOf(context);
  const { track, orderForm, thanks } = page.texts;
  const note = noteOf(view, page);
  return html(page, {
    title: track.title(view.number),
    children: (
      <>
        <h1>
          {track.title(view.number)} <StageBadge stage={view.stage} />
        </h1>
        <ErrorSummary errors={view.errors} title={orderForm.problems} />
        {note ? <p class="flash note">{note}</p> : null}
        <Requests view={view} page={page} />
        <Progress view={view} page={page} />
        <Shipments view={view} page={page} />
        <Understood view={view} page={page} />
        <Actions view={view} page={page} />
        <Conversation view={view} page={page} />
        {view.phone ? <p class="hint">{thanks.call(view.phone)}</p> : null}
      </>
    ),
  });
}
