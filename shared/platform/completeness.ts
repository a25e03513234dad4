import type { Capture } from '../capture/record.ts';
import { type Balance, balanceOf } from '../reports/balance.ts';
import type { Captures } from './captures.ts';

const PAGE = 500;

/** The balance of a source's day, from the captures themselves: there is no counter that could go wrong. */
export async function balanceOfDay(captures: Captures, source: string, day: string): Promise<Balance> {
  const all: Capture[] = [];
  let before: string | undefined;
  for (;;) {
    const page = await captures.ofDay(source, day, { limit: PAGE, ...(before ? { before } : {}) });
    all.push(...page);
    const last = page.at(-1);
    if (page.length < PAGE || !last) return balanceOf(all);
    before = `${last.receivedAt}#${last.id}`;
  }
}
