import type { Capture, CaptureStatus } from '../capture/record.ts';

/** The captures of one source on one day, by what became of them. */
export interface Balance {
  captured: number;
  ordered: number;
  attached: number;
  setAside: number;
  inReview: number;
  inFlight: number;
}

const PART: Readonly<Record<CaptureStatus, Exclude<keyof Balance, 'captured'>>> = {
  ordered: 'ordered',
  attached: 'attached',
  'set-aside': 'setAside',
  'in-review': 'inReview',
  'in-flight': 'inFlight',
};

const nothing = (): Balance => ({ captured: 0, ordered: 0, attached: 0, setAside: 0, inReview: 0, inFlight: 0 });

/** Counts captures by outcome. */
export function balanceOf(captures: readonly Pick<Capture, 'outcome'>[]): Balance {
  const balance = nothing();
  for (const { outcome } of captures) {
    balance.captured += 1;
    balance[PART[outcome.status]] += 1;
  }
  return balance;
}

/** The balance of each source and day among the captures; the key is `<source> <day>`. */
export function balanceBySourceAndDay(
  captures: readonly Pick<Capture, 'outcome' | 'source' | 'day'>[],
): Map<string, Balance> {
  const groups = Map.groupBy(captures, ({ source, day }) => `${source} ${day}`);
  return new Map([...groups].map(([key, group]) => [key, balanceOf(group)]));
}

/** Whether the sum closes: every capture is in exactly one place. */
export const closes = ({ captured, ordered, attached, setAside, inReview, inFlight }: Balance): boolean =>
  captured === ordered + attached + setAside + inReview + inFlight;

export function sumOf(balances: Iterable<Balance>): Balance {
  const sum = nothing();
  for (const balance of balances) {
    for (const part of Object.keys(sum) as (keyof Balance)[]) sum[part] += balance[part];
  }
  return sum;
}
