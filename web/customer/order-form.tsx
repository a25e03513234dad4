import type { JSX } from 'preact';
import type { Language } from '../../shared/settings/language.ts';
import { Check, ErrorSummary, Field, Hidden } from '../parts/field.tsx';
import { html } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { OrderFormView, PageContext } from '../views.ts';
import { Goods, Search } from './order-form-goods.tsx';

interface PartProps {
  view: OrderFormView;
  page: Page;
}

/** A field that people do not see and simple programs fill in. */
function Honeypot({ page }: { page: Page }): JSX.Element {
  return (
    <div class="away" aria-hidden="true">
      <label for="f-website">{page.texts.orderForm.website}</label>
      <input id="f-website" name="website" type="text" tabIndex={-1} autoComplete="off" />
    </div>
  );
}

function Contact({ view, page }: PartProps): JSX.Element {
  const { orderForm } = page.texts;
  const { values, errors } = view;
  return (
    <fieldset>
      <legend>{orderForm.you}</legend>
      <p class="hint">{orderForm.reachHint}</p>
      <div class="pair">
        <Field
          name="name"
          label={orderForm.contactName}
          value={values.name}
          errors={errors}
          required
          max={200}
          autoComplete="name"
        />
        <Field
          name="company"
          label={orderForm.company}
          optional={orderForm.optional}
          value={values.company}
          errors={errors}
          max={200}
          autoComplete="organization"
        />
        <Field
          name="phone"
          type="tel"
          label={orderForm.phone}
          value={values.phone}
          errors={errors}
          max={40}
          autoComplete="tel"
        />
        <Field
          name="email"
          type="email"
          label={orderForm.email}
          value={values.email}
          errors={errors}
          max={254}
          autoComplete="email"
        />
      </div>
    </fieldset>
  );
}

/** What each part of the address is to a browser that fills forms in, and how long it may be. */
const ADDRESS_PARTS = {
  region: { autoComplete: 'address-level1', max: 120 },
  city: { autoComplete: 'address-level2', max: 120 },
  district: { autoComplete: 'address-level3', max: 120 },
  street: { autoComplete: 'street-address', max: 400 },
  postcode: { autoComplete: 'postal-code', max: 20 },
} as const;

type AddressPart = keyof typeof ADDRESS_PARTS;

const ADDRESS_ORDER: Record<Language, readonly AddressPart[]> = {
  'zh-CN': ['region', 'city', 'district', 'street', 'postcode'],
  en: ['street', 'postcode', 'city', 'district', 'region'],
};

/** Parts of the address in the order in which people of the country write them. */
export function Address({
  view,
  page,
}: {
  view: Pick<OrderFormView, 'values' | 'errors' | 'country'>;
  page: Page;
}): JSX.Element {
  const { orderForm } = page.texts;
  const { values, errors } = view;
  return (
    <div class="pair" id="address">
      {ADDRESS_ORDER[page.context.language].map((part) => (
        <Field
          key={part}
          name={part}
          label={orderForm[part]}
          value={values[part]}
          errors={errors}
          class={part === 'street' ? 'whole' : ''}
          {...ADDRESS_PARTS[part]}
        />
      ))}
      <Field
        name="country"
        label={orderForm.country}
        hint={orderForm.countryHint}
        value={values.country ?? view.country}
        errors={errors}
        max={2}
        autoComplete="country"
      />
    </div>
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
        <Check type="radio" name="pickup" value="true" label={orderForm.pickup} checked={pickup} />
      </div>
      <Address view={view} page={page} />
      <div class="pair">
        <Field
          name="requestedDate"
          type="date"
          label={orderForm.requestedDate}
          optional={orderForm.optional}
          value={values.requestedDate}
          errors={errors}
          min={days.from}
          max={days.to}
        />
        <Field
          name="reference"
          label={orderForm.reference}
          optional={orderForm.optional}
          hint={orderForm.referenceHint}
          value={values.reference}
          errors={errors}
          max={120}
        />
      </div>
      <Field
        name="note"
        label={orderForm.note}
        optional={orderForm.optional}
        value={values.note}
        errors={errors}
        rows={3}
        max={4000}
      />
    </fieldset>
  );
}

/** The public order page of a form source. Works without scripts; a script makes the search live. */
export function renderOrderForm(view: OrderFormView, context: PageContext): string {
  const page = pageOf(context);
  const { orderForm } = page.texts;
  return html(page, {
    title: orderForm.title(context.company),
    scripts: ['order-form.js'],
    children: (
      <>
        <h1>{orderForm.title(context.company)}</h1>
        <p class="lead">{orderForm.intro}</p>
        <ErrorSummary errors={view.errors} title={orderForm.problems} />
        <Search view={view} page={page} />
        <form method="post" action={paths.formIntake(view.source)} id="order" class="order">
          <Hidden name="token" value={view.token} />
          <Hidden name="language" value={context.language} />
          <Honeypot page={page} />
          <Goods view={view} page={page} />
          <Contact view={view} page={page} />
          <Delivery view={view} page={page} />
          <button type="submit" class="main">
            {orderForm.send}
          </button>
          <p class="hint">{orderForm.privacy}</p>
        </form>
      </>
    ),
  });
}
