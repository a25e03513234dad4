import type { JSX } from 'preact';
import { Field, Post, Select } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import { placeName } from './review-words.ts';
import type { AlsoView, ReviewView } from './views.ts';

interface PartProps {
  view: ReviewView;
  page: Page;
}

/** Who else has it open, and how it came here. */
export function Onlooker({ view, page }: PartProps): JSX.Element | null {
  const { review } = page.texts;
  const { lookedAt, handedOver } = view;
  if (view.decided || !(lookedAt || handedOver)) return null;
  return (
    <section class="flash note">
      {lookedAt ? <p>{review.lookedAt(lookedAt.by, page.formats.instant(lookedAt.at))}</p> : null}
      {lookedAt ? <p class="hint">{review.lookedAtHint}</p> : null}
      {handedOver ? <p>{review.handedOver(handedOver.by, page.formats.instant(handedOver.at))}</p> : null}
      {handedOver?.note ? <p class="written">{handedOver.note}</p> : null}
    </section>
  );
}

/** What the message wants beside what it came to, with the order that has it. */
export function Also({ also }: { also: readonly AlsoView[] }): JSX.Element | null {
  if (also.length === 0) return null;
  return (
    <section class="flash note">
      {also.map(({ words, order }) => (
        <p key={words}>
          {words}
          {order ? ' ' : null}
          {order ? (
            <a href={paths.order(order.id)} class="code">
              {order.number}
            </a>
          ) : null}
        </p>
      ))}
    </section>
  );
}

export function Asked({ view, page }: PartProps): JSX.Element | null {
  if (view.asked.length === 0) return null;
  return (
    <p class="hint">{`${page.texts.review.asked}: ${view.asked.map((path) => placeName(path, page)).join(', ')}`}</p>
  );
}

export function HandOver({ view, page }: PartProps): JSX.Element | null {
  const { review } = page.texts;
  if (view.colleagues.length === 0) return null;
  return (
    <details open={view.values.decision === 'hand-over'}>
      <summary data-key="h">{review.handOver}</summary>
      <Post to={view.path} hidden={{ decision: 'hand-over', version: view.version }} label={review.handOver}>
        <Select
          name="to"
          label={review.handOverTo}
          value={view.values.to}
          options={view.colleagues.map(({ id, name }) => ({ value: id, words: name }))}
          scope="hand-over"
        />
        <Field
          name="note"
          label={review.handOverNote}
          hint={review.handOverHint}
          value={view.values.note}
          rows={2}
          max={1000}
          scope="hand-over"
        />
        <button type="submit" class="second">
          {review.handOver}
        </button>
      </Post>
    </details>
  );
}

/** What each key does. The list is there without script too: then it says what there is, and the links and buttons do it. */
export function Keys({ view, page }: PartProps): JSX.Element {
  const { review } = page.texts;
  const keys: readonly (readonly [string, string])[] = [
    ['n', review.keyNext],
    ['p', review.keyBefore],
    ['1 – 9', review.keyCandidate],
    ['e', review.keyEvidence],
    ['a', review.admit],
    ['t', review.attach],
    ['s', review.setAside],
    ['h', review.handOver],
    ['r', review.again],
    ['j', review.next],
    ['?', review.keyHelp],
  ];
  return (
    <>
      <p>
        <a href={paths.nextReview(view.captureId)} data-key="j">
          {review.next}
        </a>
      </p>
      {view.decided ? null : (
        <details class="keys" id="keys">
          <summary data-key="?">{`${review.keys} (?)`}</summary>
          <p class="hint">{review.keysHint}</p>
          <dl>
            {keys.map(([key, words]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
          <div class="check scripted">
            <input type="checkbox" id="single-keys" checked />
            <label for="single-keys">{review.keysOn}</label>
          </div>
        </details>
      )}
    </>
  );
}
