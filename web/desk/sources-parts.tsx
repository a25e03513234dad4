import type { JSX } from 'preact';
import { closes } from '../../shared/reports/balance.ts';
import { balanceOfShares, PLACES, type Shares } from '../../shared/reports/sources.ts';
import type { Touchless } from '../../shared/reports/sources-report.ts';
import type { Page } from '../parts/page.ts';

/** Colour of each place; what is open stands out. */
const CSS: Readonly<Record<(typeof PLACES)[number], string>> = {
  ordered: 'ordered',
  attached: 'attached',
  inReview: 'in-review',
  asked: 'c3',
  setAside: 'set-aside',
  noise: 'c7',
  inFlight: 'in-flight',
};

const placeName = (place: (typeof PLACES)[number], { texts }: Page): string =>
  place === 'asked' || place === 'noise' ? texts.sourcesPage[place] : texts.sources[place];

/** Shares of messages as one bar; the table beside it says the same in numbers. */
export function ShareBar({ shares, label }: { shares: Shares; label: string }): JSX.Element {
  const sum = Math.max(1, shares.captured);
  let from = 0;
  const pieces = PLACES.map((place) => {
    const piece = { css: CSS[place], from, share: (shares[place] / sum) * 100 };
    from += piece.share;
    return piece;
  }).filter(({ share }) => share > 0);
  return (
    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={label}>
      {pieces.map((piece) => (
        <rect key={piece.css} class={piece.css} x={piece.from} y={0} width={piece.share} height={4} />
      ))}
    </svg>
  );
}

export const ShareHeadings = ({ page }: { page: Page }): JSX.Element => (
  <>
    <th scope="col" class="number">
      {page.texts.sources.captured}
    </th>
    {PLACES.map((place) => (
      <th key={place} scope="col" class="number">
        <span class={`key ${CSS[place]}`} aria-hidden="true" />
        {placeName(place, page)}
      </th>
    ))}
    <th scope="col">{page.texts.sources.sum}</th>
  </>
);

/** The cells under those headings, and whether the sum closes. */
export function ShareCells({ shares, page }: { shares: Shares; page: Page }): JSX.Element {
  const { sources } = page.texts;
  const closed = closes(balanceOfShares(shares));
  return (
    <>
      <td data-label={sources.captured} class="number">
        {shares.captured}
      </td>
      {PLACES.map((place) => (
        <td key={place} data-label={placeName(place, page)} class="number">
          {shares[place]}
        </td>
      ))}
      <td data-label={sources.sum}>
        <div>
          <span class={`badge ${closed ? 'good' : 'bad'}`}>{closed ? sources.closes : sources.open}</span>
        </div>
      </td>
    </>
  );
}

export const touchlessShare = ({ orders, untouched }: Touchless, { texts }: Page): string =>
  orders === 0 ? texts.frame.none : `${Math.round((untouched / orders) * 100)}%`;

/** An instant with how long ago that is. */
export function Ago({ at, none, page }: { at: string | null; none: string; page: Page }): JSX.Element {
  if (at === null) return <>{none}</>;
  const span = page.formats.span(Math.max(0, Date.parse(page.context.now) - Date.parse(at)));
  return (
    <>
      {page.texts.sourcesPage.ago(span)}{' '}
      <span class="hint">
        <time dateTime={at}>{page.formats.instant(at)}</time>
      </span>
    </>
  );
}
