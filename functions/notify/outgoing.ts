import type { MessageData, MessageId } from '../../shared/messages/data.ts';
import { purposeOf, type RenderedMail, renderChat, renderMail } from '../../shared/messages/index.ts';
import type { Voice } from '../../shared/messages/voice.ts';
import type { ReplyRoute } from '../../shared/orders/reply-route.ts';
import type { Language } from '../../shared/settings/language.ts';
import type { Staff } from '../../shared/settings/people.ts';

/** Who reads a staff mail in the end: the person meant, or somebody in their place. */
export interface Reader {
  staff: Staff;
  /** Name of the person meant, where the reader stands in for them. */
  insteadOf: string | null;
}

/** What a message is about: an event of an order, or a version of a capture. */
export interface About {
  /** `<id>#<number of event or version>`. */
  occasion: string;
  /** Number of the event or version. */
  number: number;
  orderNumber: string | null;
  /** Order number or capture id: begins our Message-IDs and stands in the address for answers. */
  reference: string;
  source: string;
}

export interface CustomerRecipient {
  route: ReplyRoute;
  language: Language;
  /** Set for an automatic answer to something that the customer sent: when that came in. Such answers are capped. */
  answers: { receivedAt: Date } | null;
}

interface Common {
  id: MessageId;
  about: About;
  /** Key of the receipt: the same for every repeat. */
  receipt: string;
  /** What stands before the `@` of the Message-ID. */
  mailId: string;
}

export type StaffMessage = Common & {
  to: 'staff';
  /** Staff id of the person meant. */
  person: string;
  /** Whether it may come with the next digest instead, once its reader had many mails in the hour. Escalations never wait. */
  mayWait: boolean;
  mail: (voice: Voice, reader: Reader) => RenderedMail;
  /** The task that an answer to it acts on; absent where answers are messages like any other. */
  answers?: { orderNumber: string; version: number; taskId: string };
};

export type CustomerMessage = Common & {
  to: 'customer';
  recipient: CustomerRecipient;
  mail: (voice: Voice) => RenderedMail;
  chat: (voice: Voice) => string | null;
};

/** For the administrator that the settings name. */
export type AdminMessage = Common & { to: 'admin'; mail: (voice: Voice) => RenderedMail };

/** A message with its recipient, not yet written: what it says depends on who reads it. */
export type Outgoing = StaffMessage | CustomerMessage | AdminMessage;

const common = (id: MessageId, about: About, recipient: string): Common => ({
  id,
  about,
  receipt: `${about.occasion}:${id}:${recipient}`,
  mailId: `${about.reference}.${purposeOf(id)}${about.number}`,
});

const MAY_WAIT: ReadonlySet<MessageId> = new Set(['task-opened', 'notice', 'reminder', 'review-opened']);

export function toStaff<Id extends MessageId>(
  id: Id,
  about: About,
  person: string,
  data: (reader: Reader) => MessageData[Id],
): StaffMessage {
  const shared = common(id, about, person);
  return {
    ...shared,
    to: 'staff',
    mailId: `${shared.mailId}.${person}`,
    person,
    mayWait: MAY_WAIT.has(id),
    mail: (voice, reader) => renderMail(id, data(reader), voice, about.orderNumber),
  };
}

export function toCustomer<Id extends MessageId>(
  id: Id,
  about: About,
  recipient: CustomerRecipient,
  data: MessageData[Id],
): CustomerMessage {
  return {
    ...common(id, about, 'customer'),
    to: 'customer',
    recipient,
    mail: (voice) => renderMail(id, data, voice, about.orderNumber),
    chat: (voice) => renderChat(id, data, voice),
  };
}

export const toAdmin = (about: About, data: MessageData['admin-notice']): AdminMessage => ({
  ...common('admin-notice', about, 'admin'),
  to: 'admin',
  mail: (voice) => renderMail('admin-notice', data, voice, null),
});
