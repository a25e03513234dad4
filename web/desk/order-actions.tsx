import type { JSX } from 'preact';
import { Hold } from '../../shared/orders/work.ts';
import { Field, Needs, Select } from '../parts/field.tsx';
import type { StepView } from '../views.ts';
import { LineActions } from './order-lines.tsx';
import { Mentions, Payment, PromiseDate, RecordCause } from './order-records.tsx';
import { Migrate, Undo } from './order-ways.tsx';
import { type PartProps, WishForm } from './wish-form.tsx';

function StepForm({ step, view, page }: PartProps & { step: StepView }): JSX.Element {
  return (
    <WishForm
      view={view}
      page={page}
      wish="take-step"
      of={step.id}
      hidden={{ step: step.id }}
      label={step.name}
      class="step"
    >
      {({ values, errors, scope }) => (
        <>
          <Needs needs={step.needs} page={page} values={values} errors={errors} scope={scope} />
          <button type="submit" class={step.ends ? 'danger' : 'main'}>
            {step.name}
          </button>
        </>
      )}
    </WishForm>
  );
}

/** The steps that lead the order on; those that end it stand with the other actions. */
export function OrderSteps({ view, page }: PartProps): JSX.Element | null {
  const { orderPage } = page.texts;
  const steps = view.steps.filter(({ ends }) => !ends);
  if (view.order.stage.category === 'done' || view.order.stage.category === 'void')
    return view.details.undo ? (
      <section class="card">
        <Undo view={view} page={page} />
      </section>
    ) : null;
  return (
    <section class="card">
      <h2>{orderPage.steps}</h2>
      {steps.map((step) => (
        <StepForm key={step.id} step={step} view={view} page={page} />
      ))}
      {view.can.resume ? (
        <WishForm view={view} page={page} wish="resume" label={orderPage.resume} class="step">
          {() => <button type="submit">{orderPage.resume}</button>}
        </WishForm>
      ) : null}
      <Undo view={view} page={page} />
      {steps.length === 0 && !view.can.resume ? <p>{orderPage.notOffered}</p> : null}
    </section>
  );
}

function Cancel({ view, page }: PartProps): JSX.Element {
  const { orderPage } = page.texts;
  return (
    <details open={view.answer?.form === 'cancel'}>
      <summary>{orderPage.cancel}</summary>
      <WishForm view={view} page={page} wish="cancel" label={orderPage.cancel}>
        {({ values, errors, scope }) => (
          <>
            <p class="hint">{orderPage.cancelWarning}</p>
            <Field
              name="reason"
              label={orderPage.cancelReason}
              value={values.reason}
              errors={errors}
              rows={2}
              max={1000}
              required
              scope={scope}
            />
            <button type="submit" class="danger">
              {orderPage.cancel}
            </button>
          </>
        )}
      </WishForm>
    </details>
  );
}

function PutOnHold({ view, page }: PartProps): JSX.Element {
  const { orderPage, holdReason } = page.texts;
  return (
    <details open={view.answer?.form === 'hold'}>
      <summary>{orderPage.hold}</summary>
      <WishForm view={view} page={page} wish="hold" label={orderPage.hold}>
        {({ values, errors, scope }) => (
          <>
            <Select
              name="holdReason"
              label={orderPage.holdReason}
              options={Hold.shape.reason.options.map((reason) => ({ value: reason, words: holdReason[reason] }))}
              value={values.holdReason}
              scope={scope}
            />
            <Field
              name="note"
              label={orderPage.holdNote}
              value={values.note}
              errors={errors}
              rows={2}
              max={1000}
              scope={scope}
            />
            <button type="submit" class="second">
              {orderPage.hold}
            </button>
          </>
        )}
      </WishForm>
    </details>
  );
}

/** What can be done beside the way: comment, hold, cancel. */
export function OrderActions({ view, page }: PartProps): JSX.Element {
  const { orderPage } = page.texts;
  return (
    <section class="card">
      <h2>{orderPage.beside}</h2>
      <WishForm view={view} page={page} wish="comment" label={orderPage.comment}>
        {({ values, errors, scope }) => (
          <>
            <Field
              name="text"
              label={orderPage.comment}
              value={values.text}
              errors={errors}
              rows={2}
              max={4000}
              required
              scope={scope}
            />
            <Mentions view={view} page={page} scope={scope} />
            <button type="submit" class="second">
              {orderPage.commentSend}
            </button>
          </>
        )}
      </WishForm>
      {view.can.hold ? <PutOnHold view={view} page={page} /> : null}
      <PromiseDate view={view} page={page} />
      <LineActions view={view} page={page} />
      <Payment view={view} page={page} />
      <RecordCause view={view} page={page} />
      <Migrate view={view} page={page} />
      {view.can.cancel ? <Cancel view={view} page={page} /> : null}
    </section>
  );
}
