import type { Order } from '../orders/order.ts';
import type { Settings } from '../settings/schema.ts';
import { isFreeText } from './rules/free-text.ts';

/** What a free-text order says of our reading: right, wrong, or nothing. */
function verdictOf(order: Order, settings: Pick<Settings, 'stages'>): 'clean' | 'wrong' | 'nothing' {
  const { reading, enteredBy, changes, incidents, complaints } = order;
  // Whoever changed it may have put right what we read; a cause that says otherwise is believed.
  const changed =
    changes.some(({ by, state }) => by.kind === 'staff' && state === 'applied') ||
    incidents.some(({ kind, cause }) => kind === 'correction' && (cause === null || cause === 'understanding'));
  const blamed = complaints.some(({ cause }) => cause === 'understanding');
  if (reading === 'corrected' || changed || blamed) return 'wrong';
  if (!isFreeText(order.channel) || settings.stages.find(({ id }) => id === order.stage)?.category === 'void')
    return 'nothing';
  if (reading === 'asked' || (reading === undefined && enteredBy !== null)) return 'nothing';
  return 'clean';
}

/**
 * How many orders of a customer in a row were read right, counted back from the newest: untouched, or looked at and found right. One that
 * staff had to put right, or that led to a complaint caused by our reading, ends the row; what was not read by us does not count.
 */
export function cleanInARow(newestFirst: readonly Order[], settings: Pick<Settings, 'stages'>): number {
  const verdicts = newestFirst.map((order) => verdictOf(order, settings));
  const wrong = verdicts.indexOf('wrong');
  return (wrong < 0 ? verdicts : verdicts.slice(0, wrong)).filter((verdict) => verdict === 'clean').length;
}
