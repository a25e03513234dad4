import type { JSX } from 'preact';
import { Address } from '../customer/order-form.tsx';
import { Rows } from '../customer/order-form-goods.tsx';
import { Check, ErrorSummary, Field, Hidden, Select } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { Caller, GoodsSearch, Said } from './entry-parts.tsx';
import type { EntryView } from './entry-views.ts';

interface PartProps {
  view: EntryView;
  page: Page;
}

function Contact({ view, page }: PartProps): JSX.Element {
  const { orderForm, entry } = page.texts;
  const { values, errors } = view;
  return (
    <fieldset>
      <legend>{page.texts.order.customer}</legend>
      <div class="pair">
        <Field name="company" label={orderForm.company} value={values.company} errors={errors} max={200} />
        <Field name="name" label={orderForm.contactName} value={values.name} errors={errors} max={200} />
        <Field name="phone" type="tel" label={entry.phone} value={values.phone} errors={errors} max={60} />
        <Field name="email" type="email" label={orderForm.email} value={values.email} errors={errors} max={254} />
      </div>
    </fieldset>
  );
}

function Recipient({ view, page }: PartProps): JSX.Element {
  const { entry } = page.texts;
  const { values, errors } = view;
  return (
    <details open={Boolean(values.recipient || values.recipientPhone)}>
      <summary>{entry.other}</summary>
      <div class="pair">
        <Field name="recipient" label={entry.recipient} value={values.recipient} errors={errors} max={200} />
        <Field
          name="recipientPhone"
          type="tel"
          label={entry.recipientPhone}
          value={values.recipientPhone}
          errors={errors}
          max={30}
        />
      </div>
    </details>
  );
}

function Delivery({ view, page }: PartProps): JSX.Element {
  const { orderForm } = page.texts;
  const { values, errors, days } = view;
  const pickup = values.pickup === 'true';
  return (
    <fieldset id="delivery">
      <legend>{orderForm.delivery}</legend>
      <div class="choices">
        <Check type="radio" name="pickup" value="false" label={orderForm.deliver} checked={!pickup} />
        <Check type="radio" name="pickup" value="true" label={page.texts.order.pickup} checked={pickup} />
      </div>
      <Address view={view} page={page} />
      <Recipient view={view} page={page} />
      <div class="pair">
        <Field
          name="requestedDate"
          type="date"
          label={orderForm.requestedDate}
          value={values.requestedDate}
          errors={errors}
          min={days.from}
          max={days.to}
        />
        <Field
          name="reference"
          label={page.texts.order.reference}
          value={values.reference}
          errors={errors}
          max={120}
          autoComplete="off"
        />
      </div>
      <Field name="note" label={orderForm.note} value={values.note} errors={errors} rows={2} max={4000} />
    </fieldset>
  );
}

/** The entrance that the order came by, where there are several telephones. */
function Entrance({ view: { sources, values }, page }: PartProps): JSX.Element | null {
  const [only] = sources;
  if (sources.length <= 1) return only ? <Hidden name="source" value={only.id} /> : null;
  const options = sources.map(({ id, name }) => ({ value: id, words: name }));
  return <Select name="source" label={page.texts.entry.source} options={options} value={values.source} />;
}

function Form({ view, page }: PartProps): JSX.Element {
  const { entry, orderForm } = page.texts;
  return (
    <form method="post" action={paths.entry} id="order" class="order">
      {/* The first button is what Enter presses: it never enters an order. */}
      <button type="submit" name="do" value="next" class="second">
        {entry.next}
      </button>
      <Hidden name="formId" value={view.formId} />
      <Hidden name="customer" value={view.caller?.id ?? ''} />
      <Entrance view={view} page={page} />
      <Caller view={view} page={page} />
      <Said view={view} page={page} />
      <fieldset id="goods">
        <legend>{page.texts.order.lines}</legend>
        <GoodsSearch view={view} page={page} />
        <Rows lines={view.lines} errors={view.errors} page={page} />
      </fieldset>
      <Contact view={view} page={page} />
      <Delivery view={view} page={page} />
      <button type="submit" name="do" value="enter" class="main">
        {entry.enter}
      </button>
      <p class="hint">{[entry.once, orderForm.privacy].join(' ')}</p>
    </form>
  );
}

/**
 * Telephone entry. One form: everything typed comes back with every answer, and nothing about persons stands in an address. Posts with `do`:
 * `next` (Enter: whatever was typed last), `customer`, `goods`, `read`, `enter`; or `pick` (customer), `place`, `add` (code).
 */
export function renderEntry(view: EntryView, context: DeskContext): string {
  const page = pageOf(context);
  const { entry, orderForm } = page.texts;
  const hasSource = view.sources.length > 0;
  return deskHtml(page, {
    title: entry.title,
    scripts: ['order-form.js'],
    children: (
      <>
        <h1>{entry.title}</h1>
        <p class="lead">{hasSource ? entry.intro : entry.noSource}</p>
        <ErrorSummary errors={view.errors} title={orderForm.problems} />
        {hasSource ? <Form view={view} page={page} /> : null}
      </>
    ),
  });
}
