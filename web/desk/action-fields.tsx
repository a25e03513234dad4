import type { JSX } from 'preact';
import { CAUSES, REMEDIES } from '../../shared/settings/reasons.ts';
import type { ActField } from '../../shared/tasks/acts.ts';
import { Field, Select } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import type { ActView, FieldError, FormValues } from '../views.ts';

interface FieldsProps {
  act: ActView;
  page: Page;
  scope: string;
  values: FormValues;
  errors: readonly FieldError[];
}

const LONG: ReadonlySet<ActField> = new Set(['reason', 'answer', 'prevention']);

function OneField({ name, required, ...props }: FieldsProps & { name: ActField; required: boolean }): JSX.Element {
  const { page, scope, values, errors } = props;
  const { action, order } = page.texts;
  const labels: Readonly<Record<ActField, string>> = {
    carrier: order.carrier,
    trackingNumber: order.trackingNumber,
    reason: order.reason,
    until: action.until,
    remedy: action.remedy,
    answer: action.answer,
    cause: action.cause,
    prevention: action.prevention,
  };
  const chosen = { remedy: REMEDIES, cause: CAUSES } as const;
  if (name === 'remedy' || name === 'cause') {
    const words: Readonly<Record<string, string>> = name === 'remedy' ? action.remedies : action.causes;
    const options = chosen[name].map((value) => ({ value, words: words[value] ?? value }));
    return (
      <Select
        name={name}
        label={labels[name]}
        options={options}
        value={values[name]}
        required={required}
        scope={scope}
      />
    );
  }
  return (
    <Field
      name={name}
      label={labels[name]}
      value={values[name]}
      errors={errors}
      required={required}
      scope={scope}
      max={LONG.has(name) ? 1000 : 60}
      {...(name === 'until' ? { type: 'date' as const } : {})}
      {...(LONG.has(name) ? { rows: name === 'answer' ? 5 : 2 } : {})}
    />
  );
}

/** What an act needs of the person, and what may be given with it. */
export function ActFields(props: FieldsProps): JSX.Element {
  return (
    <>
      {props.act.needs.map((name) => (
        <OneField key={name} name={name} required {...props} />
      ))}
      {(props.act.may ?? []).map((name) => (
        <OneField key={name} name={name} required={false} {...props} />
      ))}
    </>
  );
}
