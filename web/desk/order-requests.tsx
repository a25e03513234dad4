import type { JSX } from 'preact';
import { Field, Select } from '../parts/field.tsx';
import { Facts } from '../parts/order-parts.tsx';
import { paths } from '../paths.ts';
import type { ChangeView, ComplaintView, ReturnView } from './order-views.ts';
import { FoldedForm, optionsOf, type PartProps, WishForm } from './wish-form.tsx';

function AnswerForm({
  view,
  page,
  wish,
  id,
  idName,
  answers,
}: PartProps & {
  wish: string;
  id: string;
  idName: string;
  answers: readonly (readonly [string, string])[];
}): JSX.Element {
  const { details } = page.texts;
  return (
    <WishForm view={view} page={page} wish={wish} of={id} hidden={{ [idName]: id }} label={details.answer}>
      {({ values, errors, scope }) => (
        <>
          <Field name="note" label={details.noteNeeded} value={values.note} errors={errors} max={1000} scope={scope} />
          {answers.map(([value, words], index) => (
            <button key={value} type="submit" name="answer" value={value} class={index === 0 ? '' : 'second'}>
              {words}
            </button>
          ))}
        </>
      )}
    </WishForm>
  );
}

function Change({ change, view, page }: PartProps & { change: ChangeView }): JSX.Element {
  const { details, order, changePage } = page.texts;
  const { formats } = page;
  const arrow = (before: string | null, after: string | null): string | null =>
    before === after ? null : `${before ?? page.texts.frame.none} → ${after ?? page.texts.frame.none}`;
  const money = (one: ChangeView['fee']): string | null => one && formats.money(one);
  return (
    <li>
      <p>
        <strong>{change.by}</strong> · {formats.instant(change.at)} ·{' '}
        <span class="badge calm">{details.changeStates[change.state]}</span>
      </p>
      {change.note ? <p class="written">{change.note}</p> : null}
      {change.wanted.length > 0 ? <p class="written">{change.wanted.join('\n')}</p> : null}
      <Facts
        facts={[
          [changePage.total, arrow(money(change.total.before), money(change.total.after))],
          [details.changeFee, money(change.fee)],
          [order.requestedDate, arrow(change.date.before, change.date.after)],
          [details.changeDone, change.done.join('; ')],
        ]}
      />
      {change.words ? <p class="hint written">{change.words}</p> : null}
      {change.state === 'open' && view.details.may.change ? (
        <AnswerForm
          view={view}
          page={page}
          wish="answer-change"
          id={change.id}
          idName="changeId"
          answers={[
            ['agree', details.agree],
            ['refuse', details.refuse],
            ['withdraw', details.withdraw],
          ]}
        />
      ) : null}
    </li>
  );
}

export function Changes({ view, page }: PartProps): JSX.Element | null {
  const { changes, may } = view.details;
  const { details } = page.texts;
  const open = view.order.stage.category !== 'done' && view.order.stage.category !== 'void';
  if (changes.length === 0 && !(may.change && open)) return null;
  return (
    <section class="card">
      <h2>{details.changes}</h2>
      {changes.length > 0 ? (
        <ul class="plain">
          {changes.map((change) => (
            <Change key={change.id} change={change} view={view} page={page} />
          ))}
        </ul>
      ) : null}
      {may.change && open ? <a href={paths.changeOrder(view.order.id)}>{details.askChange}</a> : null}
    </section>
  );
}

function AnswerComplaint({ complaint, view, page }: PartProps & { complaint: ComplaintView }): JSX.Element {
  const { details, remedies } = page.texts;
  return (
    <FoldedForm
      view={view}
      page={page}
      wish="answer-complaint"
      of={complaint.id}
      hidden={{ complaintId: complaint.id }}
      label={details.answer}
    >
      {({ values, errors, scope }) => (
        <>
          <Select
            name="remedy"
            label={details.remedy}
            options={optionsOf(remedies)}
            value={values.remedy}
            scope={scope}
          />
          <Field
            name="answer"
            label={details.complaintAnswer}
            value={values.answer}
            errors={errors}
            rows={3}
            max={4000}
            required
            scope={scope}
          />
          <button type="submit">{details.answer}</button>
        </>
      )}
    </FoldedForm>
  );
}

function CloseComplaint({ complaint, view, page }: PartProps & { complaint: ComplaintView }): JSX.Element {
  const { details, causes } = page.texts;
  return (
    <FoldedForm
      view={view}
      page={page}
      wish="close-complaint"
      of={complaint.id}
      hidden={{ complaintId: complaint.id }}
      label={details.closeComplaint}
    >
      {({ values, errors, scope }) => (
        <>
          <Select name="cause" label={details.cause} options={optionsOf(causes)} value={values.cause} scope={scope} />
          <Field
            name="prevention"
            label={details.prevention}
            value={values.prevention}
            errors={errors}
            rows={2}
            max={1000}
            scope={scope}
          />
          <button type="submit" class="second">
            {details.closeComplaint}
          </button>
        </>
      )}
    </FoldedForm>
  );
}

function Complaint(props: PartProps & { complaint: ComplaintView }): JSX.Element {
  const { complaint, view, page } = props;
  const { details, complaint: words, remedies, causes } = page.texts;
  const open = complaint.closedAt === null && view.details.may.complain;
  return (
    <li>
      <p>
        <strong>{words.kinds[complaint.kind]}</strong>
        {` · ${complaint.by} · ${page.formats.instant(complaint.at)}`}
        {complaint.closedAt ? ` · ${details.closed}` : ''}
      </p>
      <p class="written">{complaint.text}</p>
      <Facts
        facts={[
          [details.remedy, complaint.remedy && remedies[complaint.remedy]],
          [details.complaintAnswer, complaint.answer],
          [details.cause, complaint.cause && causes[complaint.cause]],
          [details.prevention, complaint.prevention],
        ]}
      />
      {open ? <AnswerComplaint {...props} /> : null}
      {open ? <CloseComplaint {...props} /> : null}
    </li>
  );
}

export function Complaints({ view, page }: PartProps): JSX.Element | null {
  const { complaints, may } = view.details;
  const { details, complaint } = page.texts;
  if (complaints.length === 0 && !may.complain) return null;
  return (
    <section class="card">
      <h2>{details.complaints}</h2>
      {complaints.length > 0 ? (
        <ul class="plain">
          {complaints.map((one) => (
            <Complaint key={one.id} complaint={one} view={view} page={page} />
          ))}
        </ul>
      ) : null}
      {may.complain ? (
        <FoldedForm view={view} page={page} wish="open-complaint" label={details.complain}>
          {({ values, errors, scope }) => (
            <>
              <Select
                name="kind"
                label={details.kind}
                options={optionsOf(complaint.kinds)}
                value={values.kind}
                scope={scope}
              />
              <Field
                name="text"
                label={details.complaintText}
                value={values.text}
                errors={errors}
                rows={3}
                max={4000}
                required
                scope={scope}
              />
              <button type="submit">{details.complain}</button>
            </>
          )}
        </FoldedForm>
      ) : null}
    </section>
  );
}

const NEXT: Record<ReturnView['state'], readonly ('agreed' | 'received' | 'refused')[]> = {
  asked: ['agreed', 'refused'],
  agreed: ['received', 'refused'],
  received: [],
  refused: [],
};

export function Returns({ view, page }: PartProps): JSX.Element | null {
  const { returns, may } = view.details;
  if (returns.length === 0) return null;
  const { details, returning } = page.texts;
  return (
    <section class="card">
      <h2>{details.returns}</h2>
      <ul class="plain">
        {returns.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{`${returning.kinds[one.kind]}: ${one.lines}`}</strong>{' '}
              <span class="badge calm">{details.returnStates[one.state]}</span>
            </p>
            <p class="hint written">{[returning.reasons[one.reason], one.note].filter(Boolean).join(' · ')}</p>
            {may.change && NEXT[one.state].length > 0 ? (
              <AnswerForm
                view={view}
                page={page}
                wish="answer-return"
                id={one.id}
                idName="returnId"
                answers={NEXT[one.state].map((state) => [state, details.returnStates[state]] as const)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
