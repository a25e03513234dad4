import type { JSX } from 'preact';
import { ADDRESS_PARTS, type AskField } from '../../shared/asking/fields.ts';
import { NONE, otherOf } from '../../shared/asking/read.ts';
import { Check, Field, idOf } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import type { FieldError, FormValues } from '../views.ts';

interface FieldProps<F = AskField> {
  field: F;
  page: Page;
  values: FormValues;
  errors: readonly FieldError[];
  showPrices: boolean;
}
type Of<K extends AskField['kind']> = FieldProps<Extract<AskField, { kind: K }>>;

/** Words of errors at a group of choices, where no single input can carry them. */
function GroupErrors({ name, errors }: { name: string; errors: readonly FieldError[] }): JSX.Element | null {
  const wrong = errors.filter(({ field }) => field === name);
  if (wrong.length === 0) return null;
  return <p class="wrong">{wrong.map(({ words }) => words).join(' ')}</p>;
}

function Product({ field, page, values, errors, showPrices }: Of<'product'>): JSX.Element {
  const { ask } = page.texts;
  const { path, choices, question } = field;
  const chosen = values[path] ?? '';
  const priceOf = ({ price, unit }: (typeof choices)[number]): string =>
    price && showPrices ? `, ${ask.each(unit, page.formats.money(price))}` : '';
  return (
    <fieldset id={idOf(path)}>
      <legend>{question}</legend>
      <GroupErrors name={path} errors={errors} />
      {choices.map((choice) => (
        <Check
          key={choice.sku}
          type="radio"
          name={path}
          value={choice.sku}
          checked={chosen === choice.sku}
          label={`${choice.name} (${choice.sku})${priceOf(choice)}`}
        />
      ))}
      {choices.length > 0 ? (
        <Check type="radio" name={path} value={NONE} checked={chosen === NONE} label={ask.noneOfThese} />
      ) : null}
      <Field
        name={otherOf(path)}
        label={ask.describe}
        hint={ask.describeHint}
        value={values[otherOf(path)]}
        errors={errors}
        max={500}
      />
    </fieldset>
  );
}

function Price({ field, page, values, errors }: Of<'price'>): JSX.Element {
  const { ask } = page.texts;
  const { path, ours, question } = field;
  return (
    <fieldset id={idOf(path)}>
      <legend>{question}</legend>
      <GroupErrors name={path} errors={errors} />
      {ours ? (
        <Check
          type="radio"
          name={path}
          value="ours"
          checked={values[path] === 'ours'}
          label={ask.ourPriceOf(page.formats.money(ours))}
        />
      ) : null}
      <Check type="radio" name={path} value={NONE} checked={values[path] === NONE} label={ask.otherPrice} />
      <Field
        name={otherOf(path)}
        label={ask.otherPriceWords}
        value={values[otherOf(path)]}
        errors={errors}
        rows={2}
        max={1000}
      />
    </fieldset>
  );
}

function Place({ field, page, values, errors }: Of<'address'>): JSX.Element {
  const { ask, orderForm } = page.texts;
  const pickup = values.pickup === undefined ? field.pickup : values.pickup === 'true';
  const labels = {
    country: orderForm.country,
    region: orderForm.region,
    city: orderForm.city,
    district: orderForm.district,
    street: orderForm.street,
    postcode: orderForm.postcode,
    recipient: ask.recipient,
    phone: ask.recipientPhone,
  };
  return (
    <fieldset id={idOf(field.path)}>
      <legend>{field.question}</legend>
      <GroupErrors name={field.path} errors={errors} />
      <div class="choices">
        <Check type="radio" name="pickup" value="false" checked={!pickup} label={ask.deliver} />
        <Check type="radio" name="pickup" value="true" checked={pickup} label={ask.pickup} />
      </div>
      <div class="pair">
        {ADDRESS_PARTS.map((part) => (
          <Field
            key={part}
            name={`shipTo.${part}`}
            label={labels[part]}
            value={values[`shipTo.${part}`] ?? field.value[part] ?? ''}
            errors={errors}
            max={part === 'country' ? 2 : 400}
            {...(part === 'street' ? { class: 'whole' } : {})}
            {...(part === 'country' ? { hint: orderForm.countryHint } : {})}
          />
        ))}
      </div>
    </fieldset>
  );
}

type Plain = Exclude<AskField['kind'], 'product' | 'price' | 'address'>;

/** How a field of one input is written in. */
function inputOf(field: Extract<AskField, { kind: Plain }>, page: Page): Omit<Parameters<typeof Field>[0], 'name'> {
  const { ask } = page.texts;
  switch (field.kind) {
    case 'quantity':
      return {
        label: ask.quantity,
        inputMode: 'decimal',
        max: 40,
        ...(field.unit ? { hint: ask.quantityHint(field.unit) } : {}),
      };
    case 'unit':
      return {
        label: ask.unit,
        max: 20,
        ...(field.choices.length > 0 ? { hint: ask.unitHint(field.choices.join(' / ')) } : {}),
      };
    case 'day':
      return { label: ask.day, type: 'date' };
    case 'contact':
      return field.as === 'phone'
        ? { label: ask.phone, type: 'tel', autoComplete: 'tel', max: 40 }
        : { label: ask.email, type: 'email', autoComplete: 'email', max: 254 };
    case 'reference':
      return { label: ask.reference, max: 120 };
    case 'words':
      return { label: ask.words, rows: 3, max: 1000 };
  }
}

/** One thing that is asked for: the question, and what answers it. */
export function Asked(props: FieldProps): JSX.Element {
  const { field, page, values, errors } = props;
  if (field.kind === 'product') return <Product {...props} field={field} />;
  if (field.kind === 'price') return <Price {...props} field={field} />;
  if (field.kind === 'address') return <Place {...props} field={field} />;
  const known = field.kind === 'words' ? '' : field.value;
  return (
    <fieldset>
      <legend>{field.question}</legend>
      <Field name={field.path} {...inputOf(field, page)} value={values[field.path] ?? known} errors={errors} />
    </fieldset>
  );
}
