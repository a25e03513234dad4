import type { OrderFact } from '../orders/events.ts';
import type { Complaint } from '../orders/requests.ts';
import type { Deciding, WishOf } from './deciding.ts';
import { openTask } from './open-task.ts';
import { notAllowed, notAnswered, type Refusal, requestEnded, requestUnknown } from './refusals.ts';

/** Something that a customer is not content with, also of a closed order. The same complaint twice is one. */
function opened(wish: WishOf<'open-complaint'>, { order, command, context }: Deciding): OrderFact[] {
  const text = wish.text.trim();
  const same = order.complaints.some((one) => one.closedAt === null && one.kind === wish.kind && one.text === text);
  if (same) return [];
  const { settings, now } = context;
  const seq = order.version + 1;
  const complaint: Complaint = {
    id: `complaint-${seq}`,
    at: now.toISOString(),
    by: { kind: command.actor.kind, id: command.actor.id },
    kind: wish.kind,
    text,
    captureId: wish.captureId ?? null,
    remedy: null,
    answer: null,
    answeredAt: null,
    cause: null,
    prevention: null,
    closedAt: null,
  };
  const task = openTask(
    {
      kind: 'complaint',
      stage: order.stage,
      role: settings.complaints.role ?? settings.reminders.escalateTo,
      due: settings.complaints.due,
      reason: text,
      about: complaint.id,
      order,
      seq,
    },
    context,
  );
  return [{ type: 'complaint-opened', complaint, task }];
}

/** Opens a complaint; answers the customer, as often as it takes; closes it once they were answered, with its cause and what is learnt. */
export function decideComplaint(
  wish: WishOf<'open-complaint' | 'answer-complaint' | 'close-complaint'>,
  deciding: Deciding,
): OrderFact[] | Refusal {
  if (wish.type === 'open-complaint') return opened(wish, deciding);
  const { order, command } = deciding;
  if (command.actor.kind !== 'staff' && command.actor.kind !== 'api') return notAllowed();
  const complaint = order.complaints.find(({ id }) => id === wish.complaintId);
  if (!complaint) return requestUnknown();
  if (complaint.closedAt !== null) return requestEnded();
  const { complaintId } = wish;
  if (wish.type === 'answer-complaint') {
    return [{ type: 'complaint-answered', complaintId, remedy: wish.remedy, answer: wish.answer }];
  }
  if (complaint.answeredAt === null) return notAnswered();
  return [{ type: 'complaint-closed', complaintId, cause: wish.cause, prevention: wish.prevention?.trim() || null }];
}
