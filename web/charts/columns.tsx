import type { JSX } from 'preact';

/** One column, its parts from bottom to top. */
export interface Column {
  label: string;
  /** Value of each series, in the order of the series. */
  values: readonly number[];
}

interface Props {
  /** Names of the series; the n-th has the colour class `c<n>`. */
  series: readonly string[];
  columns: readonly Column[];
  /** What the picture shows, for who cannot see it; the table beside it has the numbers. */
  label: string;
}

const WIDTH = 100;
const HEIGHT = 40;
const COLOURS = 8;

export const colourOf = (index: number): string => `c${index % COLOURS}`;

/** A round number not below the largest sum: the top of the scale. */
export function scaleTop(largest: number): number {
  if (largest <= 5) return 5;
  const step = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * step).find((top) => top >= largest) ?? largest;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function Stack({ column, x, width, top }: { column: Column; x: number; width: number; top: number }): JSX.Element {
  let y = HEIGHT;
  return (
    <>
      {column.values.map((value, index) => {
        const height = (value / top) * HEIGHT;
        y -= height;
        return height > 0 ? (
          <rect key={colourOf(index)} class={colourOf(index)} x={x} y={y} width={width} height={height} />
        ) : null;
      })}
    </>
  );
}

/** Stacked columns over time, drawn on the server, with a legend in words. */
export function Columns({ series, columns, label }: Props): JSX.Element {
  const top = scaleTop(Math.max(0, ...columns.map(({ values }) => sumOf(values))));
  const step = WIDTH / Math.max(1, columns.length);
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {[0.25, 0.5, 0.75, 1].map((share) => (
          <line key={share} class="rule" x1={0} x2={WIDTH} y1={HEIGHT * (1 - share)} y2={HEIGHT * (1 - share)} />
        ))}
        {columns.map((column, index) => (
          <Stack key={column.label} column={column} x={index * step + step * 0.1} width={step * 0.8} top={top} />
        ))}
      </svg>
      <div class="scale" aria-hidden="true">
        <span>{columns[0]?.label}</span>
        <span>{`max ${top}`}</span>
        <span>{columns.at(-1)?.label}</span>
      </div>
      <figcaption>
        {series.map((name, index) => (
          <span key={name}>
            <span class={`key ${colourOf(index)}`} aria-hidden="true" />
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
