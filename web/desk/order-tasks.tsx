import type { JSX } from 'preact';
import { Field, Select } from '../parts/field.tsx';
import { Due } from '../parts/order-parts.tsx';
import type { TaskView } from '../views.ts';
import { StockTakeAnswer } from './order-ways.tsx';
import { type PartProps, WishForm } from './wish-form.tsx';

function Close({ task, view, page }: PartProps & { task: TaskView }): JSX.Element {
  const { orderPage } = page.texts;
  return (
    <details>
      <summary>{orderPage.closeTask}</summary>
      <WishForm
        view={view}
        page={page}
        wish="close-task"
        of={task.id}
        hidden={{ taskId: task.id }}
        label={orderPage.closeTask}
      >
        {({ values, errors, scope }) => (
          <>
            <Field
              name="words"
              label={orderPage.closeWords}
              value={values.words}
              errors={errors}
              rows={2}
              max={1000}
              required
              scope={scope}
            />
            <button type="submit">{orderPage.closeTask}</button>
          </>
        )}
      </WishForm>
    </details>
  );
}

function HandOver({ task, view, page }: PartProps & { task: TaskView }): JSX.Element | null {
  const { orderPage, order } = page.texts;
  const others = view.staff.filter(({ id }) => id !== task.ownerId);
  if (others.length === 0) return null;
  return (
    <details>
      <summary>{orderPage.handOver}</summary>
      <WishForm
        view={view}
        page={page}
        wish="hand-over"
        of={task.id}
        hidden={{ taskId: task.id }}
        label={orderPage.handOver}
      >
        {({ values, errors, scope }) => (
          <>
            <Select
              name="to"
              label={orderPage.handOverTo}
              options={others.map(({ id, name }) => ({ value: id, words: name }))}
              value={values.to}
              scope={scope}
            />
            <Field name="note" label={order.reason} value={values.note} errors={errors} max={1000} scope={scope} />
            <button type="submit" class="second">
              {orderPage.handOver}
            </button>
          </>
        )}
      </WishForm>
    </details>
  );
}

function Claim({ task, view, page }: PartProps & { task: TaskView }): JSX.Element {
  const { claim } = page.texts.details;
  return (
    <WishForm view={view} page={page} wish="claim-task" of={task.id} hidden={{ taskId: task.id }} label={claim}>
      {() => (
        <button type="submit" class="second">
          {claim}
        </button>
      )}
    </WishForm>
  );
}

/** Open work on the order: whose it is, until when, and handing it over. */
export function OrderTasks({ view, page }: PartProps): JSX.Element | null {
  if (view.tasks.length === 0) return null;
  const { act } = view.details.may;
  return (
    <section class="card">
      <h2>{page.texts.orderPage.tasks}</h2>
      <ul class="plain">
        {view.tasks.map((task) => (
          <li key={task.id}>
            <p>
              <strong>{task.owner}</strong>
              {` · ${task.stage}`}
            </p>
            {task.reason ? <p class="written">{task.reason}</p> : null}
            <p>
              <Due at={task.dueAt} page={page} />
            </p>
            {view.details.claimable.includes(task.id) ? <Claim task={task} view={view} page={page} /> : null}
            {task.kind === 'stock-take' ? <StockTakeAnswer task={task} view={view} page={page} /> : null}
            {task.kind === 'notice' && act ? <Close task={task} view={view} page={page} /> : null}
            {act ? <HandOver task={task} view={view} page={page} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
