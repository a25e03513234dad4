import type { JSX } from 'preact';
import { STOCK_TAKE_ANSWERS } from '../../shared/orders/history.ts';
import { Field, Select } from '../parts/field.tsx';
import type { TaskView } from '../views.ts';
import { FoldedForm, type PartProps, WishForm } from './wish-form.tsx';

/** Takes back the step that one has just taken. */
export function Undo({ view, page }: PartProps): JSX.Element | null {
  const { undo } = view.details;
  if (!undo || !view.details.may.act) return null;
  const { ways } = page.texts;
  return (
    <WishForm view={view} page={page} wish="undo-step" hidden={{ seq: undo.seq }} label={ways.undo} class="step">
      {() => (
        <>
          <button type="submit" class="second">
            {ways.undo}
          </button>
          <p class="hint">{undo.words}</p>
        </>
      )}
    </WishForm>
  );
}

/** On to the way of the settings of now: every place that the order can go on in, with what it comes to there. */
export function Migrate({ view, page }: PartProps): JSX.Element | null {
  const { migration, may } = view.details;
  if (!migration || !may.change) return null;
  const { ways } = page.texts;
  const { places } = migration;
  return (
    <FoldedForm
      view={view}
      page={page}
      wish="migrate-flow"
      hidden={{ settingsVersion: migration.to }}
      label={ways.migrate}
    >
      {({ values, scope }) => (
        <>
          <p class="hint">{ways.migrateHint(migration.from, migration.to)}</p>
          {places.length === 0 ? <p>{ways.nowhere}</p> : null}
          {places.length > 0 ? (
            <Select
              name="to"
              label={ways.goesOn}
              value={values.to ?? places[0]?.to}
              options={places.map(({ to, stage, flow, dueAt }) => ({
                value: to,
                words: [
                  to === '' ? ways.stays(stage) : stage,
                  flow,
                  dueAt ? ways.due(page.formats.instant(dueAt)) : ways.dueStays,
                ]
                  .filter(Boolean)
                  .join(' · '),
              }))}
              scope={scope}
            />
          ) : null}
          {places.length > 0 ? (
            <button type="submit" class="second">
              {ways.migrate}
            </button>
          ) : null}
        </>
      )}
    </FoldedForm>
  );
}

/** Answers the question of the stock-take for this order. */
export function StockTakeAnswer({ task, view, page }: PartProps & { task: TaskView }): JSX.Element {
  const { ways } = page.texts;
  return (
    <WishForm
      view={view}
      page={page}
      wish="answer-stock-take"
      of={task.id}
      hidden={{ taskId: task.id }}
      label={ways.stockTake}
    >
      {({ values, errors, scope }) => (
        <>
          <Select
            name="answer"
            label={ways.stockTake}
            value={values.answer}
            options={STOCK_TAKE_ANSWERS.map((answer) => ({ value: answer, words: ways.answers[answer] }))}
            scope={scope}
          />
          <Field
            name="until"
            type="date"
            label={ways.until}
            hint={ways.untilHint}
            value={values.until}
            errors={errors}
            scope={scope}
          />
          <button type="submit">{ways.send}</button>
        </>
      )}
    </WishForm>
  );
}
