import type { ComponentChildren, JSX } from 'preact';
import { Hold } from '../../shared/orders/work.ts';
import { Field, Needs, Post, Select } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { FieldError, FormValues, StepView } from '../views.ts';
import type { OrderPageView } from './views.ts';

interface PartProps {
  view: OrderPageView;
  page: Page;
}

interface WishProps extends PartProps {
  /** Type of the wish. */
  wish: string;
  /** Tells forms of the same wish apart. */
  of?: string;
  hidden?: Readonly<Record<string, string>>;
  label: string;
  class?: string;
  children: (answer: { values: FormValues; errors: FieldError[]; scope: string }) => ComponentChildren;
}

/** A form that sends one wish, with the version that the person sees. */
export function WishForm({ view, wish, of = '', hidden = {}, label, class: name, children }: WishProps): JSX.Element {
  const form = of ? `${wish}.${of}` : wish;
  const answer = view.answer?.form === form ? view.answer : { values: {}, errors: [] };
  return (
    <Post
      to={paths.order(view.order.id)}
      hidden={{ do: wish, form, version: view.version, commandId: `${view.commandId}.${form}`, ...hidden }}
      label={label}
      class={name ?? ''}
    >
      {children({ values: answer.values, errors: answer.errors, scope: form.replaceAll(/\W/g, '-') })}
    </Post>
  );
}

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
  if (view.order.stage.category === 'done' || view.order.stage.category === 'void') return null;
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
            <button type="submit" class="second">
              {orderPage.commentSend}
            </button>
          </>
        )}
      </WishForm>
      {view.can.hold ? <PutOnHold view={view} page={page} /> : null}
      {view.can.cancel ? <Cancel view={view} page={page} /> : null}
    </section>
  );
}
