import { oneLine } from '../channels/text.ts';
import type { OrderFactType } from '../orders/events.ts';
import type { MailContent } from './blocks.ts';
import type { MessageData, MessageId } from './data.ts';
import { mailHtml } from './html.tsx';
import { mailText } from './plain.ts';
import { SAMPLES } from './samples.ts';
import {
  chatAsked,
  chatCancelled,
  chatReceived,
  chatStatus,
  customerAsked,
  customerCancelled,
  customerReceived,
  customerStatus,
} from './templates/customer.ts';
import { digest } from './templates/digest.ts';
import { chatNews, customerNews, staffNews } from './templates/news.ts';
import { adminNotice, signinLink } from './templates/office.ts';
import { reviewLate, reviewOpened } from './templates/review.ts';
import { notice, orderCancelled, orderChanged, reminder, taskOpened } from './templates/staff.ts';
import { stockTakeReportMail } from './templates/stock-take.ts';
import { taskAnswered } from './templates/task-answered.ts';
import type { Voice } from './voice.ts';

/** What brings a message about: facts of orders, a state of a capture, or somebody's wish. */
type Occasion =
  | { facts: readonly OrderFactType[] }
  | { capture: 'in-review' | 'late' | 'asking' | 'replied' }
  | { request: 'sign-in' | 'administration' | 'digest' | 'stock-take' };

/** owner: of the task or review. managers: the role that is told of lateness. other-owner: the owner, unless it was their own doing. */
type Audience = 'owner' | 'owner-and-managers' | 'other-owner' | 'named' | 'customer' | 'reader' | 'administrator';

interface Declaration<Id extends MessageId> {
  on: Occasion;
  to: Audience;
  /** Where it stands in a Message-ID and a receipt: short, never changed. */
  purpose: string;
  mail: (data: MessageData[Id], voice: Voice) => MailContent;
  /** The same in a chat; null for messages that only go by mail. */
  chat: ((data: MessageData[Id], voice: Voice) => string) | null;
  sample: MessageData[Id];
}

/** Every message that the hub sends by itself: what brings it about, whom it is for, what it says. */
export const MESSAGES = {
  'task-opened': {
    on: {
      facts: [
        'order-admitted',
        'stage-entered',
        'held',
        'resumed',
        'step-undone',
        'approval-asked',
        'approval-given',
        'approval-ended',
        'flow-migrated',
        'change-asked',
        'complaint-opened',
        'return-recorded',
        'task-opened',
        'task-handed-over',
      ],
    },
    to: 'owner',
    purpose: 'task',
    mail: taskOpened,
    chat: null,
    sample: SAMPLES['task-opened'],
  },
  notice: {
    on: { facts: ['task-opened', 'task-handed-over'] },
    to: 'owner',
    purpose: 'notice',
    mail: notice,
    chat: null,
    sample: SAMPLES.notice,
  },
  reminder: {
    on: { facts: ['reminded'] },
    to: 'named',
    purpose: 'reminder',
    mail: reminder,
    chat: null,
    sample: SAMPLES.reminder,
  },
  'order-changed': {
    on: { facts: ['content-changed'] },
    to: 'other-owner',
    purpose: 'changed',
    mail: orderChanged,
    chat: null,
    sample: SAMPLES['order-changed'],
  },
  'order-cancelled': {
    on: { facts: ['cancelled'] },
    to: 'other-owner',
    purpose: 'called',
    mail: orderCancelled,
    chat: null,
    sample: SAMPLES['order-cancelled'],
  },
  'review-opened': {
    on: { capture: 'in-review' },
    to: 'owner',
    purpose: 'review',
    mail: reviewOpened,
    chat: null,
    sample: SAMPLES['review-opened'],
  },
  'review-late': {
    on: { capture: 'late' },
    to: 'owner-and-managers',
    purpose: 'late',
    mail: reviewLate,
    chat: null,
    sample: SAMPLES['review-late'],
  },
  'customer-received': {
    on: { facts: ['order-admitted'] },
    to: 'customer',
    purpose: 'received',
    mail: customerReceived,
    chat: chatReceived,
    sample: SAMPLES['customer-received'],
  },
  'customer-asked': {
    on: { capture: 'asking' },
    to: 'customer',
    purpose: 'asked',
    mail: customerAsked,
    chat: chatAsked,
    sample: SAMPLES['customer-asked'],
  },
  'customer-status': {
    on: { facts: ['stage-entered', 'capture-attached'] },
    to: 'customer',
    purpose: 'status',
    mail: customerStatus,
    chat: chatStatus,
    sample: SAMPLES['customer-status'],
  },
  'customer-cancelled': {
    on: { facts: ['cancelled'] },
    to: 'customer',
    purpose: 'cancelled',
    mail: customerCancelled,
    chat: chatCancelled,
    sample: SAMPLES['customer-cancelled'],
  },
  'customer-news': {
    on: {
      facts: [
        'lines-progressed',
        'date-promised',
        'complaint-opened',
        'complaint-answered',
        'change-asked',
        'change-ended',
      ],
    },
    to: 'customer',
    purpose: 'news',
    mail: customerNews,
    chat: chatNews,
    sample: SAMPLES['customer-news'],
  },
  'staff-news': {
    on: { facts: ['approval-ended', 'change-ended', 'commented'] },
    to: 'named',
    purpose: 'told',
    mail: staffNews,
    chat: null,
    sample: SAMPLES['staff-news'],
  },
  'task-answered': {
    on: { capture: 'replied' },
    to: 'named',
    purpose: 'answered',
    mail: taskAnswered,
    chat: null,
    sample: SAMPLES['task-answered'],
  },
  digest: {
    on: { request: 'digest' },
    to: 'named',
    purpose: 'digest',
    mail: digest,
    chat: null,
    sample: SAMPLES.digest,
  },
  'stock-take-report': {
    on: { request: 'stock-take' },
    to: 'named',
    purpose: 'round',
    mail: stockTakeReportMail,
    chat: null,
    sample: SAMPLES['stock-take-report'],
  },
  'signin-link': {
    on: { request: 'sign-in' },
    to: 'reader',
    purpose: 'signin',
    mail: signinLink,
    chat: null,
    sample: SAMPLES['signin-link'],
  },
  'admin-notice': {
    on: { request: 'administration' },
    to: 'administrator',
    purpose: 'admin',
    mail: adminNotice,
    chat: null,
    sample: SAMPLES['admin-notice'],
  },
} as const satisfies { [Id in MessageId]: Declaration<Id> };

type Table = typeof MESSAGES;

/** Messages that facts of an order bring about. */
export type FactMessageId = { [Id in MessageId]: Table[Id]['on'] extends { facts: unknown } ? Id : never }[MessageId];

export const MESSAGE_IDS = Object.keys(MESSAGES) as MessageId[];

const declarationOf = <Id extends MessageId>(id: Id): Declaration<Id> => MESSAGES[id] as unknown as Declaration<Id>;

/** The messages that a fact may bring about, in the order of the table. */
export const messagesOn = (type: OrderFactType): FactMessageId[] =>
  MESSAGE_IDS.filter((id): id is FactMessageId => {
    const { on } = declarationOf(id);
    return 'facts' in on && on.facts.includes(type);
  });

/** A mail before it gets its headers. */
export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

const LONGEST_SUBJECT = 150;

/** A message as a mail. `orderNumber` goes before the subject in brackets: answers are known by it. */
export function renderMail<Id extends MessageId>(
  id: Id,
  data: MessageData[Id],
  voice: Voice,
  orderNumber: string | null,
): RenderedMail {
  const content = declarationOf(id).mail(data, voice);
  const subject = oneLine(orderNumber ? `[${orderNumber}] ${content.subject}` : content.subject, LONGEST_SUBJECT);
  const laidOut = {
    ...content,
    subject,
    preview: oneLine(content.preview, 200),
    heading: oneLine(content.heading, 200),
  };
  return { subject, text: mailText(laidOut, voice.texts.facts.colon), html: mailHtml(laidOut, voice.language) };
}

/** A message as a chat text; null where it only goes by mail. */
export function renderChat<Id extends MessageId>(id: Id, data: MessageData[Id], voice: Voice): string | null {
  return declarationOf(id).chat?.(data, voice) ?? null;
}

export const purposeOf = (id: MessageId): string => declarationOf(id).purpose;
