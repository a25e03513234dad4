import type { JSX } from 'preact';
import { Check, Field, Hidden, Select } from '../parts/field.tsx';
import { markId } from '../parts/original.tsx';
import type { Page } from '../parts/page.ts';
import type { FieldError } from '../views.ts';
import { beforeName, enteredName, newLines } from './review-fields.ts';
import { controlOf, fieldName, sourceOf } from './review-words.ts';
import type { ReviewField, ReviewLine, ReviewView, UnderstoodView } from './views.ts';

interface PartProps {
  view: ReviewView;
  page: Page;
}

const SURE = 0.9;

/** What a finding speaks of: the field itself, its line, or the address as a whole. */
const concerns = (finding: string, path: string): boolean =>
  finding !== '' && (path === finding || path.startsWith(`${finding}.`));

export const isDoubted = (path: string, { findings }: Pick<ReviewView, 'findings'>): boolean =>
  findings.some((finding) => concerns(finding.path, path));

function sureness({ path, value, confidence }: ReviewField, view: ReviewView): 'sure' | 'doubted' | '' {
  if (isDoubted(path, view)) return 'doubted';
  return value !== '' && confidence >= SURE ? 'sure' : '';
}

/** A quote that leads to where the original has it. */
function Seen({ quote, mark, page }: { quote: string; mark: number | null; page: Page }): JSX.Element {
  if (mark === null) return <q>{quote}</q>;
  return (
    <a href={`#${markId(mark)}`} title={page.texts.review.seen} data-evidence="">
      <q>{quote}</q>
    </a>
  );
}

/** Where a value was seen, how certain it is and why it is doubted: nobody should have to believe it. */
function Ground({ field, view, page }: PartProps & { field: ReviewField }): JSX.Element | null {
  const { review } = page.texts;
  const { path, value, confidence, evidence } = field;
  const doubts = view.findings.filter((finding) => finding.path === path);
  if (value === '' && evidence.length === 0 && doubts.length === 0) return null;
  return (
    <>
      {doubts.map(({ words }) => (
        <p key={words} class="doubt">
          {words}
        </p>
      ))}
      <ul class="ground">
        {value === '' ? <li>{review.unknown}</li> : null}
        {value !== '' && confidence < 1 ? <li>{review.certain(Math.floor(confidence * 100))}</li> : null}
        {evidence.map(({ from, quote, mark = null }, index) => (
          <li key={`${index} ${from}`}>
            {sourceOf(from, page)}
            {quote ? ' ' : null}
            {quote ? <Seen quote={quote} mark={mark} page={page} /> : null}
          </li>
        ))}
      </ul>
    </>
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
  const label = fieldName(path, page);
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
      {fresh || path === 'pickup' ? null : <Ground field={field} view={view} page={page} />}
    </div>
  );
}

/** Products that a line may be: suggested while typing, and one key or tap away where scripts are. */
function Candidates({ line, list, page }: { line: ReviewLine; list: string; page: Page }): JSX.Element {
  const { review } = page.texts;
  const control = controlOf(`lines[${line.index}].sku`);
  return (
    <>
      <datalist id={list}>
        {line.candidates.map(({ sku, name }) => (
          <option key={sku} value={sku}>
            {name}
          </option>
        ))}
      </datalist>
      <p class="ground">{`${review.candidates}:`}</p>
      <ol class="candidates">
        {line.candidates.map(({ sku, name }, index) => (
          <li key={sku}>
            <button type="button" class="small scripted" data-candidate={sku} data-for={control}>
              <kbd>{index + 1}</kbd>
              {` ${sku} ${name}`}
            </button>
            <span class="unscripted">{`${sku} ${name}`}</span>
          </li>
        ))}
      </ol>
    </>
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
          <Seen quote={line.written} mark={line.mark ?? null} page={page} />
        </p>
      ) : null}
      {list ? <Candidates line={line} list={list} page={page} /> : null}
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
