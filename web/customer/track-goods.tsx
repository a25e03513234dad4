import type { JSX } from 'preact';
import { times } from '../../shared/orders/money.ts';
import { addressWords, Facts } from '../parts/order-parts.tsx';
import type { Page } from '../parts/page.ts';
import { withQuery } from '../paths.ts';
import type { TrackLine, TrackView } from './views.ts';

interface PartProps {
  view: TrackView;
  page: Page;
}

/** What is no plain "all of it is still to come". */
function doneWords(line: TrackLine, page: Page): string[] {
  const { track } = page.texts;
  const amount = (quantity: number): string => `${page.formats.quantity(quantity)} ${line.unit}`;
  return [
    ...(line.shipped > 0 ? [`${track.shipped} ${amount(line.shipped)}`] : []),
    ...(line.cancelled > 0 ? [`${track.cancelled} ${amount(line.cancelled)}`] : []),
    ...(line.returned > 0 ? [`${track.returned} ${amount(line.returned)}`] : []),
  ];
}

function Line({ line, view, page }: PartProps & { line: TrackLine }): JSX.Element {
  const { track, order } = page.texts;
  const { formats } = page;
  const amount = (quantity: number): string => `${formats.quantity(quantity)} ${line.unit}`;
  return (
    <tr>
      <td data-label={order.description}>
        {line.description}
        <br />
        <span class="code hint">{line.sku}</span>
      </td>
      <td data-label={order.quantity} class="number">
        {amount(line.wanted)}
      </td>
      <td data-label={track.open} class="number">
        {amount(line.open)}
        {doneWords(line, page).map((words) => (
          <span key={words} class="hint">
            <br />
            {words}
          </span>
        ))}
      </td>
      {view.showPrices ? (
        <td data-label={order.amount} class="number">
          {line.unitPrice ? formats.money(times(line.unitPrice, line.wanted)) : page.texts.frame.none}
        </td>
      ) : null}
    </tr>
  );
}

/** The lines with their open quantities: a table that becomes cards on phones. */
export function TrackGoods({ view, page }: PartProps): JSX.Element {
  const { track, order } = page.texts;
  return (
    <table class="cards lines">
      <caption class="hidden">{track.goods}</caption>
      <thead>
        <tr>
          <th scope="col">{order.description}</th>
          <th scope="col" class="number">
            {order.quantity}
          </th>
          <th scope="col" class="number">
            {track.open}
          </th>
          {view.showPrices ? (
            <th scope="col" class="number">
              {order.amount}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {view.lines.map((line) => (
          <Line key={line.lineNo} line={line} view={view} page={page} />
        ))}
      </tbody>
      {view.total ? (
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {order.total}
            </th>
            <td class="number">{page.formats.money(view.total)}</td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}

export function PlaceFacts({ view, page }: PartProps): JSX.Element {
  const { track, order } = page.texts;
  const address = view.shipTo
    ? [addressWords(view.shipTo), view.phoneEnds ? track.phoneEnds(view.phoneEnds) : ''].filter(Boolean).join(' · ')
    : null;
  return (
    <Facts
      facts={[
        [track.shipTo, view.pickup ? track.pickup : address],
        [track.requestedDate, view.requestedDate ? page.formats.day(view.requestedDate) : null],
        [order.reference, view.reference],
      ]}
    />
  );
}

/** What we understood of the order, with the version that this is, and the way to correct it. */
export function Understood({ view, page }: PartProps): JSX.Element {
  const { track } = page.texts;
  const correct = withQuery(withQuery(view.path, 'show', 'change'), 'lang', page.context.language);
  return (
    <section class="card" aria-labelledby="understood">
      <h2 id="understood">{track.understood}</h2>
      <p class="hint">{track.stamp(view.version, page.formats.instant(view.updatedAt))}</p>
      <TrackGoods view={view} page={page} />
      <PlaceFacts view={view} page={page} />
      {view.may.change ? (
        <a class="button second" href={correct}>
          {track.correct}
        </a>
      ) : null}
    </section>
  );
}
