import { isRoleAddress, mayAnswer } from '../../shared/channels/email/loop-headers.ts';
import { answerAddress, customerMailbox, hubMailbox } from '../../shared/messages/addresses.ts';
import { type ComposedMail, compose, type Letter } from '../../shared/messages/compose.ts';
import { voiceOf } from '../../shared/messages/voice.ts';
import type { ReplyRoute } from '../../shared/orders/reply-route.ts';
import type { EffectResult, SentWords } from '../../shared/platform/effects.ts';
import type { Staff } from '../../shared/settings/people.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { staffWithRole } from '../../shared/tasks/assign.ts';
import { replyAddressOf } from '../../shared/tasks/reply-address.ts';
import { putOff } from './digest-wait.ts';
import type { AdminMessage, CustomerMessage, Outgoing, Reader, StaffMessage } from './outgoing.ts';
import type { NotifyDeps } from './wire.ts';

type EmailRoute = Extract<ReplyRoute, { kind: 'email' }>;
type Outcome = EffectResult | { outcome: 'repeat' };

/** What stands with the order of a message later; null where it is about none. */
const listedAs = ({ about }: Pick<Outgoing, 'about'>, to: string, subject: string): SentWords | null =>
  about.orderNumber === null ? null : { orderNumber: about.orderNumber, to, subject };

const refused = (words: string): EffectResult => ({ outcome: 'refused', words, retry: false });

type Addressee = Pick<Staff, 'name' | 'email' | 'language'>;

/** The first who can be reached: those meant, then the managers, then anybody. */
async function reachable<A extends Addressee>(
  meant: readonly A[],
  settings: Settings,
  deps: NotifyDeps,
): Promise<A | Staff | undefined> {
  const managers = staffWithRole(settings, settings.reminders.escalateTo);
  const line = [...new Set([...meant, ...managers, ...settings.staff])];
  const blocked = await deps.suppression.among(line.map(({ email }) => email));
  return line.find(({ email }) => !blocked.has(email));
}

/** The person meant; where their mailbox takes nothing or they are gone, the first manager, else anybody who can be reached. */
export async function readerFor(person: string, settings: Settings, deps: NotifyDeps): Promise<Reader | null> {
  const meant = settings.staff.find(({ id }) => id === person);
  const staff = await reachable(meant ? [meant] : [], settings, deps);
  return staff ? { staff, insteadOf: staff.id === person ? null : (meant?.name ?? person) } : null;
}

/** The mail, or null where an address of it is none that can be written to. */
async function composed(letter: Letter): Promise<ComposedMail | null> {
  try {
    return await compose(letter);
  } catch {
    return null;
  }
}

/** The address whose answers act on the task, for this reader alone; null where there is none. */
async function taskAddress(
  { answers }: StaffMessage,
  { staff }: Reader,
  { links }: Settings,
  deps: NotifyDeps,
): Promise<string | null> {
  if (!answers) return null;
  const wanted = { ...answers, staffId: staff.id, days: links.actionDays };
  const local = replyAddressOf(wanted, await deps.keys(), deps.clock.now());
  return local && `${local}@${deps.mailDomain}`;
}

async function staffLetter(
  message: StaffMessage,
  reader: Reader,
  settings: Settings,
  deps: NotifyDeps,
): Promise<Letter> {
  const { mailDomain, clock } = deps;
  const { staff } = reader;
  const { about } = message;
  return {
    mail: message.mail(voiceOf(staff.language, settings), reader),
    from: hubMailbox(settings, staff.language, mailDomain),
    to: { name: staff.name, address: staff.email },
    replyTo:
      (await taskAddress(message, reader, settings, deps)) ??
      answerAddress(settings, about.source, about.reference, mailDomain),
    kind: 'notice',
    language: staff.language,
    orderNumber: about.orderNumber,
    id: message.mailId,
    mailDomain,
    // All mails about one order name the same first mail, so that they stand together in the mailbox.
    thread: { inReplyTo: null, references: [`<${about.reference}.work@${mailDomain}>`] },
    date: clock.now(),
  };
}

/** Whoever has the administrator's address; the address alone where that is nobody of the staff. */
function administrator({ staff, deploy, language }: Settings): Addressee {
  const known = staff.find(({ email }) => email.toLowerCase() === deploy.adminEmail.toLowerCase());
  return known ?? { name: '', email: deploy.adminEmail, language };
}

async function deliverToAdmin(message: AdminMessage, settings: Settings, deps: NotifyDeps): Promise<Outcome> {
  const reader = await reachable([administrator(settings)], settings, deps);
  if (!reader) return deps.effects.once(message.receipt, async () => refused('nobody can be reached'));
  const { language } = reader;
  const mail = await composed({
    mail: message.mail(voiceOf(language, settings)),
    from: hubMailbox(settings, language, deps.mailDomain),
    to: { name: reader.name || null, address: reader.email },
    replyTo: null,
    kind: 'notice',
    language,
    orderNumber: null,
    id: message.mailId,
    mailDomain: deps.mailDomain,
    thread: null,
    date: deps.clock.now(),
  });
  return deps.effects.once(message.receipt, async () => (mail ? deps.mailer.send(mail) : refused('address')));
}

function customerLetter(message: CustomerMessage, route: EmailRoute, settings: Settings, deps: NotifyDeps): Letter {
  const { mailDomain, clock } = deps;
  const { about, recipient } = message;
  const { language } = recipient;
  const answers = recipient.answers !== null && route.inReplyTo !== null;
  return {
    mail: message.mail(voiceOf(language, settings)),
    from: customerMailbox(settings, about.source, language, mailDomain),
    to: { name: null, address: route.address },
    replyTo: answerAddress(settings, about.source, about.reference, mailDomain),
    kind: answers ? 'answer' : 'notice',
    language,
    orderNumber: about.orderNumber,
    id: message.mailId,
    mailDomain,
    thread: route.inReplyTo === null ? null : { inReplyTo: route.inReplyTo, references: route.references },
    date: clock.now(),
  };
}

async function deliverToStaff(message: StaffMessage, settings: Settings, deps: NotifyDeps): Promise<Outcome> {
  const reader = await readerFor(message.person, settings, deps);
  if (!reader) return deps.effects.once(message.receipt, async () => refused('nobody can be reached'));
  const letter = await staffLetter(message, reader, settings, deps);
  const mail = await composed(letter);
  return deps.effects.once(
    message.receipt,
    async () => {
      if (!mail) return refused('address');
      return (await putOff(message, reader.staff.id, settings, deps)) ?? deps.mailer.send(mail);
    },
    listedAs(message, letter.to.address, letter.mail.subject),
  );
}

/**
 * Why an automatic answer may not go out; null where it may. Two machines that answer each other without saying so are stopped here. One
 * count per answer, however often its sending is tried.
 */
async function capped(message: CustomerMessage, address: string, deps: NotifyDeps): Promise<string | null> {
  const { answers } = message.recipient;
  if (isRoleAddress(address)) return 'role-address';
  if (!answers) return null;
  const { about, receipt } = message;
  const wanted = { to: address, thread: about.reference, answered: about.occasion, receivedAt: answers.receivedAt };
  const verdict = mayAnswer(wanted, [], deps.clock.now());
  if (!verdict.ok) return verdict.rule;
  const counted = await deps.effects.once(`${receipt}:counted`, async () => {
    const within = await deps.countAnswer(address);
    return { outcome: 'done', reference: within ? 'within' : 'over' };
  });
  return counted.outcome === 'done' && counted.reference === 'over' ? 'day-cap' : null;
}

async function mailCustomer(
  message: CustomerMessage,
  route: EmailRoute,
  settings: Settings,
  deps: NotifyDeps,
): Promise<Outcome> {
  const letter = customerLetter(message, route, settings, deps);
  const mail = await composed(letter);
  const blocked = await deps.suppression.among([route.address]);
  const send = async (): Promise<EffectResult> => {
    if (!mail) return refused('address');
    if (blocked.has(route.address)) return refused('suppressed');
    try {
      const why = await capped(message, route.address, deps);
      if (why !== null) return refused(why);
    } catch {
      // Nothing was sent: the receipt goes back, and the queue brings the message again.
      return { outcome: 'refused', words: 'not counted', retry: true };
    }
    return deps.mailer.send(mail);
  };
  return deps.effects.once(message.receipt, send, listedAs(message, route.address, letter.mail.subject));
}

async function deliverToCustomer(message: CustomerMessage, settings: Settings, deps: NotifyDeps): Promise<Outcome> {
  const { route, language } = message.recipient;
  if (route.kind === 'email') return mailCustomer(message, route, settings, deps);
  const text = message.chat(voiceOf(language, settings));
  return deps.effects.once(
    message.receipt,
    async () => (text === null ? refused('no chat text') : deps.chat(route, text, settings)),
    listedAs(message, route.kind, text ?? ''),
  );
}

/** Sends one message, at most once. */
export function deliver(message: Outgoing, settings: Settings, deps: NotifyDeps): Promise<Outcome> {
  switch (message.to) {
    case 'staff':
      return deliverToStaff(message, settings, deps);
    case 'customer':
      return deliverToCustomer(message, settings, deps);
    case 'admin':
      return deliverToAdmin(message, settings, deps);
  }
}
