import type { AlsoWanted, Capture } from '../../shared/capture/record.ts';
import type { Command, Wish } from '../../shared/lifecycle/commands.ts';

/** What is wanted of an order that the message is certainly about. A complaint is one, with its own work; all else is for the order's owner. */
function wishesFor({ id: captureId }: Capture, { kind, text, words, byCustomer }: AlsoWanted): Wish[] {
  const complains = kind === 'complaint';
  const attach: Wish = {
    type: 'attach-capture',
    captureId,
    as: complains ? 'status' : 'message',
    words,
    ...(kind === 'status-question' && byCustomer ? { asks: 'status' } : {}),
  };
  return complains ? [attach, { type: 'open-complaint', kind: 'other', text, captureId }] : [attach];
}

const isEnded = ({ outcome }: Capture): boolean => outcome.status !== 'in-flight';

/**
 * The further wishes of a message, each to the order that it is about as soon as the message was read, and else to the order that became of
 * the message. Ids derived from capture and kind: an order takes each once, however often this is repeated.
 */
export function alsoCommands(before: Capture | null, after: Capture): Command[] {
  const { also = [], outcome } = after;
  const isNews = before === null || before.outcome.status !== outcome.status || (before.also ?? []).length === 0;
  if (also.length === 0 || !isEnded(after) || !isNews) return [];
  const became = outcome.status === 'ordered' || outcome.status === 'attached' ? outcome.orderId : null;
  return also.flatMap((one) => {
    const orderId = one.order?.id ?? became;
    if (orderId === null) return [];
    const notice: Wish = { type: 'open-notice', words: one.words };
    const wishes = one.order && one.order.id !== became ? wishesFor(after, one) : [notice];
    return wishes.map((wish, index) => ({
      id: `${after.id}.also.${one.kind}.${index}`,
      orderId,
      actor: { kind: 'source', id: after.source } as const,
      reason: one.words,
      expectedVersion: null,
      wish,
    }));
  });
}
