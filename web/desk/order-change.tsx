import type { JSX } from 'preact';
import type { Money } from '../../shared/orders/money.ts';
import { Field, Post } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { Facts } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext, FieldError, FormValues } from '../views.ts';

export interface ChangePageView {
  id: string;
  number: string;
  version: number;
  commandId: string;
  lines: { lineNo: number; sku: string; description: string; unit: string }[];
  values: FormValues;
  errors: FieldError[];
  /** What the change comes to, once it was asked for. */
  effect: {
    differences: string[];
    total: { before: Money | null; after: Money | null };
    fee: Money | null;
    done: { goods: string; produced: number; shipped: number }[];
  } | null;
}

interface PartProps {
  view: ChangePageView;
  page: Page;
}

function Effect({ view, page }: PartProps): JSX.Element | null {
  if (!view.effect) return null;
  const { changePage, frame } = page.texts;
  const { formats } = page;
  const { differences, total, fee, done } = view.effect;
  const money = (one: Money | null): string => (one ? formats.money(one) : frame.none);
  return (
    <section class="card" id="effect">
      <h2>{changePage.effect}</h2>
      {differences.length === 0 ? <p>{changePage.same}</p> : <p class="written">{differences.join('\n')}</p>}
      {done.length > 0 ? (
        <ul>
          {done.map(({ goods, produced, shipped }) => (
            <li key={goods}>{changePage.doneAlready(goods, formats.quantity(produced), formats.quantity(shipped))}</li>
          ))}
        </ul>
      ) : null}
      <Facts
        facts={[
          [changePage.total, total.before || total.after ? `${money(total.before)} → ${money(total.after)}` : null],
          [changePage.fee, fee && formats.money(fee)],
        ]}
      />
    </section>
  );
}

/** The order as a form: it shows what a change comes to before it is asked for. */
export function renderChange(view: ChangePageView, context: DeskContext): string {
  const page = pageOf(context);
  const { changePage } = page.texts;
  const { values, errors } = view;
  const differs = (view.effect?.differences.length ?? 0) > 0;
  const hidden = { version: view.version, commandId: view.commandId };
  return deskHtml(page, {
    title: changePage.title(view.number),
    width: 'narrow',
    children: (
      <>
        <h1>{changePage.title(view.number)}</h1>
        <p>
          <a href={paths.order(view.id)} class="code">
            {view.number}
          </a>
        </p>
        <Effect view={view} page={page} />
        <Post to={paths.changeOrder(view.id)} hidden={hidden} label={changePage.title(view.number)} class="card">
          {view.lines.map(({ lineNo, sku, description, unit }) => (
            <Field
              key={lineNo}
              name={`qty.${lineNo}`}
              label={`${description || sku} (${unit})`}
              hint={changePage.quantityHint}
              value={values[`qty.${lineNo}`]}
              errors={errors}
              inputMode="decimal"
              required
              max={20}
            />
          ))}
          <Field name="requestedDate" type="date" label={changePage.requestedDate} value={values.requestedDate} />
          <Field name="customerReference" label={changePage.reference} value={values.customerReference} max={120} />
          <Field name="orderNote" label={changePage.orderNote} value={values.orderNote} rows={2} max={4000} />
          <Field name="note" label={changePage.note} value={values.note} rows={2} max={1000} />
          <button type="submit" name="do" value="look" class={differs ? 'second' : 'main'}>
            {changePage.look}
          </button>{' '}
          {differs ? (
            <button type="submit" name="do" value="send" class="main">
              {changePage.send}
            </button>
          ) : null}
        </Post>
      </>
    ),
  });
}
