import { dayOf, daysLater } from '../../deadlines/calendar.ts';
import type { AdmissionContext } from '../decision.ts';
import { isSure, thresholdOf } from '../proposal.ts';
import { askFor, type Remark, type Rule } from './rule.ts';

const PATH = 'requestedDate';

function ofDay(day: string, { now, settings }: AdmissionContext): Remark[] {
  const today = dayOf(now, settings.timeZone);
  if (day < today) {
    return [askFor(PATH, `要求的交货日期 ${day} 已经过去`, `The requested date ${day} is in the past`)];
  }
  if (day > daysLater(today, settings.admission.farthestDays)) {
    return [askFor(PATH, `要求的交货日期 ${day} 太远`, `The requested date ${day} is too far away`)];
  }
  return [];
}

/** A requested date is certain, not past and not too far. No date is fine; one that was written and could not be read is not. */
export const date: Rule = {
  id: 'date',
  bindsPeople: false,
  check: (draft, context) => {
    const { requestedDate } = draft;
    if (isSure(requestedDate, thresholdOf(context, 'requestedDate'))) return ofDay(requestedDate.value, context);
    if (requestedDate.value === null && (requestedDate.evidence.length === 0 || requestedDate.confidence === 1))
      return [];
    const quote = requestedDate.evidence[0]?.quote ?? requestedDate.value ?? '';
    return [askFor(PATH, `交货日期“${quote}”不明确`, `The requested date “${quote}” is not clear`)];
  },
};
