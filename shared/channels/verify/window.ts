/**
 * Whether a signed time lies near enough to now, in the past or the future (clocks differ both ways).
 * @param seconds Unix seconds as written; anything but digits is outside
 */
export function withinWindow(seconds: string, now: Date, tolerance: number): boolean {
  if (!/^\d{1,12}$/.test(seconds)) return false;
  return Math.abs(Math.floor(now.getTime() / 1000) - Number(seconds)) <= tolerance;
}
