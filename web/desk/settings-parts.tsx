import type { JSX } from 'preact';
import { type Drawable, flowSvg, flowsToDraw } from '../../shared/settings/draw.ts';
import { drawn } from '../../shared/settings/drawn.ts';
import type { Page } from '../parts/page.ts';
import type { DifferenceView, VersionRow } from './settings-views.ts';

/** A picture of each flow with the same in words beside it. `scope` keeps the pictures of one page apart. */
export function Flows({ drawable, scope, page }: { drawable: Drawable; scope: string; page: Page }): JSX.Element {
  const { settingsPage: texts } = page.texts;
  const { language } = page.context;
  return (
    <>
      {flowsToDraw(drawable).map((flow, index) => {
        const { title, stages, steps } = drawn(drawable, flow, language);
        const nameOf = (id: string): string => stages.find(({ stage }) => stage.id === id)?.name ?? id;
        const svg = flowSvg(drawable, flow, language, `tip-${scope}-${index}`);
        return (
          <div key={flow}>
            <h3>{title}</h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
            <section class="scroll" tabIndex={0} aria-label={`${scope === 'a' ? '' : `${texts.after} · `}${title}`}>
              <div dangerouslySetInnerHTML={{ __html: svg }} />
            </section>
            <details>
              <summary>{texts.inWords(title)}</summary>
              <ul>
                {stages.map(({ stage, name, under }) => (
                  <li key={stage.id}>
                    {[name, ...under].join(' · ')}
                    <ul>
                      {steps
                        .filter(({ from }) => from === stage.id)
                        .map(({ step, name: way, to, approvals }) => (
                          <li key={step.id}>
                            {`${way} → ${nameOf(to)}`}
                            {approvals.length > 0 ? ` ◆ ${approvals.join(', ')}` : ''}
                          </li>
                        ))}
                    </ul>
                  </li>
                ))}
              </ul>
            </details>
          </div>
        );
      })}
    </>
  );
}

export function Differences({ list, page }: { list: readonly DifferenceView[]; page: Page }): JSX.Element {
  const { settingsPage: texts } = page.texts;
  if (list.length === 0) return <p>{texts.noDifference}</p>;
  return (
    <ul>
      {list.map(({ words, deploy }) => (
        <li key={words} class="written">
          {`${words} `}
          {deploy ? <span class="badge soon">{texts.withDeployment}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** Who made a version, when and why, in one line. */
export function About({ row, page }: { row: VersionRow; page: Page }): JSX.Element {
  const { settingsPage: texts } = page.texts;
  return (
    <>
      {texts.version(row.version)}
      {` · ${row.by} · `}
      <time dateTime={row.at}>{page.formats.instant(row.at)}</time>
      {row.note ? ` · ${row.note}` : ''}
    </>
  );
}
