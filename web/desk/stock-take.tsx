import type { JSX } from 'preact';
import { ANSWERED, type Answered, type StockTakeReport } from '../../shared/reports/stock-take.ts';
import { Bar } from '../charts/bar.tsx';
import { deskHtml } from '../parts/frame.tsx';
import { type Page, pageOf } from '../parts/page.ts';
import { paths } from '../paths.ts';
import type { DeskContext } from '../views.ts';
import type { StockTakeView } from './reports-views.ts';

interface PartProps {
  view: StockTakeView;
  page: Page;
}

const numbers = (counts: Record<Answered, number>, page: Page): JSX.Element[] =>
  ANSWERED.map((answer) => (
    <td key={answer} data-label={page.texts.stockTake.answers[answer]} class="number">
      {counts[answer]}
    </td>
  ));

/** The round's figures with those of the one before. */
function Sums({ view: { report, before }, page }: PartProps): JSX.Element {
  const { stockTake } = page.texts;
  const row = (one: StockTakeReport) => (
    <tr key={one.round}>
      <th scope="row">{page.formats.day(one.round)}</th>
      <td data-label={stockTake.asked} class="number">
        {one.asked}
      </td>
      {numbers(one.counts, page)}
    </tr>
  );
  return (
    <div class="scroll">
      <table class="cards">
        <caption class="hidden">{stockTake.title}</caption>
        <thead>
          <tr>
            <th scope="col">{stockTake.round}</th>
            {[stockTake.asked, ...ANSWERED.map((answer) => stockTake.answers[answer])].map((heading) => (
              <th key={heading} scope="col" class="number">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{[report, ...(before ? [before] : [])].map(row)}</tbody>
      </table>
    </div>
  );
}

function Owners({ view: { report, staff }, page }: PartProps): JSX.Element {
  const { stockTake } = page.texts;
  return (
    <section class="card">
      <h2>{stockTake.byOwner}</h2>
      <div class="scroll">
        <table class="cards">
          <caption class="hidden">{stockTake.byOwner}</caption>
          <thead>
            <tr>
              <th scope="col">{stockTake.owner}</th>
              {[stockTake.asked, ...ANSWERED.map((answer) => stockTake.answers[answer])].map((heading) => (
                <th key={heading} scope="col" class="number">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.byOwner.map(({ owner, asked, counts }) => (
              <tr key={owner}>
                <td data-label={stockTake.owner}>
                  <div>
                    {staff[owner] ?? owner}
                    <Bar share={1 - counts.silent / asked} />
                  </div>
                </td>
                <td data-label={stockTake.asked} class="number">
                  {asked}
                </td>
                {numbers(counts, page)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Orders({ view: { report, staff }, page }: PartProps): JSX.Element {
  const { stockTake } = page.texts;
  const headings = [stockTake.order, stockTake.owner, stockTake.answer, stockTake.until, stockTake.by];
  return (
    <section class="card">
      <h2>{stockTake.orders}</h2>
      <div class="scroll">
        <table class="cards">
          <caption class="hidden">{stockTake.orders}</caption>
          <thead>
            <tr>
              {headings.map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row) => (
              <tr key={row.orderId} class={row.answer === 'silent' && row.open ? 'late' : ''}>
                <td data-label={headings[0]}>
                  <a class="code" href={paths.order(row.orderId)}>
                    {row.orderNumber}
                  </a>
                </td>
                <td data-label={headings[1]}>{staff[row.owner] ?? row.owner}</td>
                <td data-label={headings[2]}>{stockTake.answers[row.answer]}</td>
                <td data-label={headings[3]}>{row.until ? page.formats.instant(row.until) : page.texts.frame.none}</td>
                <td data-label={headings[4]}>
                  {row.by && row.at
                    ? `${staff[row.by] ?? row.by} · ${page.formats.instant(row.at)}`
                    : page.texts.frame.none}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The rounds of stock-taking, and what came of one of them. Query: `round` (its business day); the newest when absent. */
export function renderStockTake(view: StockTakeView | null, context: DeskContext): string {
  const page = pageOf(context);
  const { stockTake } = page.texts;
  return deskHtml(page, {
    title: stockTake.title,
    children: (
      <>
        <h1>{stockTake.title}</h1>
        <p class="hint">{stockTake.hint}</p>
        {view === null ? (
          <p>{stockTake.none}</p>
        ) : (
          <>
            <nav aria-label={stockTake.rounds}>
              {view.rounds.map((round) => (
                <a
                  key={round}
                  class="button quiet"
                  href={paths.stockTake(round)}
                  aria-current={round === view.report.round ? 'page' : undefined}
                >
                  {page.formats.day(round)}
                </a>
              ))}
            </nav>
            <Sums view={view} page={page} />
            <Owners view={view} page={page} />
            <Orders view={view} page={page} />
          </>
        )}
      </>
    ),
  });
}
