import type { JSX } from 'preact';
import { ErrorSummary, Post } from '../parts/field.tsx';
import { html } from '../parts/frame.tsx';
import { ContentFacts, Due, Facts, Happening, Lines, StageBadge } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths, withQuery } from '../paths.ts';
import type { ActionView, ActView, PageContext } from '../views.ts';
import { ActFields } from './action-fields.tsx';

interface PartProps {
  view: ActionView;
  page: Page;
}

type Ready = Extract<ActionView['state'], { kind: 'ready' }>;

function StepForm({
  step,
  view,
  page,
  commandId,
  ready,
}: PartProps & { step: ActView; commandId: string; ready?: Ready }): JSX.Element {
  const scope = `step-${step.id.replaceAll('.', '-')}`;
  return (
    <Post
      to={withQuery(view.path, 'lang', page.context.language)}
      hidden={{ step: step.id, commandId: `${commandId}.${step.id}`, version: view.version }}
      class="step"
      label={step.name}
    >
      <p class="hint">{step.to === null ? page.texts.action.recorded : page.texts.action.willMove(step.to)}</p>
      <ActFields act={step} page={page} scope={scope} values={ready?.values ?? {}} errors={ready?.errors ?? []} />
      <button type="submit" class={step.ends ? 'danger' : 'main'}>
        {step.name}
      </button>
    </Post>
  );
}

function Steps({
  steps,
  commandId,
  ...rest
}: PartProps & { steps: readonly ActView[]; commandId: string; ready?: Ready }): JSX.Element {
  const { action } = rest.page.texts;
  if (steps.length === 0) return <p>{action.noSteps}</p>;
  return (
    <>
      {steps.map((step) => (
        <StepForm key={step.id} step={step} commandId={commandId} {...rest} />
      ))}
    </>
  );
}

/** What can be done beside what is asked, folded away. */
function Besides({ state, ...rest }: PartProps & { state: Ready }): JSX.Element | null {
  const { action } = rest.page.texts;
  if (state.besides.length === 0) return null;
  return (
    <section class="card">
      <h2>{action.besides}</h2>
      {state.besides.map((act) => (
        <details key={act.id}>
          <summary>{act.name}</summary>
          <StepForm step={act} commandId={state.commandId} {...rest} />
        </details>
      ))}
    </section>
  );
}

function Stale({
  view,
  page,
  state,
}: PartProps & { state: Extract<ActionView['state'], { kind: 'stale' }> }): JSX.Element {
  const { action } = page.texts;
  return (
    <section class="card">
      <h2>{action.stale}</h2>
      <ol class="timeline">
        {state.since.map((happening) => (
          <li key={happening.at}>
            <Happening happening={happening} page={page} />
          </li>
        ))}
      </ol>
      {state.steps.length > 0 ? (
        <>
          <p>{action.staleWords}</p>
          <Steps steps={state.steps} commandId={state.commandId} view={view} page={page} />
        </>
      ) : (
        <p>{action.staleNothing}</p>
      )}
    </section>
  );
}

function State({ view, page }: PartProps): JSX.Element {
  const { action, orderForm } = page.texts;
  const { state } = view;
  switch (state.kind) {
    case 'ready':
      return (
        <>
          <section class="card">
            <h2>{action.whatHappens}</h2>
            <ErrorSummary
              errors={state.errors}
              title={orderForm.problems}
              scope={`step-${(state.steps[0]?.id ?? '').replaceAll('.', '-')}`}
            />
            <Steps steps={state.steps} commandId={state.commandId} view={view} page={page} ready={state} />
          </section>
          <Besides state={state} view={view} page={page} />
        </>
      );
    case 'stale':
      return <Stale view={view} page={page} state={state} />;
    case 'done':
      return (
        <section class="card good">
          <h2>{action.done}</h2>
          <Happening happening={state.happening} page={page} />
          {state.undo ? (
            <Post to={withQuery(view.path, 'lang', page.context.language)} hidden={{ undo: state.undo.seq }}>
              <button type="submit" class="second">
                {action.undo(state.undo.minutes)}
              </button>
            </Post>
          ) : null}
        </section>
      );
    case 'undone':
      return (
        <section class="card good">
          <h2>{action.done}</h2>
          <p role="status">{action.undone}</p>
        </section>
      );
    case 'under-way':
      return (
        <section class="card">
          <h2>{action.underWay}</h2>
          <p role="status">{action.underWayWords}</p>
          <a class="button" href={withQuery(view.path, 'lang', page.context.language)}>
            {action.reload}
          </a>
        </section>
      );
  }
}

/** The page behind a button of a task mail: the facts first, then what happens, then the button that does it. */
export function renderAction(view: ActionView, context: PageContext): string {
  const page = pageOf(context);
  const { action, order } = page.texts;
  return html(page, {
    title: action.title(view.order.number),
    children: (
      <>
        <p class="hint">{action.hello(view.staffName)}</p>
        <h1>
          {view.order.number} <StageBadge stage={view.order.stage} />
        </h1>
        {view.task && view.state.kind === 'ready' ? (
          <Facts
            facts={[
              [action.task, view.task.reason ?? view.task.stage],
              [action.due, <Due at={view.task.dueAt} page={page} />],
            ]}
          />
        ) : null}
        <State view={view} page={page} />
        <section class="card">
          <h2>{action.order}</h2>
          <ContentFacts content={view.order.content} page={page} />
          <Lines content={view.order.content} page={page} />
          <Facts
            facts={[
              [order.source, view.order.source],
              [order.placedAt, page.formats.instant(view.order.placedAt)],
            ]}
          />
        </section>
        <p>
          <a href={paths.order(view.order.id)}>{action.openDesk}</a> · <a href={paths.tasks}>{action.myWork}</a>
        </p>
      </>
    ),
  });
}
