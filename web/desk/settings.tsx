import type { JSX } from 'preact';
import { Post, Select } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { About, Differences, Flows } from './settings-parts.tsx';
import type { SettingsDifferenceView, SettingsView, VersionRow } from './settings-views.ts';

function Compare({ view, page }: { view: SettingsView; page: Page }): JSX.Element | null {
  const { settingsPage: texts } = page.texts;
  if (view.history.length < 2) return null;
  const options = view.history.map(({ version }) => ({ value: String(version), words: texts.version(version) }));
  return (
    <form method="get" action={paths.settingsDifference} class="filters" aria-label={texts.compare}>
      <Select name="from" label={texts.from} options={options} value={options[1]?.value} />
      <Select name="to" label={texts.to} options={options} value={options[0]?.value} />
      <div class="do">
        <button type="submit" class="second">
          {texts.compare}
        </button>
      </div>
    </form>
  );
}

function History({ view, page }: { view: SettingsView; page: Page }): JSX.Element {
  const { settingsPage: texts, frame } = page.texts;
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{texts.history}</caption>
        <thead>
          <tr>
            {[texts.versionHead, texts.at, texts.by, texts.why].map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.history.map((row: VersionRow) => (
            <tr key={row.version}>
              <td data-label={texts.versionHead}>
                <a href={paths.settingsVersion(row.version)}>{texts.version(row.version)}</a>
              </td>
              <td data-label={texts.at}>
                <time dateTime={row.at}>{page.formats.instant(row.at)}</time>
              </td>
              <td data-label={texts.by}>{row.by}</td>
              <td data-label={texts.why}>{row.note ?? frame.none}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Next({ view, page }: { view: SettingsView; page: Page }): JSX.Element {
  const { settingsPage: texts } = page.texts;
  if (view.shown.version === view.current) {
    return (
      <p>
        <a class="button" href={paths.editSettings}>
          {texts.edit}
        </a>
      </p>
    );
  }
  return (
    <Post
      to={paths.editSettings}
      hidden={{ do: 'check', base: view.current, restore: view.shown.version }}
      label={texts.restore}
    >
      <button type="submit" class="second">
        {texts.restore}
      </button>
      <p class="hint">{texts.restoreHint}</p>
    </Post>
  );
}

/** The settings in force, or an older version of them. Query: `version`. */
export function renderSettings(view: SettingsView, context: DeskContext): string {
  const page = pageOf(context);
  const { settingsPage: texts } = page.texts;
  const isCurrent = view.shown.version === view.current;
  return deskHtml(page, {
    title: texts.title,
    children: (
      <>
        <h1>{texts.title}</h1>
        <p class="lead">
          <span class={`badge ${isCurrent ? 'good' : 'calm'}`}>{isCurrent ? texts.inForce : texts.older}</span>{' '}
          <About row={view.shown} page={page} />
        </p>
        <Next view={view} page={page} />
        <section class="card">
          <h2>{texts.flows}</h2>
          <Flows drawable={view.drawable} scope="a" page={page} />
        </section>
        <section class="card">
          <h2>{texts.history}</h2>
          <History view={view} page={page} />
          <Compare view={view} page={page} />
        </section>
        <section class="card">
          <h2>{texts.file}</h2>
          <p class="hint">{texts.noSecrets}</p>
          <details>
            <summary>{texts.showFile}</summary>
            <pre class="original code">{view.yaml}</pre>
          </details>
        </section>
      </>
    ),
  });
}

/** What one version has otherwise than another. Query: `from`, `to`. */
export function renderSettingsDifference(view: SettingsDifferenceView, context: DeskContext): string {
  const page = pageOf(context);
  const { settingsPage: texts } = page.texts;
  return deskHtml(page, {
    title: texts.differenceOf(view.from.version, view.to.version),
    children: (
      <>
        <h1>{texts.differenceOf(view.from.version, view.to.version)}</h1>
        <ul>
          <li>
            <About row={view.from} page={page} />
          </li>
          <li>
            <About row={view.to} page={page} />
          </li>
        </ul>
        <section class="card">
          <Differences list={view.differences} page={page} />
        </section>
        <p>
          <a href={paths.settings}>{texts.back}</a>
        </p>
      </>
    ),
  });
}
