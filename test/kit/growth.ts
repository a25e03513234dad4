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

/**
 * How much longer work takes on twice as much: 2 where it grows with its input, 4 with the square of it, 8 with the cube. What is too short to be
 * measured (milliseconds) counts as 1.
 */
export function growth(work: (size: number) => void, size: number, tooShort: number, tries = 3): number {
  const twice = best(() => work(2 * size), tries);
  if (twice < tooShort) return 1;
  return twice / best(() => work(size), tries);
}
