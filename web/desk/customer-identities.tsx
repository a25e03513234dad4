import type { JSX } from 'preact';
import { Check, ErrorSummary, Field, Post } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { paths } from '../paths.ts';
import { saidIn } from './customer-forms.tsx';
import type { CustomerView } from './customer-views.ts';

interface FormProps {
  view: CustomerView;
  page: Page;
}

type Row = CustomerView['identities'][number];

function FirstSeen({ row, page }: { row: Row; page: Page }): JSX.Element {
  const { frame } = page.texts;
  if (row.at === null) return <>{frame.none}</>;
  return (
    <div>
      <time dateTime={row.at}>{page.formats.instant(row.at)}</time>
      <div class="hint">{row.captureId ? <a href={paths.capture(row.captureId)}>{row.source}</a> : row.source}</div>
    </div>
  );
}

function Table({ view, page }: FormProps): JSX.Element {
  const { customers } = page.texts;
  return (
    <table class="cards">
      <caption class="hidden">{customers.identities}</caption>
      <thead>
        <tr>
          {view.mayChange ? <th scope="col">{customers.choose}</th> : null}
          <th scope="col">{customers.kind}</th>
          <th scope="col">{customers.value}</th>
          <th scope="col">{customers.firstSeen}</th>
        </tr>
      </thead>
      <tbody>
        {view.identities.map((row, index) => (
          <tr key={`${row.kind}${row.shown}${row.at}`}>
            {view.mayChange ? (
              <td data-label={customers.choose}>
                <div class="check">
                  <input
                    type="checkbox"
                    id={`mark-${index}`}
                    name={`mark${index}`}
                    value={row.token ?? ''}
                    aria-label={customers.choosePhrase(row.shown)}
                  />
                </div>
              </td>
            ) : null}
            <td data-label={customers.kind}>{customers.kinds[row.kind]}</td>
            <td data-label={customers.value} class="code">
              {row.shown}
            </td>
            <td data-label={customers.firstSeen}>
              <FirstSeen row={row} page={page} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What can be done with the chosen identities: one form with a button for each. */
function WithChosen({ view, page }: FormProps): JSX.Element {
  const { customers } = page.texts;
  const { values, errors } = saidIn(view, 'chosen');
  const scope = 'chosen';
  return (
    <fieldset>
      <legend>{customers.withChosen}</legend>
      <details open={errors.some(({ field }) => field === 'to')}>
        <summary>{customers.move}</summary>
        <Field name="to" label={customers.moveTo} value={values.to} errors={errors} max={200} scope={scope} />
        <button type="submit" name="do" value="move" class="second">
          {customers.move}
        </button>
      </details>
      <details>
        <summary>{customers.split}</summary>
        <p class="hint">{customers.splitWords}</p>
        <div class="pair">
          <Field name="name" label={customers.name} value={values.name} max={200} scope={scope} />
          <Field name="company" label={customers.company} value={values.company} max={200} scope={scope} />
        </div>
        {view.places.length > 0 ? <p>{customers.splitPlaces}</p> : null}
        {view.places.map((place, index) => (
          <Check key={place} name={`place${index}`} label={place} scope={scope} />
        ))}
        {view.partNumbers.length > 0 ? (
          <Check name="withPartNumbers" label={customers.withPartNumbers} checked scope={scope} />
        ) : null}
        <button type="submit" name="do" value="split" class="second">
          {customers.split}
        </button>
      </details>
      <details>
        <summary>{customers.remove}</summary>
        <p class="hint">{customers.removeHint}</p>
        <button type="submit" name="do" value="remove" class="danger">
          {customers.remove}
        </button>
      </details>
    </fieldset>
  );
}

/** By what the customer is recognised. */
export function Identities({ view, page }: FormProps): JSX.Element {
  const { customers, frame } = page.texts;
  const { errors } = saidIn(view, 'chosen');
  const some = view.identities.length > 0;
  return (
    <section class="card">
      <h2>{customers.identities}</h2>
      <p class="hint">{some ? customers.identitiesWords : customers.noIdentities}</p>
      <ErrorSummary errors={errors} title={frame.error} scope="chosen" />
      {some && view.mayChange ? (
        <Post to={paths.customer(view.id)} hidden={{ version: view.version }} label={customers.identities}>
          <Table view={view} page={page} />
          <WithChosen view={view} page={page} />
        </Post>
      ) : null}
      {some && !view.mayChange ? <Table view={view} page={page} /> : null}
    </section>
  );
}
