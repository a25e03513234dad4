import type { JSX } from 'preact';
import { ADDRESS_PARTS } from '../../shared/asking/fields.ts';
import { Field, Hidden, Post } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { Effect } from './track-requests.tsx';
import type { TrackFormView, TrackLine, TrackView } from './views.ts';

export interface FormProps {
  view: TrackView;
  form: TrackFormView;
  page: Page;
  /** Where it is posted to. */
  to: string;
}

/** What of a line is done already: beside each quantity that may be changed. */
export function doneHint(line: TrackLine, page: Page, first: string): string {
  const { change } = page.texts;
  const amount = (quantity: number): string => `${page.formats.quantity(quantity)} ${line.unit}`;
  return [
    first,
    ...(line.produced > 0 ? [change.produced(amount(line.produced))] : []),
    ...(line.shipped > 0 ? [change.shipped(amount(line.shipped))] : []),
  ].join(' · ');
}

/** What has to come back with every post of a form: the version that was seen, and an id that makes a repeat harmless. */
export const carried = (view: TrackView, form: TrackFormView): Record<string, string | number> => ({
  form: form.form,
  version: view.version,
  commandId: view.commandId,
});

/** The change as it is: sent only after it was shown what it comes to. */
export function Preview({ view, form, page, to }: FormProps): JSX.Element | null {
  const { change } = page.texts;
  if (!form.effect) return null;
  return (
    <section class="card good" aria-labelledby="effect" tabIndex={-1} id="preview">
      <h2 id="effect">{change.effect}</h2>
      <Effect effect={form.effect} page={page} />
      <Post to={to} hidden={{ ...carried(view, form), do: 'send' }}>
        {Object.entries(form.values).map(([name, value]) => (
          <Hidden key={name} name={name} value={value} />
        ))}
        <button type="submit" class="main">
          {change.sure}
        </button>
      </Post>
    </section>
  );
}

function Quantities({ view, form, page }: FormProps): JSX.Element {
  const { change } = page.texts;
  return (
    <fieldset>
      <legend>{change.quantities}</legend>
      {view.lines.map((line) => (
        <Field
          key={line.lineNo}
          name={`line.${line.lineNo}`}
          label={line.description}
          hint={doneHint(line, page, change.quantityHint(line.unit))}
          value={form.values[`line.${line.lineNo}`] ?? String(line.wanted)}
          errors={form.errors}
          inputMode="decimal"
          max={40}
        />
      ))}
    </fieldset>
  );
}

function Place({ view, form, page }: FormProps): JSX.Element | null {
  const { change, orderForm, ask } = page.texts;
  const { shipTo } = view;
  if (!shipTo) return null;
  const labels = { ...orderForm, recipient: ask.recipient, phone: ask.recipientPhone };
  return (
    <fieldset>
      <legend>{change.address}</legend>
      <div class="pair">
        {ADDRESS_PARTS.map((part) => (
          <Field
            key={part}
            name={`shipTo.${part}`}
            label={labels[part]}
            value={form.values[`shipTo.${part}`] ?? shipTo[part] ?? ''}
            errors={form.errors}
            max={part === 'country' ? 2 : 400}
            {...(part === 'street' ? { class: 'whole' } : {})}
            {...(part === 'phone' && view.phoneEnds ? { hint: change.phoneHint(view.phoneEnds) } : {})}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** Quantities, day, address, note; what it comes to is shown before it is sent. */
export function ChangeForm(props: FormProps): JSX.Element {
  const { view, form, page, to } = props;
  const { change } = page.texts;
  return (
    <>
      <p class="lead">{change.intro}</p>
      <Preview {...props} />
      <Post to={to} hidden={{ ...carried(view, form), do: 'look' }} class="order">
        <Quantities {...props} />
        <fieldset>
          <legend>{change.date}</legend>
          <Field
            name="requestedDate"
            type="date"
            label={change.date}
            value={form.values.requestedDate ?? view.requestedDate ?? ''}
            errors={form.errors}
          />
        </fieldset>
        <Place {...props} />
        <fieldset>
          <legend>{change.note}</legend>
          <Field
            name="note"
            label={change.note}
            hint={change.noteHint}
            value={form.values.note}
            errors={form.errors}
            rows={3}
            max={1000}
          />
        </fieldset>
        <button type="submit" class={form.effect ? 'second' : 'main'}>
          {form.effect ? change.again : change.look}
        </button>
      </Post>
    </>
  );
}
