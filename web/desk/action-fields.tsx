import type { JSX } from 'preact';
import { CAUSES, HOLD_REASONS, REMEDIES } from '../../shared/settings/reasons.ts';
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

const LONG: ReadonlySet<ActField> = new Set(['reason', 'answer', 'prevention', 'note']);

/** The choices of a field that is a list; null where it is written. */
function choicesOf(name: ActField, { page, act }: FieldsProps): { value: string; words: string }[] | null {
  const { action, holdReason } = page.texts;
  const named = (values: readonly string[], words: Readonly<Record<string, string>>) =>
    values.map((value) => ({ value, words: words[value] ?? value }));
  switch (name) {
    case 'remedy':
      return named(REMEDIES, action.remedies);
    case 'cause':
      return named(CAUSES, action.causes);
    case 'holdReason':
      return named(HOLD_REASONS, holdReason);
    case 'handTo':
      return (act.people ?? []).map(({ id, name: words }) => ({ value: id, words }));
    default:
      return null;
  }
}

function OneField({ name, required, ...props }: FieldsProps & { name: ActField; required: boolean }): JSX.Element {
  const { page, scope, values, errors } = props;
  const { action, order, orderPage } = page.texts;
  const labels: Readonly<Record<ActField, string>> = {
    carrier: order.carrier,
    trackingNumber: order.trackingNumber,
    reason: order.reason,
    until: action.until,
    remedy: action.remedy,
    answer: action.answer,
    cause: action.cause,
    prevention: action.prevention,
    holdReason: orderPage.holdReason,
    note: action.note,
    handTo: action.handTo,
  };
  const options = choicesOf(name, props);
  if (options !== null) {
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
  const { act, page, values, errors, scope } = props;
  return (
    <>
      {(act.lines ?? []).map(({ field, name, most }) => (
        <Field
          key={field}
          name={field}
          label={page.texts.details.quantityOf(name)}
          hint={page.texts.details.atMost(most)}
          value={values[field]}
          errors={errors}
          inputMode="decimal"
          max={20}
          scope={scope}
        />
      ))}
      {props.act.needs.map((name) => (
        <OneField key={name} name={name} required {...props} />
      ))}
      {(props.act.may ?? []).map((name) => (
        <OneField key={name} name={name} required={false} {...props} />
      ))}
    </>
  );
}
