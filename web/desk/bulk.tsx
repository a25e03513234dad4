import type { JSX } from 'preact';
import { Hold } from '../../shared/orders/work.ts';
import { Field, Post, Select } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { Due } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { type BulkAct, type BulkOutcome, type BulkResultView, type BulkView, MOST_AT_ONCE } from './bulk-model.ts';

interface PartProps {
  view: BulkView;
  page: Page;
}

/** The selected tasks go along with each form. */
const Items = ({ view }: { view: BulkView }): JSX.Element => (
  <>
    {view.items.map(({ ref }) => (
      <input key={ref} type="hidden" name="task" value={ref} />
    ))}
  </>
);

function Same({ view, page }: PartProps): JSX.Element {
  const { bulk } = page.texts;
  const button = ({ id, to, name, count, warns }: BulkAct): JSX.Element => (
    <Post
      key={`${id} ${to}`}
      to={paths.bulk}
      hidden={{ do: 'act', act: id, to, commandId: view.commandId }}
      label={name}
      class="act"
    >
      <Items view={view} />
      <button type="submit" class={warns ? 'danger' : ''}>
        {name} <span class="count">{bulk.of(count, view.items.length)}</span>
      </button>
    </Post>
  );
  return (
    <section class="card">
      <h2>{bulk.same}</h2>
      <p class="hint">{bulk.sameHint}</p>
      {view.acts.length === 0 ? <p>{bulk.noSame}</p> : view.acts.map(button)}
    </section>
  );
}

function HandOver({ view, page }: PartProps): JSX.Element {
  const { bulk } = page.texts;
  return (
    <section class="card">
      <h2>{bulk.handOver}</h2>
      <Post to={paths.bulk} hidden={{ do: 'hand-over', commandId: view.commandId }} label={bulk.handOver}>
        <Items view={view} />
        <Select
          name="person"
          label={bulk.to}
          options={view.staff.map(({ id, name }) => ({ value: id, words: name }))}
          scope="hand"
        />
        <Field name="note" label={bulk.note} max={1000} rows={2} scope="hand" />
        <button type="submit">{bulk.handOver}</button>
      </Post>
    </section>
  );
}

function HoldAll({ view, page }: PartProps): JSX.Element {
  const { bulk, holdReason } = page.texts;
  return (
    <section class="card">
      <h2>{bulk.hold}</h2>
      <Post to={paths.bulk} hidden={{ do: 'hold', commandId: view.commandId }} label={bulk.hold}>
        <Items view={view} />
        <Select
          name="holdReason"
          label={bulk.why}
          options={Hold.shape.reason.options.map((reason) => ({ value: reason, words: holdReason[reason] }))}
          scope="hold"
        />
        <Field name="note" label={bulk.note} max={1000} rows={2} scope="hold" />
        <button type="submit">{bulk.hold}</button>
      </Post>
    </section>
  );
}

/** The selected tasks and what can be done with them together. Each form carries them all, with the versions that were seen. */
export function renderBulk(view: BulkView, context: DeskContext): string {
  const page = pageOf(context);
  const { bulk } = page.texts;
  return deskHtml(page, {
    title: bulk.title,
    width: 'narrow',
    children: (
      <>
        <h1>{bulk.title}</h1>
        {view.cut ? <p class="flash note">{bulk.tooMany(MOST_AT_ONCE)}</p> : null}
        {view.items.length === 0 ? (
          <p class="card">
            {bulk.none} <a href={paths.tasks}>{bulk.back}</a>
          </p>
        ) : (
          <>
            <details class="card">
              <summary>{bulk.chosen(view.items.length)}</summary>
              <ul class="plain">
                {view.items.map(({ ref, orderId, orderNumber, customer, task }) => (
                  <li key={ref}>
                    <a href={paths.order(orderId)} class="code">
                      {orderNumber}
                    </a>
                    {` · ${[task.stage, customer, task.owner].filter(Boolean).join(' · ')} `}
                    <Due at={task.dueAt} page={page} />
                  </li>
                ))}
              </ul>
            </details>
            <Same view={view} page={page} />
            {view.may.handOver && view.staff.length > 0 ? <HandOver view={view} page={page} /> : null}
            {view.may.hold ? <HoldAll view={view} page={page} /> : null}
          </>
        )}
      </>
    ),
  });
}

function Outcomes({ title, rows, tone }: { title: string; rows: readonly BulkOutcome[]; tone: string }) {
  if (rows.length === 0) return null;
  return (
    <section class={`card ${tone}`}>
      <h2>{title}</h2>
      <ul class="plain">
        {rows.map(({ orderId, orderNumber, words }, index) => (
          <li key={`${orderId} ${index}`}>
            <a href={paths.order(orderId)} class="code">
              {orderNumber}
            </a>
            {words ? <span>{` · ${words}`}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What came of each: done, refused with the reason, still under way. */
export function renderBulkResult(view: BulkResultView, context: DeskContext): string {
  const page = pageOf(context);
  const { bulk } = page.texts;
  return deskHtml(page, {
    title: bulk.result,
    width: 'narrow',
    children: (
      <>
        <h1>{bulk.result}</h1>
        <Outcomes title={bulk.refused(view.refused.length)} rows={view.refused} tone="" />
        <Outcomes title={bulk.waiting(view.waiting.length)} rows={view.waiting} tone="" />
        {view.waiting.length > 0 ? (
          <Post to={paths.bulk} hidden={{}} label={bulk.again}>
            {view.posted.map(([name, value], index) => (
              <input key={`${index} ${name}`} type="hidden" name={name} value={value} />
            ))}
            <button type="submit">{bulk.again}</button>
            <p class="hint">{bulk.againHint}</p>
          </Post>
        ) : null}
        <Outcomes title={bulk.done(view.done.length)} rows={view.done} tone="good" />
        <p>
          <a href={paths.tasks}>{page.texts.tasks.title}</a>
        </p>
      </>
    ),
  });
}
