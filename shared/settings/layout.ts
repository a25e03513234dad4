import type { Drawn, DrawnStep } from './drawn.ts';

export const BOX = { width: 190, height: 76 };
const GAP = { x: 150, y: 56 };
export const MARGIN = 24;
/** Room above the boxes for the title, and for steps that pass over others. */
const TITLE = 40;
const LANE = 30;

export interface PlacedStage {
  x: number;
  y: number;
}

export interface PlacedStep {
  drawn: DrawnStep;
  /** Path of the arrow (SVG). */
  path: string;
  /** Middle of its label. */
  label: { x: number; y: number };
}

export interface Layout {
  places: Map<string, PlacedStage>;
  steps: PlacedStep[];
  width: number;
  height: number;
}

/** Columns from the first stage on: one behind the farthest of those that lead to it, as the flow names them in order. */
function columnsOf({ stages, steps }: Drawn): Map<string, number> {
  const main = stages.filter(({ stage }) => stage.category !== 'hold' && stage.category !== 'void');
  const order = new Map(main.map(({ stage }, index) => [stage.id, index]));
  const columns = new Map<string, number>();
  for (const { stage } of main) {
    const before = steps
      .filter(({ from, to }) => to === stage.id && (order.get(from) ?? Infinity) < (order.get(to) ?? -1))
      .map(({ from }) => columns.get(from) ?? 0);
    columns.set(stage.id, before.length === 0 ? 0 : Math.max(...before) + 1);
  }
  return columns;
}

/** What goes past a column, or back, passes above the boxes, each in a lane of its own. */
const isDirect = (from: number, to: number): boolean => to === from + 1;

/** A layered picture from left to right; the hold and the void stand below. */
export function layoutOf(drawn: Drawn): Layout {
  const columns = columnsOf(drawn);
  const below = drawn.stages.filter(({ stage }) => !columns.has(stage.id));
  const last = Math.max(0, ...columns.values());
  const over = drawn.steps.filter(({ from, to }) => {
    const [a, b] = [columns.get(from), columns.get(to)];
    return a !== undefined && b !== undefined && !isDirect(a, b);
  });
  const top = MARGIN + TITLE + over.length * LANE;
  const used = new Map<number, number>();
  const places = new Map<string, PlacedStage>();
  for (const [id, column] of columns) {
    const row = used.get(column) ?? 0;
    used.set(column, row + 1);
    places.set(id, { x: MARGIN + column * (BOX.width + GAP.x), y: top + row * (BOX.height + GAP.y) });
  }
  const rows = Math.max(1, ...used.values());
  const floor = top + rows * (BOX.height + GAP.y) + GAP.y;
  const middle = Math.max(0, (last + 1 - below.length) / 2);
  for (const [index, { stage }] of below.entries())
    places.set(stage.id, { x: MARGIN + (middle + index) * (BOX.width + GAP.x), y: floor });
  const steps = drawn.steps.flatMap((step, index) => {
    const [a, b] = [places.get(step.from), places.get(step.to)];
    if (!a || !b) return [];
    const same = drawn.steps.slice(0, index).filter(({ from, to }) => from === step.from && to === step.to).length;
    const lane = over.indexOf(step);
    if (lane >= 0) return [passing(step, a, b, MARGIN + TITLE + lane * LANE)];
    return [columns.has(step.to) ? direct(step, a, b, same) : falling(step, a, b, index, same)];
  });
  const columnCount = Math.max(last + 1, below.length);
  return {
    places,
    steps,
    width: MARGIN * 2 + columnCount * BOX.width + (columnCount - 1) * GAP.x,
    height: floor + (below.length > 0 ? BOX.height : 0) + MARGIN,
  };
}

function direct(drawn: DrawnStep, a: PlacedStage, b: PlacedStage, same: number): PlacedStep {
  const offset = same * 18;
  const [x1, y1] = [a.x + BOX.width, a.y + BOX.height / 2 + offset];
  const [x2, y2] = [b.x, b.y + BOX.height / 2 + offset];
  const bend = (x1 + x2) / 2;
  const path = `M${x1} ${y1} C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`;
  return { drawn, path, label: { x: bend, y: (y1 + y2) / 2 - 7 } };
}

function passing(drawn: DrawnStep, a: PlacedStage, b: PlacedStage, y: number): PlacedStep {
  const [x1, x2] = [a.x + BOX.width * 0.65, b.x + BOX.width * 0.35];
  return { drawn, path: `M${x1} ${a.y} L${x1} ${y} L${x2} ${y} L${x2} ${b.y}`, label: { x: (x1 + x2) / 2, y: y - 6 } };
}

/** To the void (or from the hold to it): out of the bottom of one box into the top or side of the other. */
function falling(drawn: DrawnStep, a: PlacedStage, b: PlacedStage, index: number, same: number): PlacedStep {
  if (a.y === b.y) {
    const right = a.x < b.x;
    const [x1, x2] = right ? [a.x + BOX.width, b.x] : [a.x, b.x + BOX.width];
    const y = a.y + BOX.height / 2 + same * 18;
    return { drawn, path: `M${x1} ${y} L${x2} ${y}`, label: { x: (x1 + x2) / 2, y: y - 7 } };
  }
  const [x1, y1] = [a.x + BOX.width / 2 + same * 24, a.y + BOX.height];
  const [x2, y2] = [b.x + BOX.width / 2 + ((index % 5) - 2) * 16, b.y];
  const path = `M${x1} ${y1} C${x1} ${y1 + 50} ${x2} ${y2 - 60} ${x2} ${y2}`;
  return { drawn, path, label: { x: x1, y: y1 + 18 + same * 14 } };
}
