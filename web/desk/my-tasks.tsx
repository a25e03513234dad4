import type { JSX } from 'preact';
import { deskHtml } from '../parts/frame.tsx';
import { Live } from '../parts/live.tsx';
import { Due } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { SelectForm, TaskCheck } from '../parts/select.tsx';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { itemRef } from './bulk-model.ts';
import type { MyTasksView, WorkView } from './views.ts';

const dueOf = (work: WorkView): string => (work.kind === 'task' ? work.task.dueAt : work.dueAt);

type Urgency = 'overdue' | 'today' | 'week' | 'later';

const DAY = 86_400_000;

const isUrgent = (work: WorkView): boolean => work.kind === 'task' && work.urgent;

function urgencyOf(work: WorkView, page: Page): Urgency {
  const { now } = page.context;
  if (Date.parse(dueOf(work)) < Date.parse(now)) return 'overdue';
  if (page.formats.dayOf(dueOf(work)) <= page.formats.dayOf(now)) return 'today';
  return Date.parse(dueOf(work)) - Date.parse(now) < 7 * DAY ? 'week' : 'later';
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
    <li class="picked">
      <TaskCheck item={itemRef(work.orderId, task.id, work.version)} number={work.orderNumber} page={page} />
      <div>
        <p>
          <a href={paths.order(work.orderId)} class="code">
            {work.orderNumber}
          </a>
          {` · ${[task.stage, work.customer].filter(Boolean).join(' · ')} `}
          {work.urgent ? <span class="badge soon">{page.texts.work.urgent}</span> : null}
        </p>
        {task.reason ? <p class="hint written">{task.reason}</p> : null}
        <Due at={task.dueAt} page={page} />
      </div>
    </li>
  );
}

/** The work of whoever is signed in: what is late, due today, this week, later; green lanes first. */
export function renderMyTasks(view: MyTasksView, context: DeskContext): string {
  const page = pageOf(context);
  const { tasks } = page.texts;
  const sorted = view.work.toSorted(
    (a, b) => Number(isUrgent(b)) - Number(isUrgent(a)) || Date.parse(dueOf(a)) - Date.parse(dueOf(b)),
  );
  const groups = (['overdue', 'today', 'week', 'later'] as const)
    .map((urgency) => ({ urgency, work: sorted.filter((work) => urgencyOf(work, page) === urgency) }))
    .filter(({ work }) => work.length > 0);
  const lists = groups.map(({ urgency, work }) => (
    <section key={urgency} class="card">
      <h2>
        {urgency === 'week' ? page.texts.work.week : tasks[urgency]}{' '}
        <span class={`badge ${urgency === 'overdue' ? 'late' : 'calm'}`}>{work.length}</span>
      </h2>
      <ul class="plain">
        {work.map((one) => (
          <Work key={one.kind === 'task' ? `${one.orderId} ${one.task.id}` : one.captureId} work={one} page={page} />
        ))}
      </ul>
    </section>
  ));
  return deskHtml(page, {
    title: tasks.title,
    scripts: ['live.js', 'select.js'],
    width: 'narrow',
    children: (
      <>
        <Live address={paths.workVersion} tag={view.tag} page={page} />
        <h1>{tasks.title}</h1>
        {groups.length === 0 ? <p class="card">{tasks.none}</p> : null}
        {sorted.some(({ kind }) => kind === 'task') ? <SelectForm page={page}>{lists}</SelectForm> : lists}
      </>
    ),
  });
}
