import type { JSX } from 'preact';
import { Check, Field, Select } from '../parts/field.tsx';
import type { ApprovalView } from './order-views.ts';
import { type PartProps, WishForm } from './wish-form.tsx';

function Answer({ view, page, approval, taskId }: PartProps & { approval: ApprovalView; taskId: string }): JSX.Element {
  const { details } = page.texts;
  const answers = [
    ['approve', details.approve],
    ['refuse', details.refuse],
    ...(approval.backTo.length > 0 ? [['send-back', details.sendBack] as const] : []),
  ] as const;
  return (
    <WishForm view={view} page={page} wish="answer-approval" hidden={{ taskId }} label={details.approval}>
      {({ values, errors, scope }) => (
        <>
          <fieldset>
            <legend>{details.answer}</legend>
            <div class="choices">
              {answers.map(([value, words]) => (
                <Check
                  key={value}
                  type="radio"
                  name="answer"
                  value={value}
                  label={words}
                  checked={value === (values.answer || 'approve')}
                  scope={scope}
                />
              ))}
            </div>
          </fieldset>
          {approval.backTo.length > 0 ? (
            <Select
              name="to"
              label={details.backTo}
              options={approval.backTo.map(({ id, name }) => ({ value: id, words: name }))}
              value={values.to}
              scope={scope}
            />
          ) : null}
          <Field
            name="reason"
            label={details.reasonUnlessAgreed}
            value={values.reason}
            errors={errors}
            max={1000}
            rows={2}
            scope={scope}
          />
          <button type="submit" class="main">
            {details.answer}
          </button>
        </>
      )}
    </WishForm>
  );
}

/** The step that waits for somebody's agreement, and the form of whoever may give it. */
export function Approval({ view, page }: PartProps): JSX.Element | null {
  const { approval } = view.details;
  if (!approval) return null;
  const { details } = page.texts;
  return (
    <section class="card">
      <h2>{`${details.approval}: ${approval.name}`}</h2>
      <p>{details.approvalAsked(approval.step, approval.askedBy)}</p>
      <p class="hint">
        {`${page.formats.instant(approval.askedAt)} · ${details.approvalLevel(approval.level, approval.levels)}`}
      </p>
      {approval.agreed.length > 0 ? (
        <p class="hint">{`${details.approvalAgreed}: ${approval.agreed.map(({ name }) => name).join(', ')}`}</p>
      ) : null}
      {approval.taskId ? (
        <Answer view={view} page={page} approval={approval} taskId={approval.taskId} />
      ) : (
        <p>{details.approvalWaits}</p>
      )}
    </section>
  );
}
