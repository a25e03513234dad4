import type { JSX } from 'preact';
import type { LineWork } from '../../shared/settings/reasons.ts';
import { Field, Select } from '../parts/field.tsx';
import type { FieldError, FormValues } from '../views.ts';
import type { LineView } from './order-views.ts';
import { FoldedForm, optionsOf, type PartProps } from './wish-form.tsx';

/** Columns that say something: a column of noughts is left out. */
const COUNTS = ['confirmed', 'produced', 'shipped', 'returned', 'cancelled'] as const;

/** How far each line has come. */
export function LineProgress({ view, page }: PartProps): JSX.Element | null {
  const { details, order } = page.texts;
  const { lines } = view.details;
  const counts = COUNTS.filter((count) => lines.some((line) => line[count] > 0));
  if (counts.length === 0) return null;
  return (
    <section class="card">
      <h2>{details.progress}</h2>
      <table class="cards">
        <caption class="hidden">{details.progress}</caption>
        <thead>
          <tr>
            <th scope="col">{order.sku}</th>
            <th scope="col" class="number">
              {order.quantity}
            </th>
            {counts.map((count) => (
              <th key={count} scope="col" class="number">
                {details[count]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineNo}>
              <td data-label={order.sku} class="code">
                {line.sku}
              </td>
              <td data-label={order.quantity} class="number">
                {`${page.formats.quantity(line.quantity)} ${line.unit}`}
              </td>
              {counts.map((count) => (
                <td key={count} data-label={details[count]} class="number">
                  {page.formats.quantity(line[count])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Shipments({ view, page }: PartProps): JSX.Element | null {
  const { shipments } = view.details;
  if (shipments.length === 0) return null;
  return (
    <section class="card">
      <h2>{page.texts.details.shipments}</h2>
      <ul class="plain">
        {shipments.map(({ id, at, carrier, trackingNumber, lines }) => (
          <li key={id}>
            <p>
              {[carrier, page.formats.instant(at)].filter(Boolean).join(' · ')}{' '}
              <span class="code">{trackingNumber}</span>
            </p>
            <p class="hint">{lines}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface QuantitiesProps extends PartProps {
  values: FormValues;
  errors: FieldError[];
  scope: string;
  /** How much of a line can be named at most. */
  most: (line: LineView) => number;
}

/** One field for each line of which something is left; empty means none of it. */
export function Quantities({ view, page, values, errors, scope, most }: QuantitiesProps): JSX.Element {
  const { details } = page.texts;
  const lines = view.details.lines.filter((line) => most(line) > 0);
  const wrong = errors.some(({ field }) => field === 'lines');
  return (
    <>
      {wrong ? <p class="wrong">{page.texts.changePage.wrongNumber}</p> : null}
      {lines.map((line) => (
        <Field
          key={line.lineNo}
          name={`qty.${line.lineNo}`}
          label={details.quantityOf(line.description || line.sku)}
          hint={details.atMost(`${page.formats.quantity(most(line))} ${line.unit}`)}
          value={values[`qty.${line.lineNo}`]}
          inputMode="decimal"
          max={20}
          scope={scope}
        />
      ))}
    </>
  );
}

/** What can still be recorded as done of a line. */
const LEFT: Record<LineWork, (line: LineView) => number> = {
  confirmed: ({ quantity, cancelled, confirmed }) => quantity - cancelled - confirmed,
  produced: ({ quantity, cancelled, produced }) => quantity - cancelled - produced,
  shipped: ({ quantity, cancelled, shipped }) => quantity - cancelled - shipped,
};

function RecordLines({ view, page, what }: PartProps & { what: LineWork }): JSX.Element {
  const { details, order } = page.texts;
  const label = {
    confirmed: details.recordConfirmed,
    produced: details.recordProduced,
    shipped: details.recordShipped,
  };
  return (
    <FoldedForm view={view} page={page} wish="record-lines" of={what} hidden={{ what }} label={label[what]}>
      {({ values, errors, scope }) => (
        <>
          <Quantities view={view} page={page} values={values} errors={errors} scope={scope} most={LEFT[what]} />
          {what === 'shipped' ? (
            <>
              <Field name="carrier" label={order.carrier} value={values.carrier} max={60} scope={scope} />
              <Field
                name="trackingNumber"
                label={order.trackingNumber}
                value={values.trackingNumber}
                max={60}
                scope={scope}
              />
            </>
          ) : null}
          <button type="submit" class="second">
            {details.save}
          </button>
        </>
      )}
    </FoldedForm>
  );
}

function CancelLines({ view, page }: PartProps): JSX.Element {
  const { details, orderPage } = page.texts;
  return (
    <FoldedForm view={view} page={page} wish="cancel-lines" label={details.cancelLines}>
      {({ values, errors, scope }) => (
        <>
          <Quantities view={view} page={page} values={values} errors={errors} scope={scope} most={LEFT.shipped} />
          <Field
            name="reason"
            label={orderPage.cancelReason}
            value={values.reason}
            errors={errors}
            max={1000}
            rows={2}
            required
            scope={scope}
          />
          <button type="submit" class="danger">
            {details.cancelLines}
          </button>
        </>
      )}
    </FoldedForm>
  );
}

function RecordReturn({ view, page }: PartProps): JSX.Element {
  const { details, returning } = page.texts;
  return (
    <FoldedForm view={view} page={page} wish="record-return" label={details.returnLines}>
      {({ values, errors, scope }) => (
        <>
          <Select
            name="kind"
            label={details.kind}
            options={optionsOf(returning.kinds)}
            value={values.kind}
            scope={scope}
          />
          <Select
            name="why"
            label={details.why}
            options={optionsOf(returning.reasons)}
            value={values.why}
            scope={scope}
          />
          <Quantities
            view={view}
            page={page}
            values={values}
            errors={errors}
            scope={scope}
            most={({ shipped, returned }) => shipped - returned}
          />
          <Field name="note" label={details.note} value={values.note} max={1000} rows={2} scope={scope} />
          <button type="submit" class="second">
            {details.save}
          </button>
        </>
      )}
    </FoldedForm>
  );
}

/** What can be recorded of single lines. */
export function LineActions({ view, page }: PartProps): JSX.Element {
  const { may, left } = view.details;
  const open = view.order.stage.category !== 'done' && view.order.stage.category !== 'void';
  return (
    <>
      {open && may.confirm && left.confirmed ? <RecordLines view={view} page={page} what="confirmed" /> : null}
      {open && may.act && left.produced ? <RecordLines view={view} page={page} what="produced" /> : null}
      {open && may.act && left.shipped ? <RecordLines view={view} page={page} what="shipped" /> : null}
      {open && may.change && left.shipped ? <CancelLines view={view} page={page} /> : null}
      {may.change && left.shippedAny ? <RecordReturn view={view} page={page} /> : null}
    </>
  );
}
