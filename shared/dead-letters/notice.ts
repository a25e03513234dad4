import type { Command } from '../lifecycle/commands.ts';
import type { Order } from '../orders/order.ts';
import type { Language } from '../settings/language.ts';
import type { LetterAbout } from './about.ts';
import type { DeadLetter } from './letter.ts';
import { LETTER_QUEUES } from './queues.ts';

/** Commands that open a notice about a dead letter begin so; what follows from them opens no further one. */
const PREFIX = 'dead-letter-';

/** What the owner of the order reads: what did not come off, and where to look. The same for each letter of its kind. */
function words({ queue }: Pick<DeadLetter, 'queue'>, { wish }: LetterAbout, language: Language): string {
  const what = LETTER_QUEUES[queue].names[language];
  const which = wish === null ? '' : language === 'en' ? ` (${wish})` : `（${wish}）`;
  return language === 'en'
    ? `The hub tried several times and failed at ${what}${which}. Please see to it that this order lacks nothing; a manager can send it again: desk, Failed messages`
    : `系统多次尝试仍未能${what}${which}。请检查此订单是否有遗漏；管理人员可在工作台“失败消息”中重新发送`;
}

interface Seen {
  order: Pick<Order, 'id' | 'tasks'>;
  /** What caused the event that was to be told; null where it is about no event. */
  causedBy: string | null;
  language: Language;
}

/**
 * Work for the owner of the order that a dead letter is about; its id makes it one for each letter. Null where it would come again and again: the
 * letter comes of such a notice itself, or the same notice is open still.
 */
export function noticeOf(letter: DeadLetter, about: LetterAbout, { order, causedBy, language }: Seen): Command | null {
  if (about.commandId?.startsWith(PREFIX) || causedBy?.startsWith(PREFIX)) return null;
  const said = words(letter, about, language);
  if (order.tasks.some(({ kind, reason }) => kind === 'notice' && reason === said)) return null;
  return {
    id: `${PREFIX}${letter.id}`,
    orderId: order.id,
    actor: { kind: 'hub', id: 'sweep' },
    reason: null,
    expectedVersion: null,
    wish: { type: 'open-notice', words: said },
  };
}
