import type { JSX } from 'preact';
import { scaleTop } from './columns.tsx';

interface Props {
  /** One bar each, with its parts from left to right. */
  bars: readonly { label: string; values: readonly number[] }[];
  /** Colour class of each part. */
  tones: readonly string[];
  /** Names of the parts. */
  series: readonly string[];
  label: string;
}

/** Names stand in the first part of the picture. */
const FROM = 30;
const WIDTH = 70;
const LONGEST_NAME = 16;
const STEP = 5;

/** Bars lying one under the other, drawn on the server; the table beside has the numbers. */
export function Bars({ bars, tones, series, label }: Props): JSX.Element {
  const top = scaleTop(Math.max(0, ...bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0))));
  const parts = bars.flatMap(({ label: name, values }, row) => {
    let x = FROM;
    return values.map((value, index) => {
      const width = (value / top) * WIDTH;
      const at = x;
      x += width;
      return width > 0 ? (
        <rect
          key={`${name} ${series[index]}`}
          class={tones[index] ?? ''}
          x={at}
          y={row * STEP + 1}
          width={width}
          height={STEP - 2}
        />
      ) : null;
    });
  });
  return (
    <figure class="chart bars">
      <svg viewBox={`0 0 ${FROM + WIDTH} ${Math.max(1, bars.length) * STEP}`} role="img" aria-label={label}>
        {bars.map(({ label: name }, row) => (
          <text key={name} x={0} y={row * STEP + 3.5}>
            {name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).toWellFormed()}…` : name}
          </text>
        ))}
        {parts}
      </svg>
      <figcaption>
        {series.map((name, index) => (
          <span key={name}>
            <span class={`key ${tones[index]}`} aria-hidden="true" />
            {name}
          </span>
        ))}
        <span>{`max ${top}`}</span>
      </figcaption>
    </figure>
  );
}
