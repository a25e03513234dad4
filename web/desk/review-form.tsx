import type { JSX } from 'preact';
import { Check, Field, Hidden, Select } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import type { FieldError } from '../views.ts';
import { beforeName, enteredName, newLines } from './review-fields.ts';
import type { ReviewField, ReviewLine, ReviewView, UnderstoodView } from './views.ts';

interface PartProps {
  view: ReviewView;
  page: Page;
}

const SURE = 0.9;

/** Doubtful is what a finding speaks of: the field itself, its line, or the address as a whole. */
function sureness({ path, value, confidence }: ReviewField, { findings }: ReviewView): 'sure' | 'doubted' | '' {
  if (findings.some((finding) => path === finding.path || path.startsWith(`${finding.path}.`))) return 'doubted';
  return value !== '' && confidence >= SURE ? 'sure' : '';
}

function labelOf(path: string, page: Page): string {
  const { field } = page.texts;
  const key = path.startsWith('lines') ? path.slice(path.indexOf('.') + 1) : path;
  return Object.hasOwn(field, key) ? field[key as keyof typeof field] : path;
}

/** `attachment:order.xlsx` → "attachment order.xlsx", in the page's language. */
function placeOf(from: string, page: Page): string {
  const { evidence } = page.texts;
  const [kind = '', ...rest] = from.split(':');
  const name = Object.hasOwn(evidence, kind) ? evidence[kind as keyof typeof evidence] : kind;
  return [name, rest.join(':')].filter(Boolean).join(' ');
}

/** Where a value was seen and how certain it is: nobody should have to believe it. */
function Ground({ field, page, quiet }: { field: ReviewField; page: Page; quiet: boolean }): JSX.Element | null {
  const { review } = page.texts;
  if (quiet || (field.value === '' && field.evidence.length === 0)) return null;
  const isKnown = field.value !== '';
  return (
    <ul class="ground">
      {isKnown ? null : <li>{review.unknown}</li>}
      {isKnown && field.confidence < 1 ? <li>{review.certain(Math.floor(field.confidence * 100))}</li> : null}
      {field.evidence.map(({ from, quote }) => (
        <li key={`${from}${quote}`}>
          {placeOf(from, page)}
          {quote ? (
            <>
              {' '}
              <q>{quote}</q>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface EntryProps extends PartProps {
  field: ReviewField;
  fresh?: boolean;
  list?: string;
}

function errorsOf(view: ReviewView, path: string): FieldError[] {
  return view.errors.filter(({ field }) => field === path).map(({ words }) => ({ field: enteredName(path), words }));
}

function Entry({ field, view, page, fresh = false, list }: EntryProps): JSX.Element {
  const { path } = field;
  const { review } = page.texts;
  const value = view.values[enteredName(path)] ?? field.value;
  const label = labelOf(path, page);
  return (
    <div class={`understood ${fresh ? '' : sureness(field, view)}`}>
      <Hidden name={beforeName(path)} value={field.value} />
      {path === 'pickup' ? (
        <Select
          name={enteredName(path)}
          label={label}
          value={value}
          options={[
            { value: 'false', words: review.pickupNo },
            { value: 'true', words: review.pickupYes },
          ]}
        />
      ) : (
        <Field
          name={enteredName(path)}
          label={label}
          value={value}
          errors={errorsOf(view, path)}
          type={path === 'requestedDate' ? 'date' : 'text'}
          max={2000}
          autoComplete="off"
          {...(path === 'note' ? { rows: 2 } : {})}
          {...(list ? { list } : {})}
        />
      )}
      <Ground field={field} page={page} quiet={fresh || path === 'pickup' || (path === 'note' && field.value === '')} />
    </div>
  );
}

function Line({ line, view, page }: PartProps & { line: ReviewLine }): JSX.Element {
  const { review } = page.texts;
  const fresh = line.index < 0;
  const list = line.candidates.length > 0 ? `candidates-${line.index}` : '';
  return (
    <fieldset class="line">
      <legend>{fresh ? review.newLine : review.line(line.index + 1)}</legend>
      {line.written ? (
        <p class="ground">
          {`${review.written} `}
          <q>{line.written}</q>
        </p>
      ) : null}
      {list ? (
        <>
          <datalist id={list}>
            {line.candidates.map(({ sku, name }) => (
              <option key={sku} value={sku}>
                {name}
              </option>
            ))}
          </datalist>
          <p class="ground">{`${review.candidates}: ${line.candidates.map(({ sku, name }) => `${sku} ${name}`).join('; ')}`}</p>
        </>
      ) : null}
      <div class="pair">
        {line.fields.map((field) => (
          <Entry
            key={field.path}
            field={field}
            view={view}
            page={page}
            fresh={fresh}
            list={field.path.endsWith('.sku') ? list : ''}
          />
        ))}
      </div>
      {fresh ? null : <Check name={`remove.lines[${line.index}]`} label={review.removeLine} />}
    </fieldset>
  );
}

function Group({ title, fields, ...rest }: PartProps & { title: string; fields: readonly ReviewField[] }): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <div class="pair">
        {fields.map((field) => (
          <Entry key={field.path} field={field} {...rest} />
        ))}
      </div>
    </section>
  );
}

/** All that was understood, open to correction. Fields: `fix.<path>` beside `was.<path>`, `remove.lines[n]`; read by `correctionsOf`. */
export function UnderstoodFields({ understood, view, page }: PartProps & { understood: UnderstoodView }): JSX.Element {
  const { order, orderForm } = page.texts;
  const isParty = ({ path }: ReviewField): boolean => path.startsWith('customer.');
  return (
    <div class="understanding">
      {understood.kind === 'order' ? null : (
        <>
          <Hidden name={beforeName('kind')} value={understood.kind} />
          <Hidden name={enteredName('kind')} value="order" />
        </>
      )}
      <h3>{order.lines}</h3>
      {[...understood.lines, ...newLines()].map((line) => (
        <Line key={line.index} line={line} view={view} page={page} />
      ))}
      <Group title={order.customer} fields={understood.fields.filter(isParty)} view={view} page={page} />
      <Group
        title={orderForm.delivery}
        fields={understood.fields.filter((field) => !isParty(field))}
        view={view}
        page={page}
      />
    </div>
  );
}
