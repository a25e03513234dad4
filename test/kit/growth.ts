/** Milliseconds of computing that the best of some tries takes: what else the machine does is not counted. */
function best(work: () => void, most: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < most; tries += 1) {
    const before = process.threadCpuUsage();
    work();
    least = Math.min(least, process.threadCpuUsage(before).user / 1000);
  }
  return least;
}

/** From here on a figure is doubted, and taken again: a collection of garbage at the wrong moment looks like growth. */
const DOUBTFUL = 3;

/**
 * How much longer work takes on twice as much: 2 where it grows with its input, 4 with the square of it, 8 with the cube. What is too short to be
 * measured (milliseconds) counts as 1.
 */
export function growth(work: (size: number) => void, size: number, tooShort: number, tries = 3): number {
  const measured = (): number => {
    const twice = best(() => work(2 * size), tries);
    return twice < tooShort ? 1 : twice / best(() => work(size), tries);
  };
  const first = measured();
  return first > DOUBTFUL ? Math.min(first, measured()) : first;
}
