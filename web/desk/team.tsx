import type { JSX } from 'preact';
import { Bars } from '../charts/bars.tsx';
import { Hidden, Post, Select } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { Due } from '../parts/order-parts.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { SelectForm, TaskCheck } from '../parts/select.tsx';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { itemRef } from './bulk-model.ts';
import type { TeamView, TeamWorkView } from './team-model.ts';

interface PartProps {
  view: TeamView;
  page: Page;
}

function RoleFilter({ view, page }: PartProps): JSX.Element {
  const { team } = page.texts;
  const options = [{ value: '', words: team.allRoles }, ...view.choices.map((role) => ({ value: role, words: role }))];
  return (
    <form method="get" action={paths.team} class="card filters" aria-label={team.role}>
      <Hidden name="lang" value={page.context.language} />
      <Select name="role" label={team.role} options={options} value={view.role} />
      <div class="do">
        <button type="submit">{team.show}</button>
      </div>
    </form>
  );
}

interface Row {
  key: string;
  head: JSX.Element | string;
  state: string | null;
  numbers: readonly [open: number, today: number, late: number];
}

/** Numbers of open work, by whom or what the first column names. */
function LoadTable({ caption, first, rows, page }: { caption: string; first: string; rows: Row[]; page: Page }) {
  const { team } = page.texts;
  const headings = [team.open, team.today, team.late];
  const hasState = rows.some(({ state }) => state !== null);
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {hasState ? <th scope="col">{team.state}</th> : null}
            {headings.map((heading) => (
              <th key={heading} scope="col" class="number">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, state, numbers }) => (
            <tr key={key} class={numbers[2] > 0 ? 'late' : undefined}>
              <td data-label={first}>{head}</td>
              {hasState ? <td data-label={team.state}>{state}</td> : null}
              {numbers.map((number, index) => (
                <td key={headings[index]} data-label={headings[index]} class="number">
                  {number}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function People({ view, page }: PartProps): JSX.Element {
  const { team } = page.texts;
  const states = { there: team.present, absent: team.absent, gone: team.nobody };
  const busy = view.people.filter(({ open }) => open > 0);
  return (
    <section class="card">
      <h2>{team.byPerson}</h2>
      {busy.length === 0 ? null : (
        <Bars
          bars={busy.map(({ name, open, today, late }) => ({
            label: name,
            values: [late, today, open - late - today],
          }))}
          tones={['c1', 'c4', 'c0']}
          series={[team.late, team.today, team.later]}
          label={team.chart}
        />
      )}
      <LoadTable
        caption={team.byPerson}
        first={team.person}
        page={page}
        rows={view.people.map(({ staffId, name, state, open, today, late }) => ({
          key: staffId,
          head: <a href={paths.teamOf(staffId)}>{name}</a>,
          state: states[state],
          numbers: [open, today, late],
        }))}
      />
    </section>
  );
}

function Words({ work, page }: { work: TeamWorkView; page: Page }): JSX.Element {
  const { task } = work;
  return (
    <div>
      <p>
        <a href={paths.order(work.orderId)} class="code">
          {work.orderNumber}
        </a>
        {` · ${[task.stage, work.customer, task.owner].filter(Boolean).join(' · ')}`}
      </p>
      {task.reason ? <p class="hint written">{task.reason}</p> : null}
      <Due at={task.dueAt} page={page} />
    </div>
  );
}

function Claimable({ view, page }: PartProps): JSX.Element {
  const { team } = page.texts;
  return (
    <section class="card">
      <h2>{team.claimable}</h2>
      <p class="hint">{team.claimableHint}</p>
      {view.claimable.length === 0 ? <p>{team.noClaimable}</p> : null}
      <ul class="plain">
        {view.claimable.map((work) => (
          <li key={`${work.orderId} ${work.task.id}`} class="picked">
            <Words work={work} page={page} />
            <Post
              to={paths.bulk}
              hidden={{
                do: 'act',
                act: 'task.claim',
                to: '',
                commandId: view.commandId,
                task: itemRef(work.orderId, work.task.id, work.version),
              }}
              label={team.claim(work.orderNumber)}
            >
              <button type="submit" class="small second" aria-label={team.claim(work.orderNumber)}>
                {team.claimShort}
              </button>
            </Post>
          </li>
        ))}
      </ul>
      {view.claimableLeft > 0 ? <p class="hint">{team.more(view.claimableLeft)}</p> : null}
    </section>
  );
}

function Person({ person, page }: { person: NonNullable<TeamView['person']>; page: Page }): JSX.Element {
  const { team } = page.texts;
  return (
    <section class="card">
      <h2>{team.workOf(person.name)}</h2>
      {person.work.length === 0 ? (
        <p>{team.nothing}</p>
      ) : (
        <SelectForm page={page}>
          <ul class="plain">
            {person.work.map((work) => (
              <li key={`${work.orderId} ${work.task.id}`} class="picked">
                <TaskCheck
                  item={itemRef(work.orderId, work.task.id, work.version)}
                  number={work.orderNumber}
                  page={page}
                />
                <Words work={work} page={page} />
              </li>
            ))}
          </ul>
        </SelectForm>
      )}
      {person.left > 0 ? <p class="hint">{team.more(person.left)}</p> : null}
    </section>
  );
}

/** Who has how much to do, and what others may take over. Query: `role`, `person`. */
export function renderTeam(view: TeamView, context: DeskContext): string {
  const page = pageOf(context);
  const { team } = page.texts;
  return deskHtml(page, {
    title: team.title,
    scripts: ['select.js'],
    children: (
      <>
        <h1>{team.title}</h1>
        <p class="hint">{team.hint}</p>
        {view.complete ? null : <p class="flash note">{team.partial}</p>}
        {view.person ? <Person person={view.person} page={page} /> : null}
        <RoleFilter view={view} page={page} />
        <People view={view} page={page} />
        {view.roles.length === 0 ? null : (
          <section class="card">
            <h2>{team.byRole}</h2>
            <LoadTable
              caption={team.byRole}
              first={team.role}
              page={page}
              rows={view.roles.map(({ role, open, today, late }) => ({
                key: role,
                head: role,
                state: null,
                numbers: [open, today, late],
              }))}
            />
          </section>
        )}
        <Claimable view={view} page={page} />
      </>
    ),
  });
}
