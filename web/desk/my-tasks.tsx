import type { JSX } from 'preact';
import { deskHtml } from '../parts/frame.tsx';
import { Due } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { MyTasksView, WorkView } from './views.ts';

const dueOf = (work: WorkView): string => (work.kind === 'task' ? work.task.dueAt : work.dueAt);

type Urgency = 'overdue' | 'today' | 'later';

function urgencyOf(work: WorkView, page: Page): Urgency {
  const { now } = page.context;
  if (Date.parse(dueOf(work)) < Date.parse(now)) return 'overdue';
  return page.formats.dayOf(dueOf(work)) <= page.formats.dayOf(now) ? 'today' : 'later';
}

function Work({ work, page }: { work: WorkView; page: Page }): JSX.Element {
  if (work.kind === 'review') {
    return (
      <li>
        <p>
          <a href={paths.review(work.captureId)}>{page.texts.tasks.review}</a>
          {` · ${[work.source, work.from].filter(Boolean).join(' · ')}`}
        </p>
        <p class="hint written">{work.words}</p>
        <Due at={work.dueAt} page={page} />
      </li>
    );
  }
  const { task } = work;
  return (
    <li>
      <p>
        <a href={paths.order(work.orderId)} class="code">
          {work.orderNumber}
        </a>
        {` · ${[task.stage, work.customer].filter(Boolean).join(' · ')}`}
      </p>
      {task.reason ? <p class="hint written">{task.reason}</p> : null}
      <Due at={task.dueAt} page={page} />
    </li>
  );
}

/** The work of whoever is signed in: what is late, what is due today, what comes later. */
export function renderMyTasks(view: MyTasksView, context: DeskContext): string {
  const page = pageOf(context);
  const { tasks } = page.texts;
  const sorted = view.work.toSorted((a, b) => Date.parse(dueOf(a)) - Date.parse(dueOf(b)));
  const groups = (['overdue', 'today', 'later'] as const)
    .map((urgency) => ({ urgency, work: sorted.filter((work) => urgencyOf(work, page) === urgency) }))
    .filter(({ work }) => work.length > 0);
  return deskHtml(page, {
    title: tasks.title,
    width: 'narrow',
    children: (
      <>
        <h1>{tasks.title}</h1>
        {groups.length === 0 ? <p class="card">{tasks.none}</p> : null}
        {groups.map(({ urgency, work }) => (
          <section key={urgency} class="card">
            <h2>
              {tasks[urgency]} <span class={`badge ${urgency === 'overdue' ? 'late' : 'calm'}`}>{work.length}</span>
            </h2>
            <ul class="plain">
              {work.map((one) => (
                <Work
                  key={one.kind === 'task' ? `${one.orderId} ${one.task.id}` : one.captureId}
                  work={one}
                  page={page}
                />
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  });
}
