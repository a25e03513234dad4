import type { JSX } from 'preact';
import type { Hold } from '../../shared/orders/work.ts';
import { Check, Field, Select } from '../parts/field.tsx';
import { Happening } from '../parts/order-parts.tsx';
import { FoldedForm, optionsOf, type PartProps } from './wish-form.tsx';

/** What others did while the person was writing: what was entered stays in its form below. */
export function Since({ view, page }: PartProps): JSX.Element | null {
  const { since } = view.details;
  if (!since) return null;
  const { details } = page.texts;
  return (
    <section class="card" id="since">
      <h2>{details.since}</h2>
      <p>{details.sinceHint}</p>
      <ol class="timeline">
        {since.map((happening, index) => (
          <li key={`${index} ${happening.at}`}>
            <Happening happening={happening} page={page} />
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Lift({ hold, view, page }: PartProps & { hold: Hold }): JSX.Element | null {
  if (!view.details.may.act) return null;
  const { details } = page.texts;
  return (
    <FoldedForm view={view} page={page} wish="lift-hold" of={hold.id} hidden={{ holdId: hold.id }} label={details.lift}>
      {({ values, errors, scope }) => (
        <>
          <Field name="note" label={details.note} value={values.note} errors={errors} max={1000} scope={scope} />
          <button type="submit">{details.lift}</button>
        </>
      )}
    </FoldedForm>
  );
}

/** Colleagues who are told of a comment. */
export function Mentions({ view, page, scope }: PartProps & { scope: string }): JSX.Element | null {
  if (view.staff.length === 0) return null;
  return (
    <details>
      <summary>{page.texts.details.mention}</summary>
      <div class="choices">
        {view.staff.map(({ id, name }) => (
          <Check key={id} name="mention" value={id} label={name} scope={scope} />
        ))}
      </div>
    </details>
  );
}

export function PromiseDate({ view, page }: PartProps): JSX.Element | null {
  const { category } = view.order.stage;
  if (!view.details.may.act || category === 'done' || category === 'void') return null;
  const { details } = page.texts;
  return (
    <FoldedForm view={view} page={page} wish="promise-date" label={details.promise}>
      {({ values, errors, scope }) => (
        <>
          <Field
            name="date"
            type="date"
            label={details.promisedDate}
            hint={details.promiseHint}
            value={values.date ?? view.details.promisedDate ?? ''}
            errors={errors}
            scope={scope}
          />
          <button type="submit" class="second">
            {details.save}
          </button>
        </>
      )}
    </FoldedForm>
  );
}

export function Payment({ view, page }: PartProps): JSX.Element | null {
  if (!view.details.may.act) return null;
  const { details, order, payment } = page.texts;
  return (
    <FoldedForm view={view} page={page} wish="record-payment" label={details.payment}>
      {({ values, errors, scope }) => (
        <>
          <Select
            name="payment"
            label={order.payment}
            options={optionsOf(payment)}
            value={values.payment ?? view.payment}
            scope={scope}
          />
          <Field
            name="words"
            label={details.paymentWords}
            value={values.words}
            errors={errors}
            max={1000}
            scope={scope}
          />
          <button type="submit" class="second">
            {details.save}
          </button>
        </>
      )}
    </FoldedForm>
  );
}

/** Why something went wrong: for the ledger of errors. */
export function RecordCause({ view, page }: PartProps): JSX.Element | null {
  const { may, causes } = view.details;
  if (!may.act || causes.length === 0) return null;
  const { details, causes: names } = page.texts;
  return (
    <FoldedForm view={view} page={page} wish="record-cause" label={details.recordCause}>
      {({ values, errors, scope }) => (
        <>
          <Select
            name="seq"
            label={details.causeOf}
            options={causes.map(({ seq, words }) => ({ value: String(seq), words }))}
            value={values.seq}
            scope={scope}
          />
          <Select name="cause" label={details.cause} options={optionsOf(names)} value={values.cause} scope={scope} />
          <Field name="words" label={details.note} value={values.words} errors={errors} max={1000} scope={scope} />
          <button type="submit" class="second">
            {details.save}
          </button>
        </>
      )}
    </FoldedForm>
  );
}
