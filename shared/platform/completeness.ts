import type { Capture, CaptureStatus } from '../capture/record.ts';
import type { Captures } from './captures.ts';

/** Captures of a source on a day by outcome; the parts always add up to `captured`. */
export interface Completeness {
  captured: number;
  ordered: number;
  attached: number;
  setAside: number;
  inReview: number;
  inFlight: number;
}

const PAGE = 500;

const NAMES: Readonly<Record<CaptureStatus, Exclude<keyof Completeness, 'captured'>>> = {
  ordered: 'ordered',
  attached: 'attached',
  'set-aside': 'setAside',
  'in-review': 'inReview',
  'in-flight': 'inFlight',
};

export function countOutcomes(captures: readonly Pick<Capture, 'outcome'>[]): Completeness {
  const count: Completeness = {
    captured: captures.length,
    ordered: 0,
    attached: 0,
    setAside: 0,
    inReview: 0,
    inFlight: 0,
  };
  for (const { outcome } of captures) count[NAMES[outcome.status]] += 1;
  return count;
}

/** The count of a source's day, from the captures themselves: there is no counter that could go wrong. */
export async function completenessOf(captures: Captures, source: string, day: string): Promise<Completeness> {
  const all: Capture[] = [];
  let before: string | undefined;
  for (;;) {
    const page = await captures.ofDay(source, day, { limit: PAGE, ...(before ? { before } : {}) });
    all.push(...page);
    const last = page.at(-1);
    if (page.length < PAGE || !last) return countOutcomes(all);
    before = `${last.receivedAt}#${last.id}`;
  }
}
