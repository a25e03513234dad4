import type { JSX } from 'preact';
import { IdentityKind } from '../../shared/customers/customer.ts';
import { Check, ErrorSummary, Field, Hidden, Post, Select } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { FieldError, FormValues } from '../views.ts';
import type { CustomerView } from './customer-views.ts';

interface FormProps {
  view: CustomerView;
  page: Page;
}

/** What was entered in this form and is wrong, where it is shown again. */
export function saidIn(view: CustomerView, form: string): { values: FormValues; errors: FieldError[] } {
  return view.answer?.form === form ? view.answer : { values: {}, errors: [] };
}

/** A mark that the customer is known by from now on; those that orders name are one press away. */
export function AddIdentity({ view, page }: FormProps): JSX.Element {
  const { customers, frame } = page.texts;
  const { values, errors } = saidIn(view, 'add');
  const to = paths.customer(view.id);
  const hidden = { do: 'add', version: view.version };
  const kinds = IdentityKind.options.map((kind) => ({ value: kind, words: customers.kinds[kind] }));
  return (
    <section class="card">
      <h2>{customers.add}</h2>
      {view.free.length > 0 ? <p class="hint">{customers.free}</p> : null}
      {view.free.map(({ kind, shown, token }) => (
        <Post key={token} to={to} hidden={{ ...hidden, mark: token ?? '' }} class="joined">
          <span class="field">{`${customers.kinds[kind]} ${shown}`}</span>
          <button type="submit" class="small">
            {customers.addButton}
            <span class="hidden">{` ${shown}`}</span>
          </button>
        </Post>
      ))}
      <ErrorSummary errors={errors} title={frame.error} scope="add" />
      <Post to={to} hidden={hidden} label={customers.add}>
        <div class="pair">
          <Select name="kind" label={customers.kind} options={kinds} value={values.kind ?? 'email'} scope="add" />
          <Field
            name="value"
            label={customers.value}
            value={values.value}
            errors={errors}
            required
            max={200}
            scope="add"
          />
        </div>
        <p class="hint">{customers.valueHint}</p>
        <button type="submit" class="second">
          {customers.addButton}
        </button>
      </Post>
    </section>
  );
}

/** Name and company. */
export function DetailsForm({ view, page }: FormProps): JSX.Element {
  const { customers } = page.texts;
  const { values } = saidIn(view, 'details');
  return (
    <Post to={paths.customer(view.id)} hidden={{ do: 'details', version: view.version }} label={customers.details}>
      <Field name="name" label={customers.name} value={values.name ?? view.name ?? ''} max={200} scope="details" />
      <Field
        name="company"
        label={customers.company}
        value={values.company ?? view.company ?? ''}
        max={200}
        scope="details"
      />
      <Check
        name="allowRepeats"
        label={customers.allowRepeats}
        checked={values.allowRepeats === undefined ? view.allowRepeats : values.allowRepeats === 'true'}
        scope="details"
      />
      <button type="submit" class="second">
        {customers.save}
      </button>
    </Post>
  );
}

export function NoteForm({ view, page }: FormProps): JSX.Element {
  const { customers } = page.texts;
  const { values, errors } = saidIn(view, 'note');
  return (
    <Post to={paths.customer(view.id)} hidden={{ do: 'note', version: view.version }} label={customers.note}>
      <Field
        name="text"
        label={customers.note}
        value={values.text}
        errors={errors}
        rows={2}
        required
        max={2000}
        scope="note"
      />
      <button type="submit" class="second">
        {customers.addNote}
      </button>
    </Post>
  );
}

/** Leads to the comparison with another customer. */
export function MergeWith({ view, page }: FormProps): JSX.Element {
  const { customers } = page.texts;
  return (
    <section class="card">
      <h2>{customers.mergeWith}</h2>
      <form method="get" action={paths.mergeCustomer(view.id)} aria-label={customers.mergeWith}>
        <Hidden name="lang" value={page.context.language} />
        <Field name="with" label={customers.mergeWhom} required max={200} scope="merge" />
        <button type="submit" class="second">
          {customers.compare}
        </button>
      </form>
    </section>
  );
}
