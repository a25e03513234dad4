import type { JSX } from 'preact';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { CheckRow, CheckView } from './check-views.ts';

function Row({ row, page }: { row: CheckRow; page: Page }): JSX.Element {
  const { checkPage: texts } = page.texts;
  const isOrder = row.kind === 'order';
  return (
    <tr class="late">
      <td data-label={texts.subject}>
        {isOrder ? (
          <a href={paths.order(row.id)}>{`${texts.order} ${row.number}`}</a>
        ) : (
          <a href={paths.review(row.id)}>{texts.capture}</a>
        )}
      </td>
      <td data-label={texts.stage}>{isOrder ? row.stage : texts.inReview}</td>
      <td data-label={texts.wrong}>{isOrder ? row.words : texts.captureWords[row.ailment]}</td>
      <td data-label={texts.next}>{isOrder ? texts.steps[row.ailment] : texts.steps.capture}</td>
    </tr>
  );
}

function Found({ view, page }: { view: CheckView; page: Page }): JSX.Element {
  const { checkPage: texts } = page.texts;
  if (view.rows.length === 0) return <p class="flash done">{texts.allWell}</p>;
  return (
    <>
      <p class="flash refused">{texts.someMissing(view.rows.length)}</p>
      <div class="scroll">
        <table class="cards">
          <caption class="hidden">{texts.title}</caption>
          <thead>
            <tr>
              {[texts.subject, texts.stage, texts.wrong, texts.next].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row, index) => (
              <Row key={`${index} ${row.id}`} row={row} page={page} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Whether every open order has an owner, a due time and its reminders. Query: `part`. */
export function renderCheck(view: CheckView, context: DeskContext): string {
  const page = pageOf(context);
  const { checkPage: texts } = page.texts;
  const isWhole = view.last >= view.parts;
  return deskHtml(page, {
    title: texts.title,
    children: (
      <>
        <h1>{texts.title}</h1>
        <p class="lead">{texts.intro}</p>
        <Found view={view} page={page} />
        <p>
          {texts.looked(view.orders, view.captures)}
          {isWhole && view.first === 1 ? '' : ` ${texts.part(view.first, view.last, view.parts)}`}
        </p>
        <p class="row">
          {isWhole ? null : (
            <a class="button" href={`${paths.check}?part=${view.last}`}>
              {texts.goOn}
            </a>
          )}
          <a class="button second" href={paths.check}>
            {texts.again}
          </a>
        </p>
      </>
    ),
  });
}
