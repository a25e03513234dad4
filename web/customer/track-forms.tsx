import type { JSX } from 'preact';
import { COMPLAINT_KINDS, RETURN_REASONS } from '../../shared/settings/reasons.ts';
import { Check, ErrorSummary, Field, Post, Select } from '../parts/field.tsx';
import { html } from '../parts/frame.tsx';
import { pageOf } from '../parts/page.ts';
import { withQuery } from '../paths.ts';
import type { PageContext } from '../views.ts';
import { ChangeForm, carried, doneHint, type FormProps, Preview } from './track-change.tsx';
import type { TrackForm, TrackFormView, TrackView } from './views.ts';

function CancelForm(props: FormProps): JSX.Element {
  const { view, form, page, to } = props;
  const { cancelForm } = page.texts;
  const part = form.values.part === 'true';
  return (
    <>
      <p class="lead">{cancelForm.intro}</p>
      <Preview {...props} />
      <Post to={to} hidden={{ ...carried(view, form), do: 'look' }} class="order">
        <fieldset>
          <legend>{cancelForm.title}</legend>
          <div class="choices">
            <Check type="radio" name="part" value="false" checked={!part} label={cancelForm.whole} />
            <Check type="radio" name="part" value="true" checked={part} label={cancelForm.part} />
          </div>
          {view.lines
            .filter(({ open }) => open > 0)
            .map((line) => (
              <Field
                key={line.lineNo}
                name={`line.${line.lineNo}`}
                label={line.description}
                hint={doneHint(line, page, cancelForm.amountHint(`${page.formats.quantity(line.open)} ${line.unit}`))}
                value={form.values[`line.${line.lineNo}`]}
                errors={form.errors}
                inputMode="decimal"
                max={40}
              />
            ))}
          <Field
            name="note"
            label={cancelForm.reason}
            value={form.values.note}
            errors={form.errors}
            rows={2}
            max={1000}
          />
        </fieldset>
        <button type="submit" class="danger">
          {cancelForm.send}
        </button>
      </Post>
    </>
  );
}

function ComplainForm({ view, form, page, to }: FormProps): JSX.Element {
  const { complaint } = page.texts;
  return (
    <>
      <p class="lead">{complaint.intro}</p>
      <Post to={to} hidden={carried(view, form)} class="order">
        <fieldset>
          <legend>{complaint.title}</legend>
          <Select
            name="kind"
            label={complaint.kind}
            value={form.values.kind ?? 'late'}
            options={COMPLAINT_KINDS.map((kind) => ({ value: kind, words: complaint.kinds[kind] }))}
          />
          <Field
            name="text"
            label={complaint.text}
            value={form.values.text}
            errors={form.errors}
            rows={5}
            max={4000}
            required
          />
        </fieldset>
        <button type="submit" class="main">
          {complaint.send}
        </button>
      </Post>
    </>
  );
}

function ReturnForm({ view, form, page, to }: FormProps): JSX.Element {
  const { returning } = page.texts;
  const kind = form.values.kind === 'exchange' ? 'exchange' : 'return';
  return (
    <>
      <p class="lead">{returning.intro}</p>
      <Post to={to} hidden={carried(view, form)} class="order">
        <fieldset>
          <legend>{returning.kind}</legend>
          <div class="choices">
            {(['return', 'exchange'] as const).map((one) => (
              <Check
                key={one}
                type="radio"
                name="kind"
                value={one}
                checked={one === kind}
                label={returning.kinds[one]}
              />
            ))}
          </div>
          {view.lines
            .filter(({ returnable }) => returnable > 0)
            .map((line) => (
              <Field
                key={line.lineNo}
                name={`line.${line.lineNo}`}
                label={line.description}
                hint={returning.amountHint(`${page.formats.quantity(line.returnable)} ${line.unit}`)}
                value={form.values[`line.${line.lineNo}`]}
                errors={form.errors}
                inputMode="decimal"
                max={40}
              />
            ))}
          <Select
            name="why"
            label={returning.reason}
            value={form.values.why ?? 'wrong-goods'}
            options={RETURN_REASONS.map((why) => ({ value: why, words: returning.reasons[why] }))}
          />
          <Field name="note" label={returning.note} value={form.values.note} errors={form.errors} rows={3} max={1000} />
        </fieldset>
        <button type="submit" class="main">
          {returning.send}
        </button>
      </Post>
    </>
  );
}

const FORMS: Record<TrackForm, (props: FormProps) => JSX.Element> = {
  change: ChangeForm,
  cancel: CancelForm,
  complain: ComplainForm,
  return: ReturnForm,
};

/** Something that a customer can ask for, as a page of its own: it works without scripts, and on a phone. */
export function renderTrackForm(view: TrackView, form: TrackFormView, context: PageContext): string {
  const page = pageOf(context);
  const { track, change, cancelForm, complaint, returning, orderForm } = page.texts;
  const titles = {
    change: change.title,
    cancel: cancelForm.title,
    complain: complaint.title,
    return: returning.title,
  } as const;
  const Form = FORMS[form.form];
  const back = withQuery(view.path, 'lang', context.language);
  return html(page, {
    title: `${titles[form.form]} · ${track.title(view.number)}`,
    children: (
      <>
        <p>
          <a href={back}>{track.back}</a>
        </p>
        <h1>{titles[form.form]}</h1>
        {form.since.length > 0 ? (
          <div class="flash note" role="alert">
            <p>{change.meanwhile}</p>
            <ul>
              {form.since.map(({ at, words }) => (
                <li key={at}>{`${page.formats.instant(at)}: ${words}`}</li>
              ))}
            </ul>
            <p>{change.meanwhileNext}</p>
          </div>
        ) : null}
        {form.refused ? (
          <p class="flash refused" role="alert">
            <strong>{change.refused}</strong>
            {`: ${form.refused}`}
          </p>
        ) : null}
        <ErrorSummary errors={form.errors} title={orderForm.problems} />
        <p class="hint">{track.stamp(view.version, page.formats.instant(view.updatedAt))}</p>
        <Form view={view} form={form} page={page} to={back} />
      </>
    ),
  });
}
