import type { JSX } from 'preact';
import { ErrorSummary, Field, Hidden, Post, Select } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { AbsencesView } from './absences-views.ts';

interface Props {
  view: AbsencesView;
  page: Page;
}

function Away({ view, page }: Props): JSX.Element {
  const { absencesPage: texts } = page.texts;
  if (view.away.length === 0) return <p>{texts.nobody}</p>;
  return (
    <ul class="plain">
      {view.away.map(({ id, name, tasks, to, substitute }) => (
        <li key={id}>
          <strong>{name}</strong>
          {` · ${texts.to} ${page.formats.day(to)} · ${texts.substitute}: ${substitute ?? texts.usual} · `}
          {tasks > 0 && view.canHandOver ? (
            <>
              {texts.tasks(tasks)} · <a href={paths.teamOf(id)}>{texts.handOver}</a>
            </>
          ) : (
            texts.tasks(tasks)
          )}
        </li>
      ))}
    </ul>
  );
}

function Table({ view, page }: Props): JSX.Element {
  const { absencesPage: texts } = page.texts;
  if (view.rows.length === 0) return <p>{texts.none}</p>;
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{texts.all}</caption>
        <thead>
          <tr>
            {[texts.person, texts.from, texts.to, texts.substitute].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <tr key={`${row.id} ${row.from} ${row.entered}`}>
              <td data-label={texts.person}>{row.name}</td>
              <td data-label={texts.from}>{page.formats.day(row.from)}</td>
              <td data-label={texts.to}>{page.formats.day(row.to)}</td>
              <td data-label={texts.substitute}>{row.substitute ?? texts.usual}</td>
              <td>
                {row.entered ? null : <span class="hint">{texts.fromSettings}</span>}
                {row.mayEnd ? (
                  <Post to={paths.absences} hidden={{ do: 'end', staff: row.id }}>
                    <button type="submit" class="quiet">
                      {texts.end(row.name)}
                    </button>
                  </Post>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Enter({ view, page }: Props): JSX.Element {
  const { absencesPage: texts, frame } = page.texts;
  const { values, errors } = view;
  const options = (list: AbsencesView['people']) => list.map(({ id, name }) => ({ value: id, words: name }));
  const only = view.people.length === 1 ? view.people[0] : undefined;
  return (
    <section class="card">
      <h2>{texts.enter}</h2>
      <ErrorSummary errors={errors} title={frame.error} />
      <Post to={paths.absences} hidden={{ do: 'enter' }} label={texts.enter}>
        {only ? (
          <>
            <Hidden name="staff" value={only.id} />
            <p>{only.name}</p>
          </>
        ) : (
          <Select name="staff" label={texts.person} options={options(view.people)} value={values.staff} />
        )}
        <Field name="from" type="date" label={texts.from} value={values.from} errors={errors} required />
        <Field name="to" type="date" label={texts.to} value={values.to} errors={errors} required />
        <Select
          name="substitute"
          label={texts.substitute}
          options={[{ value: '', words: texts.usual }, ...options(view.substitutes)]}
          value={values.substitute}
        />
        <button type="submit" class="main">
          {texts.save}
        </button>
        <p class="hint">{texts.replaces}</p>
      </Post>
    </section>
  );
}

/** Who is not there, and entering it. Form: `do` (`enter`, `end`), `staff`, `from`, `to`, `substitute`. */
export function renderAbsences(view: AbsencesView, context: DeskContext): string {
  const page = pageOf(context);
  const { absencesPage: texts } = page.texts;
  return deskHtml(page, {
    title: texts.title,
    children: (
      <>
        <h1>{texts.title}</h1>
        <p class="lead">{texts.intro}</p>
        <div class="columns">
          <div>
            <section class="card">
              <h2>{texts.away}</h2>
              <Away view={view} page={page} />
            </section>
            <section class="card">
              <h2>{texts.all}</h2>
              <Table view={view} page={page} />
            </section>
          </div>
          <Enter view={view} page={page} />
        </div>
      </>
    ),
  });
}
