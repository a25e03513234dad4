import type { Capture } from '../../shared/capture/record.ts';
import { rightsOf, TO_REVIEW } from '../../shared/rights/rights.ts';
import { textsOf } from '../../web/texts.ts';
import type { FieldError } from '../../web/views.ts';
import type { Visit } from './visit.ts';

/** Those who may review and do not have it yet. Who is kept to some orders reviews only what is theirs: they may be given it too. */
export const colleaguesFor = (owner: string, { settings }: Pick<Visit, 'settings'>): string[] =>
  settings.staff
    .filter(({ id }) => id !== owner)
    .filter((person) => TO_REVIEW.every((right) => rightsOf(person, settings).has(right)))
    .map(({ id }) => id);

type HandedOver = { handed: boolean } | { errors: FieldError[]; values: Record<string, string> };

/** Gives a review to a colleague, who is told by mail as of every review that comes to them. `handed`: false where somebody was first. */
export async function handOver(form: URLSearchParams, capture: Capture, visit: Visit): Promise<HandedOver> {
  const { deps, staff, now, language } = visit;
  const { outcome } = capture;
  if (outcome.status !== 'in-review') return { handed: false };
  const to = form.get('to') ?? '';
  const note = (form.get('note') ?? '').trim().slice(0, 1000);
  if (!colleaguesFor(outcome.owner, visit).includes(to)) {
    const words = textsOf(language).frame.required;
    return { errors: [{ field: 'to', words }], values: { decision: 'hand-over', note } };
  }
  const handedOver = { by: staff.id, at: now.toISOString(), note };
  const handed = await deps.captures.replace({ ...capture, outcome: { ...outcome, owner: to, handedOver } });
  if (handed) await deps.onlookers.leave(capture.id, staff.id, now);
  return { handed };
}
