import type { JSX } from 'preact';
import { Check, ErrorSummary, Field, Post, Select } from '../parts/field.tsx';
import { deskHtml, html } from '../parts/frame.tsx';
import { Due, Facts, StageBadge } from '../parts/order-parts.tsx';
import { Original } from '../parts/original.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext, PageContext } from '../views.ts';
import { enteredName } from './review-fields.ts';
import { isDoubted, UnderstoodFields } from './review-form.tsx';
import { Also, Asked, HandOver, Keys, Onlooker } from './review-parts.tsx';
import { controlOf, placeName } from './review-words.ts';
import type { ReviewView } from './views.ts';

interface PartProps {
  view: ReviewView;
  page: Page;
}

function Similar({ view, page }: PartProps): JSX.Element | null {
  const { similar } = view;
  if (!similar) return null;
  return (
    <section class="flash note">
      <h2>{page.texts.review.similar}</h2>
      <p>
        <a href={paths.order(similar.id)} class="code">
          {similar.number}
        </a>{' '}
        <StageBadge stage={similar.stage} />
        {` · ${[similar.customer, similar.goods, page.formats.instant(similar.placedAt)].filter(Boolean).join(' · ')}`}
      </p>
    </section>
  );
}

function Decided({ view, page }: PartProps): JSX.Element | null {
  const { decided } = view;
  if (!decided) return null;
  const when = decided.at ? page.formats.instant(decided.at) : null;
  return (
    <section class="card good">
      <h2>{page.texts.review.decided}</h2>
      <p>{decided.words}</p>
      {decided.order ? (
        <p>
          <a href={paths.order(decided.order.id)} class="code">
            {decided.order.number}
          </a>
        </p>
      ) : null}
      {decided.by || when ? <p class="hint">{[decided.by, when].filter(Boolean).join(' · ')}</p> : null}
    </section>
  );
}

function Findings({ view, page }: PartProps): JSX.Element {
  const { review } = page.texts;
  const words = view.findings.length > 0 ? view.findings.map((finding) => finding.words) : [view.words];
  return (
    <section>
      <h2>{review.findings}</h2>
      <ul class="findings">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </section>
  );
}

function Admit({ view, page }: PartProps): JSX.Element | null {
  const { review } = page.texts;
  if (!view.understood) return null;
  return (
    <Post to={view.path} hidden={{ decision: 'admit', version: view.version }} label={review.admit} class="admit">
      <UnderstoodFields understood={view.understood} view={view} page={page} />
      {view.similar ? (
        <Check name="notADuplicate" label={review.notDuplicate} checked={view.values.notADuplicate === 'true'} />
      ) : null}
      <button type="submit" class="main" data-key="a">
        {review.admit}
      </button>
      <p class="hint">{review.saved}</p>
    </Post>
  );
}

function Attach({ view, page }: PartProps): JSX.Element {
  const { review } = page.texts;
  return (
    <details open={view.values.decision === 'attach'}>
      <summary data-key="t">{review.attach}</summary>
      <Post to={view.path} hidden={{ decision: 'attach', version: view.version }} label={review.attach}>
        <Field
          name="orderNumber"
          label={review.attachTo}
          value={view.values.orderNumber ?? view.similar?.number ?? ''}
          errors={view.errors}
          required
          max={60}
          autoComplete="off"
        />
        <Select
          name="as"
          label={review.attachAs}
          value={view.values.as}
          options={[
            { value: 'copy', words: review.copy },
            { value: 'message', words: review.message },
          ]}
        />
        <button type="submit" class="second">
          {review.attach}
        </button>
      </Post>
    </details>
  );
}

function SetAside({ view, page }: PartProps): JSX.Element {
  const { review } = page.texts;
  return (
    <details open={view.values.decision === 'set-aside'}>
      <summary data-key="s">{review.setAside}</summary>
      <Post to={view.path} hidden={{ decision: 'set-aside', version: view.version }} label={review.setAside}>
        <Field
          name="reason"
          label={review.setAsideReason}
          value={view.values.reason}
          errors={view.errors}
          rows={2}
          required
          max={500}
        />
        <button type="submit" class="second">
          {review.setAside}
        </button>
      </Post>
    </details>
  );
}

function Others({ view, page }: PartProps): JSX.Element {
  const { review } = page.texts;
  return (
    <section class="card">
      <Attach view={view} page={page} />
      <SetAside view={view} page={page} />
      <HandOver view={view} page={page} />
      <Post to={view.path} hidden={{ decision: 'again', version: view.version }} label={review.again}>
        <p class="hint">{review.againWords}</p>
        <button type="submit" class="second" data-key="r">
          {review.again}
        </button>
      </Post>
    </section>
  );
}

function Body({ view, page }: PartProps): JSX.Element {
  const { review, capture, order, orderForm } = page.texts;
  const errors = view.errors.map(({ field, words }) => ({
    field:
      view.understood && /^(lines|customer|shipTo|requestedDate|note|pickup)/.test(field) ? enteredName(field) : field,
    words,
  }));
  return (
    <>
      <h1>{review.title}</h1>
      <ErrorSummary errors={errors} title={orderForm.problems} />
      <Decided view={view} page={page} />
      <Facts
        facts={[
          [order.source, [view.source, view.channel].join(' · ')],
          [capture.from, view.from],
          [capture.trust, capture[view.trust]],
          [capture.received, page.formats.instant(view.receivedAt)],
          [order.owner, view.owner],
          [order.due, view.dueAt && !view.decided ? <Due at={view.dueAt} page={page} /> : null],
        ]}
      />
      <Onlooker view={view} page={page} />
      <Similar view={view} page={page} />
      <Also also={view.also} />
      <div class="columns even">
        <section class="card">
          <h2>{review.original}</h2>
          <Original
            original={view.original}
            captureId={view.captureId}
            page={page}
            marking={{
              marks: view.marks,
              hrefOf: (path) => `#${controlOf(path)}`,
              nameOf: (path) => placeName(path, page),
              isDoubted: (path) => isDoubted(path, view),
            }}
          />
        </section>
        {view.decided ? null : (
          <div>
            <Findings view={view} page={page} />
            <Asked view={view} page={page} />
            {view.understood ? (
              <section class="card">
                <h2>{review.understood}</h2>
                <Admit view={view} page={page} />
              </section>
            ) : null}
            <Others view={view} page={page} />
          </div>
        )}
      </div>
      <Keys view={view} page={page} />
    </>
  );
}

/**
 * A message in review beside what was understood of it. Posts to `view.path` with `decision` and `version`: `admit` (corrections, see
 * `review-fields.ts`, and `notADuplicate`), `attach` (`orderNumber`, `as`), `set-aside` (`reason`), `again`, `hand-over` (`to`, `note`). Without a desk context (from a
 * mailed link) the page stands without navigation.
 */
export function renderReview(view: ReviewView, context: DeskContext | PageContext): string {
  if ('staff' in context) {
    const page = pageOf(context);
    return deskHtml(page, {
      title: page.texts.review.title,
      scripts: ['review.js'],
      children: <Body view={view} page={page} />,
    });
  }
  const page = pageOf(context);
  return html(page, { title: page.texts.review.title, width: 'wide', children: <Body view={view} page={page} /> });
}
