import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Bar } from './bar.tsx';
import { Columns, scaleTop } from './columns.tsx';

describe('charts', () => {
  it.each([
    [0, 5],
    [5, 5],
    [6, 10],
    [11, 20],
    [24, 25],
    [26, 50],
    [99, 100],
    [101, 200],
  ])('a scale for %d ends at %d', (largest, top) => expect(scaleTop(largest)).toBe(top));

  it('stack their series, and name them', () => {
    const columns = [
      { label: '11-20', values: [2, 3] },
      { label: '11-21', values: [0, 1] },
    ];
    const svg = render(<Columns series={['a <b>', 'c']} columns={columns} label="Orders" />);
    expect(svg).toContain('aria-label="Orders"');
    expect(svg).toContain('a &lt;b>');
    expect(svg).toContain('class="c0" x="5" y="24" width="40" height="16"');
    expect(svg).toContain('class="c1" x="5" y="0" width="40" height="24"');
    expect(svg.match(/<rect/g)).toHaveLength(3);
  });

  it('never draw beyond their frame', () => {
    expect(render(<Bar share={7} mark={9} />)).toContain('width="100"');
    expect(render(<Bar share={-1} />)).toContain('width="0"');
  });
});
