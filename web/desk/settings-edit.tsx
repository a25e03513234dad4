import type { JSX } from 'preact';
import { ErrorSummary, Field, Hidden, Post } from '../parts/field.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import { About, Differences, Flows } from './settings-parts.tsx';
import type { RunningView, SettingsEditView, SettingsPreviewView } from './settings-views.ts';

function Faults({ view, page }: { view: SettingsEditView; page: Page }): JSX.Element | null {
  const { settingsPage: texts } = page.texts;
  if (view.faults.length === 0) return null;
  return (
    <section class="flash refused" role="alert" id="faults">
      <h2>{texts.faults(view.faults.length)}</h2>
      <p>{texts.faultsHint}</p>
      <ul>
        {view.faults.map(({ line, place, words, text }) => (
          <li key={`${line}${place}${words}`}>
            <a href="#f-yaml">{texts.line(line)}</a>
            {place ? (
              <>
                {' '}
                <span class="code">{place}</span>
              </>
            ) : null}
            {': '}
            {words}
            {text ? <div class="code hint">{text}</div> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Conflict({ view, page }: { view: SettingsEditView; page: Page }): JSX.Element | null {
  const { settingsPage: texts } = page.texts;
  if (!view.conflict) return null;
  const { latest, base } = view.conflict;
  return (
    <section class="flash refused" role="alert">
      <p>
        <strong>{texts.changedMeanwhile}</strong> <About row={latest} page={page} />
      </p>
      <p>
        <a href={`${paths.settingsDifference}?from=${base}&to=${latest.version}`}>{texts.seeDifference}</a>
      </p>
      <p>{texts.conflictHint}</p>
    </section>
  );
}

/** The file as text. Form: `do` (`check`), `base`, `yaml`, `file`. */
export function renderSettingsEdit(view: SettingsEditView, context: DeskContext): string {
  const page = pageOf(context);
  const { settingsPage: texts, frame } = page.texts;
  return deskHtml(page, {
    title: texts.edit,
    children: (
      <>
        <h1>{texts.edit}</h1>
        <p class="lead">{texts.editIntro}</p>
        <Conflict view={view} page={page} />
        <Faults view={view} page={page} />
        <ErrorSummary errors={view.errors} title={frame.error} />
        <form method="post" action={paths.editSettings} encType="multipart/form-data" class="card">
          <Hidden name="do" value="check" />
          <Hidden name="base" value={view.base} />
          <div class="field">
            <label for="f-yaml">{texts.file}</label>
            <textarea
              id="f-yaml"
              name="yaml"
              class="code"
              rows={30}
              spellcheck={false}
              aria-invalid={view.faults.length > 0 ? 'true' : undefined}
            >
              {view.yaml}
            </textarea>
          </div>
          <div class="field">
            <label for="f-file">{texts.upload}</label>
            <p class="hint" id="f-file-hint">
              {texts.uploadHint}
            </p>
            <input id="f-file" name="file" type="file" accept=".yaml,.yml" aria-describedby="f-file-hint" />
          </div>
          <button type="submit" class="main">
            {texts.check}
          </button>
        </form>
        <p>
          <a href={paths.settings}>{texts.back}</a>
        </p>
      </>
    ),
  });
}

function Running({ running, page }: { running: RunningView; page: Page }): JSX.Element {
  const { settingsPage: texts } = page.texts;
  if (running.rows.length === 0) return <p>{texts.noneRunning}</p>;
  return (
    <>
      <p>{texts.keepTheirs}</p>
      <table>
        <caption class="hidden">{texts.running}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.versionHead}</th>
            <th scope="col">{texts.flow}</th>
            <th scope="col" class="number">
              {texts.orders}
            </th>
          </tr>
        </thead>
        <tbody>
          {running.rows.map(({ version, flow, orders }) => (
            <tr key={`${version} ${flow}`}>
              <td>{texts.version(version)}</td>
              <td>{flow}</td>
              <td class="number">{orders}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{texts.wouldGo(running.wouldGo, running.wouldStay)}</p>
      {running.gone.length > 0 ? (
        <ul class="findings">
          {running.gone.map(({ stage, orders }) => (
            <li key={stage}>{texts.gone(stage, orders)}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Apply({ view, page }: { view: SettingsPreviewView; page: Page }): JSX.Element {
  const { settingsPage: texts, frame } = page.texts;
  const kept = { base: view.base, yaml: view.yaml };
  return (
    <section class="card">
      <h2>{texts.applyTitle}</h2>
      <ErrorSummary errors={view.errors} title={frame.error} />
      <Post to={paths.editSettings} hidden={{ do: 'apply', ...kept }} label={texts.apply}>
        <Field
          name="note"
          label={texts.why}
          hint={texts.whyHint}
          value={view.note}
          errors={view.errors}
          max={200}
          required
        />
        <button type="submit" class="main">
          {texts.apply}
        </button>
      </Post>
      <Post to={paths.editSettings} hidden={{ do: 'edit', ...kept }} label={texts.editOn}>
        <button type="submit" class="second">
          {texts.editOn}
        </button>
      </Post>
    </section>
  );
}

/** What a file would change, before it does. Form: `do` (`apply`, `edit`), `base`, `yaml`, `note`. */
export function renderSettingsPreview(view: SettingsPreviewView, context: DeskContext): string {
  const page = pageOf(context);
  const { settingsPage: texts } = page.texts;
  const isDrawnAlike = JSON.stringify(view.before) === JSON.stringify(view.after);
  return deskHtml(page, {
    title: texts.preview,
    children: (
      <>
        <h1>{texts.preview}</h1>
        <p class="lead">{texts.previewIntro(view.base)}</p>
        <section class="card">
          <h2>{texts.differences}</h2>
          <Differences list={view.differences} page={page} />
        </section>
        <section class="card">
          <h2>{texts.running}</h2>
          <Running running={view.running} page={page} />
        </section>
        <Apply view={view} page={page} />
        {isDrawnAlike ? (
          <p class="hint">{texts.drawnAlike}</p>
        ) : (
          <div class="columns even">
            <section class="card">
              <h2>{texts.before}</h2>
              <Flows drawable={view.before} scope="a" page={page} />
            </section>
            <section class="card">
              <h2>{texts.after}</h2>
              <Flows drawable={view.after} scope="b" page={page} />
            </section>
          </div>
        )}
      </>
    ),
  });
}
