import type { ComponentChildren, JSX } from 'preact';
import type { FieldError } from '../views.ts';
import type { Page } from './page.ts';

interface FieldProps {
  name: string;
  label: string;
  value?: string | undefined;
  type?: 'text' | 'email' | 'tel' | 'date' | 'number' | 'search';
  hint?: string;
  errors?: readonly FieldError[];
  required?: boolean;
  /** Says "optional" behind the label. */
  optional?: string;
  max?: number | string;
  min?: string;
  autoComplete?: string;
  inputMode?: 'decimal' | 'text' | 'tel' | 'email';
  /** Several lines. */
  rows?: number;
  list?: string;
  /** Typing begins here. */
  focus?: boolean;
  /** Makes ids differ where one page has several forms with the same names. */
  scope?: string;
  class?: string;
}

/** The id of the control of that name: errors link to it. */
export const idOf = (name: string, scope = 'f'): string =>
  `${scope}-${name.replaceAll('+', 'new').replaceAll(/\W+/g, '-').replace(/-$/, '')}`;

/** A labelled input with its hint and error, tied together for screen readers. */
export function Field(props: FieldProps): JSX.Element {
  const { name, label, value, type = 'text', hint, errors = [], required, optional, rows, scope } = props;
  const id = idOf(name, scope);
  const wrong = errors.filter(({ field }) => field === name);
  const described = [hint ? `${id}-hint` : '', wrong.length > 0 ? `${id}-error` : ''].filter(Boolean).join(' ');
  const common = {
    id,
    name,
    required: required ?? false,
    'aria-describedby': described || undefined,
    'aria-invalid': wrong.length > 0 ? ('true' as const) : undefined,
    maxLength: typeof props.max === 'number' ? props.max : undefined,
    autoComplete: props.autoComplete as 'name' | undefined,
    autofocus: props.focus || undefined,
  };
  return (
    <div class={`field ${props.class ?? ''}`}>
      <label for={id}>
        {label}
        {optional ? <span class="optional">{` (${optional})`}</span> : null}
      </label>
      {hint ? (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {wrong.length > 0 ? (
        <p class="wrong" id={`${id}-error`}>
          {wrong.map(({ words }) => words).join(' ')}
        </p>
      ) : null}
      {rows ? (
        <textarea {...common} rows={rows}>
          {value ?? ''}
        </textarea>
      ) : (
        <input
          {...common}
          type={type}
          value={value ?? ''}
          inputMode={props.inputMode}
          list={props.list}
          min={props.min}
          max={typeof props.max === 'string' ? props.max : undefined}
        />
      )}
    </div>
  );
}

interface SelectProps {
  name: string;
  label: string;
  options: readonly { value: string; words: string }[];
  value?: string | undefined;
  required?: boolean;
  scope?: string;
}

export function Select({ name, label, options, value, required, scope }: SelectProps): JSX.Element {
  const id = idOf(name, scope);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name} required={required ?? false}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === (value ?? '')}>
            {option.words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CheckProps {
  name: string;
  label: string;
  checked?: boolean;
  value?: string;
  type?: 'checkbox' | 'radio';
  scope?: string;
}

export function Check({ name, label, checked, value = 'true', type = 'checkbox', scope }: CheckProps): JSX.Element {
  const id = idOf(`${name}-${value}`, scope);
  return (
    <div class="check">
      <input type={type} id={id} name={name} value={value} checked={checked ?? false} />
      <label for={id}>{label}</label>
    </div>
  );
}

/** What is wrong with a form, on top of it, each with a link to its field. */
export function ErrorSummary({
  errors,
  title,
  scope,
}: {
  errors: readonly FieldError[];
  title: string;
  scope?: string;
}): JSX.Element | null {
  if (errors.length === 0) return null;
  return (
    <div class="flash refused" role="alert" id="errors">
      <p>{title}</p>
      <ul>
        {errors.map(({ field, words }) => (
          <li key={`${field}${words}`}>
            <a href={`#${idOf(field, scope)}`}>{words}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export const Hidden = ({ name, value }: { name: string; value: string | number }): JSX.Element => (
  <input type="hidden" name={name} value={String(value)} />
);

interface PostProps {
  /** Path that the form is posted to. */
  to: string;
  hidden: Readonly<Record<string, string | number>>;
  label?: string;
  class?: string;
  children: ComponentChildren;
}

/** A form that changes something: always POST. */
export function Post({ to, hidden, children, label, class: name }: PostProps): JSX.Element {
  return (
    <form method="post" action={to} class={name} aria-label={label}>
      {Object.entries(hidden).map(([key, value]) => (
        <Hidden key={key} name={key} value={value} />
      ))}
      {children}
    </form>
  );
}

/** What a step needs of the person, as fields. */
export function Needs({ needs, page, values = {}, errors = [], scope }: NeedsProps): JSX.Element {
  const { order } = page.texts;
  const labels = { carrier: order.carrier, trackingNumber: order.trackingNumber, reason: order.reason };
  return (
    <>
      {needs.map((need) => (
        <Field
          key={need}
          name={need}
          label={labels[need]}
          value={values[need]}
          errors={errors}
          required
          max={need === 'reason' ? 1000 : 60}
          scope={scope ?? 'f'}
          {...(need === 'reason' ? { rows: 2 } : {})}
        />
      ))}
    </>
  );
}

interface NeedsProps {
  needs: readonly ('carrier' | 'trackingNumber' | 'reason')[];
  page: Page;
  values?: Readonly<Record<string, string>>;
  errors?: readonly FieldError[];
  scope?: string;
}
