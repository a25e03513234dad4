import type { JSX } from 'preact';
import { Field, Post } from '../parts/field.tsx';
import { addressWords, Facts } from '../parts/order-parts.tsx';
import type { Page } from '../parts/page.ts';
import { withQuery } from '../paths.ts';
import type { ChangeView, EffectView, TrackView } from './views.ts';

interface PartProps {
  view: TrackView;
  page: Page;
}

/** What a change comes to: price, date, fee, and of each line what is done already. */
export function Effect({ effect, page }: { effect: EffectView; page: Page }): JSX.Element {
  const { change } = page.texts;
  const { formats } = page;
  const day = (date: string | null): string => (date ? formats.day(date) : change.none);
  return (
    <>
      <ul class="effect">
        {effect.lines.map((line, index) => (
          <li key={index}>
            {`${line.name}: ${change.fromTo(formats.quantity(line.before), formats.quantity(line.after))} ${line.unit}`}
            {line.produced > 0 ? ` · ${change.produced(formats.quantity(line.produced))}` : ''}
            {line.shipped > 0 ? ` · ${change.shipped(formats.quantity(line.shipped))}` : ''}
          </li>
        ))}
      </ul>
      <Facts
        facts={[
          [
            change.price,
            effect.total ? change.fromTo(formats.money(effect.total.before), formats.money(effect.total.after)) : null,
          ],
          [change.fee, effect.fee ? formats.money(effect.fee) : null],
          [change.dateNow, effect.date ? change.fromTo(day(effect.date.before), day(effect.date.after)) : null],
          [change.address, effect.shipTo ? addressWords(effect.shipTo) : null],
          [change.note, effect.note],
        ]}
      />
    </>
  );
}

const STATE_BADGES = { open: 'soon', applied: 'good', refused: 'bad', withdrawn: 'calm' } as const;

/** Agreement of the customer, or the own wish taken back. */
function Answer({ change: asked, view, page }: PartProps & { change: ChangeView }): JSX.Element | null {
  const { change } = page.texts;
  if (!asked.asksYou && !(asked.mine && asked.state === 'open')) return null;
  const buttons = asked.asksYou
    ? [
        { answer: 'agree', label: change.agree, look: 'main' },
        { answer: 'refuse', label: change.refuse, look: 'danger' },
      ]
    : [{ answer: 'withdraw', label: change.withdraw, look: 'second' }];
  return (
    <Post
      to={withQuery(view.path, 'lang', page.context.language)}
      hidden={{ form: 'answer-change', changeId: asked.id, commandId: view.commandId }}
    >
      {asked.asksYou ? (
        <Field
          name="note"
          scope={asked.id}
          label={change.reason}
          optional={page.texts.orderForm.optional}
          rows={2}
          max={500}
        />
      ) : null}
      <p class="choices">
        {buttons.map(({ answer, label, look }) => (
          <button key={answer} type="submit" name="answer" value={answer} class={look}>
            {label}
          </button>
        ))}
      </p>
    </Post>
  );
}

function Changes({ view, page }: PartProps): JSX.Element | null {
  const { change } = page.texts;
  if (view.changes.length === 0) return null;
  return (
    <section class="card">
      <h2>{change.list}</h2>
      <ul class="plain">
        {view.changes.map((asked) => (
          <li key={asked.id}>
            <p>
              <strong>{asked.mine ? change.mine : change.ours}</strong>{' '}
              <span class={`badge ${STATE_BADGES[asked.state]}`}>{change.states[asked.state]}</span>{' '}
              <time class="hint" dateTime={asked.at}>
                {page.formats.instant(asked.at)}
              </time>
            </p>
            {asked.asksYou ? <p>{change.asksYou}</p> : null}
            {asked.note ? <p class="written">{asked.note}</p> : null}
            <Effect effect={asked.effect} page={page} />
            {asked.words ? <p class="written">{asked.words}</p> : null}
            <Answer change={asked} view={view} page={page} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Complaints({ view, page }: PartProps): JSX.Element | null {
  const { complaint } = page.texts;
  if (view.complaints.length === 0) return null;
  return (
    <section class="card">
      <h2>{complaint.list}</h2>
      <ul class="plain">
        {view.complaints.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{complaint.kinds[one.kind]}</strong>{' '}
              <span class={`badge ${one.closed ? 'good' : 'soon'}`}>
                {one.closed ? complaint.closed : complaint.waits}
              </span>{' '}
              <time class="hint" dateTime={one.at}>
                {page.formats.instant(one.at)}
              </time>
            </p>
            <p class="written">{one.text}</p>
            {one.answer ? <Facts facts={[[complaint.answer, <span class="written">{one.answer}</span>]]} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Returns({ view, page }: PartProps): JSX.Element | null {
  const { returning } = page.texts;
  if (view.returns.length === 0) return null;
  return (
    <section class="card">
      <h2>{returning.list}</h2>
      <ul class="plain">
        {view.returns.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{returning.kinds[one.kind]}</strong> <span class="badge">{returning.states[one.state]}</span>{' '}
              <time class="hint" dateTime={one.at}>
                {page.formats.instant(one.at)}
              </time>
            </p>
            <p>{[returning.reasons[one.reason], ...one.goods].join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was asked for about the order, by either side, and where it stands. */
export const Requests = (props: PartProps): JSX.Element => (
  <>
    <Changes {...props} />
    <Complaints {...props} />
    <Returns {...props} />
  </>
);
