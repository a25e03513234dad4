import { type Capture, ReviewAnswer } from '../../shared/capture/record.ts';
import { ERROR_CODES } from '../../shared/errors/codes.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import { applyCorrections } from '../../shared/understanding/corrections.ts';
import { correctionsOf } from '../../web/desk/review-fields.ts';
import { textsOf } from '../../web/texts.ts';
import type { FieldError } from '../../web/views.ts';
import { catalogueIndex } from './catalogue-index.ts';
import type { Visit } from './visit.ts';

/** What a posted review form decides, or what is wrong with it and what was entered. */
export type Answered = { answer: ReviewAnswer } | { errors: FieldError[]; values: Record<string, string> };

/** Tries the corrections on what was understood, so that a wrong entry is told at once; interpretation tries them again. */
async function faultsOf(corrections: Record<string, string>, capture: Capture, visit: Visit): Promise<FieldError[]> {
  const { deps, settings } = visit;
  const interpretation = await deps.drafts.get(capture.id);
  if (!interpretation) return [];
  const source = settings.sources.find(({ id }) => id === capture.source);
  const corrected = applyCorrections(interpretation.draft, corrections, {
    catalogue: await catalogueIndex(deps),
    country: source?.country ?? settings.country,
    currency: settings.currency,
  });
  return 'faults' in corrected
    ? corrected.faults.map(({ path, words }) => ({ field: path, words: words[visit.language] }))
    : [];
}

/** A browser sends what was entered with all that stood there before; an entry longer than a field can be is none of ours. */
const entered = (form: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...form].map(([name, value]) => [name, value.slice(0, 4000)]));

function checked(answer: unknown): { answer: ReviewAnswer } {
  const read = ReviewAnswer.safeParse(answer);
  if (!read.success)
    throw new HubError('input-invalid', { faults: read.error.issues.slice(0, 5).map(({ message }) => message) });
  return { answer: read.data };
}

async function admit(form: URLSearchParams, capture: Capture, visit: Visit): Promise<Answered> {
  const corrections = correctionsOf(form);
  const errors = await faultsOf(corrections, capture, visit);
  if (errors.length > 0) return { errors, values: entered(form) };
  return checked({ decision: 'admit', corrections, notADuplicate: form.get('notADuplicate') === 'true' });
}

async function attach(form: URLSearchParams, { deps, language }: Visit): Promise<Answered> {
  const order = await deps.ledger.find((form.get('orderNumber') ?? '').trim().slice(0, 60));
  if (order) return checked({ decision: 'attach', orderId: order.id, as: form.get('as') });
  const card = ERROR_CODES['not-found'];
  const errors = [{ field: 'orderNumber', words: language === 'en' ? card.en : card.zh }];
  return { errors, values: entered(form) };
}

/**
 * Reads the posted decision on a capture.
 * @throws HubError `input-invalid` for what no form of ours sends
 */
export async function answerIn(form: URLSearchParams, capture: Capture, visit: Visit): Promise<Answered> {
  switch (form.get('decision')) {
    case 'admit':
      return admit(form, capture, visit);
    case 'attach':
      return attach(form, visit);
    case 'set-aside': {
      const reason = (form.get('reason') ?? '').trim().slice(0, 500);
      if (reason !== '') return checked({ decision: 'set-aside', reason });
      const words = textsOf(visit.language).frame.required;
      return { errors: [{ field: 'reason', words }], values: entered(form) };
    }
    default:
      return checked({ decision: form.get('decision') });
  }
}
