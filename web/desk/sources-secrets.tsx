import type { JSX } from 'preact';
import { Facts } from '../parts/order-parts.tsx';
import type { Page } from '../parts/page.ts';
import type { SourceView } from './sources-views.ts';

const YEAR_MS = 366 * 86_400_000;

/** How old the secrets of a source are, which are valid, and how to change them without a gap. The secrets themselves are not known here. */
export function Secrets({ view, page }: { view: SourceView; page: Page }): JSX.Element | null {
  const { sourcePage: texts, sourcesPage: list } = page.texts;
  const { secrets } = view;
  if (!secrets) return null;
  const { names, changed } = secrets;
  const age = changed ? Math.max(0, Date.parse(page.context.now) - Date.parse(changed.at)) : null;
  const when = changed && age !== null ? list.ago(page.formats.span(age)) : texts.secretUnknown;
  const command = `npx hub secrets set ${view.id}`;
  const steps = [
    { words: texts.rotateSteps.set, code: command },
    { words: texts.rotateSteps.other, code: null },
    { words: texts.rotateSteps.drop, code: `${command} --drop-previous` },
  ];
  return (
    <section class="card">
      <h2>{texts.secrets}</h2>
      <Facts
        facts={[
          [texts.secretNames, names.join(', ')],
          [texts.secretAge, when],
        ]}
      />
      {age !== null && age > YEAR_MS ? <p class="flash note">{texts.secretOld}</p> : null}
      {changed ? <p>{changed.previous ? texts.secretPrevious : texts.secretOne}</p> : null}
      <h3>{texts.rotate}</h3>
      <ol>
        {steps.map(({ words, code }) => (
          <li key={words}>
            {words} {code ? <code class="code">{code}</code> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
