import type { JSX } from 'preact';

interface Props {
  /** From 0 to 1 of the width. */
  share: number;
  /** A mark further on, such as the 90th percentile beside the median. */
  mark?: number;
  tone?: 'plain' | 'bad';
}

const bounded = (share: number): number => Math.min(1, Math.max(0, share)) * 100;

/** A bar inside a table cell; the number stands beside it, so that it is hidden from screen readers. */
export const Bar = ({ share, mark, tone = 'plain' }: Props): JSX.Element => (
  <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class={tone === 'bad' ? 'late' : 'c0'} x={0} y={0} width={bounded(share)} height={4} />
    {mark === undefined ? null : <rect class="mark" x={Math.max(0, bounded(mark) - 1)} y={0} width={1} height={4} />}
  </svg>
);
