import { BY_CUSTOMER, type Capture, type CaptureOutcome, type TaskReply } from '../../shared/capture/record.ts';
import { replyCommandId } from '../../shared/capture/reply-command.ts';
import { type DeadLetter, wayBack } from '../../shared/dead-letters/letter.ts';
import type { WorkQueue } from '../../shared/dead-letters/queues.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import type { OrderEvent, OrderFactType } from '../../shared/orders/events.ts';
import type { InterpretMessage, NotifyMessage, ScheduleMessage } from '../../shared/platform/messages.ts';
import type { SentAgain } from '../../shared/platform/queue.ts';
import { alsoCommands } from './also.ts';

/** Where a committed fact has to go. */
export interface Onward {
  interpret: InterpretMessage[];
  notify: NotifyMessage[];
  schedule: ScheduleMessage[];
  commands: Command[];
  again: ReturnedLetter[];
}

/** A dead letter on its way back to its queue. */
export type ReturnedLetter = SentAgain & { to: WorkQueue };

export const nowhere = (): Onward => ({ interpret: [], notify: [], schedule: [], commands: [], again: [] });

/** Which effects follow from which fact: a new kind of fact does not compile before somebody has decided. */
const EFFECTS: Readonly<Record<OrderFactType, { notify: boolean; schedule: boolean }>> = {
  'order-admitted': { notify: true, schedule: true },
  'stage-entered': { notify: true, schedule: true },
  held: { notify: true, schedule: true },
  resumed: { notify: true, schedule: true },
  'step-undone': { notify: true, schedule: true },
  'hold-lifted': { notify: false, schedule: true },
  'approval-asked': { notify: true, schedule: true },
  'approval-given': { notify: true, schedule: true },
  'approval-ended': { notify: true, schedule: true },
  'lines-progressed': { notify: true, schedule: false },
  'date-promised': { notify: true, schedule: false },
  'flow-migrated': { notify: true, schedule: true },
  'task-replanned': { notify: false, schedule: true },
  'change-asked': { notify: true, schedule: true },
  'change-agreed': { notify: false, schedule: false },
  'change-ended': { notify: true, schedule: true },
  'complaint-opened': { notify: true, schedule: true },
  'complaint-answered': { notify: true, schedule: false },
  'complaint-closed': { notify: false, schedule: true },
  'return-recorded': { notify: true, schedule: true },
  'stock-take-answered': { notify: false, schedule: true },
  'cause-recorded': { notify: false, schedule: false },
  'profile-looked-up': { notify: false, schedule: false },
  cancelled: { notify: true, schedule: true },
  'content-changed': { notify: true, schedule: false },
  'capture-attached': { notify: true, schedule: false },
  'capture-detached': { notify: false, schedule: false },
  'payment-recorded': { notify: false, schedule: false },
  'task-opened': { notify: true, schedule: true },
  'task-handed-over': { notify: true, schedule: true },
  'task-closed': { notify: false, schedule: true },
  reminded: { notify: true, schedule: false },
  commented: { notify: true, schedule: false },
};

/** What follows from an event of an order. */
export function fromEvent(event: OrderEvent): Onward {
  const effects = EFFECTS[event.fact.type];
  return {
    ...nowhere(),
    notify: effects.notify ? [{ orderId: event.orderId, seq: event.seq }] : [],
    schedule: effects.schedule ? [{ orderId: event.orderId }] : [],
  };
}

/** What follows from a capture that was written; `before` is null for a new one. */
export function fromCapture(before: Capture | null, after: Capture): Onward {
  const onward = onwardOf(before, after);
  return { ...onward, commands: [...detaching(before, after), ...onward.commands, ...alsoCommands(before, after)] };
}

/** A capture that was attached by mistake is taken away from the order, whatever becomes of it now. */
function detaching(before: Capture | null, after: Capture): Command[] {
  const [count, known] = [after.detached?.length ?? 0, before?.detached?.length ?? 0];
  const last = after.detached?.at(-1);
  if (before === null || count <= known || !last) return [];
  const { orderId, by: actor, words } = last;
  const wish = { type: 'detach-capture', captureId: after.id, words } as const;
  return [{ id: `${after.id}.detach.${count}`, orderId, actor, reason: words, expectedVersion: null, wish }];
}

function onwardOf(before: Capture | null, after: Capture): Onward {
  const { outcome } = after;
  const onward = nowhere();
  const answered = after.answer !== null && before?.answer?.at !== after.answer.at;
  if (before === null || answered)
    return outcome.status === 'in-flight' || answered ? { ...onward, interpret: [toRead(after, answered)] } : onward;
  if (isHandedOver(before.outcome, outcome))
    return { ...onward, notify: [{ captureId: after.id, version: after.version, handedOver: true }] };
  if (outcome.status === 'in-review' && before.askedAgainAt !== after.askedAgainAt)
    return { ...onward, notify: [{ captureId: after.id, version: after.version, askedAgain: true }] };
  if (outcome.status === 'in-review' && before.gaveUpAt !== after.gaveUpAt)
    return { ...onward, notify: [{ captureId: after.id, version: after.version, handedOver: true }] };
  if (isLookedAtAgain(before, after)) return { ...onward, notify: [againTo(after)] };
  if (before.outcome.status === outcome.status) return onward;
  if (outcome.status === 'in-review') return { ...onward, notify: [{ captureId: after.id, version: after.version }] };
  const reply = outcome.status === 'attached' || outcome.status === 'set-aside' ? outcome.reply : undefined;
  const told = reply ? [{ captureId: after.id, version: after.version, replied: true }] : [];
  if (outcome.status === 'attached') return { ...onward, notify: told, commands: commandsOf(after, outcome) };
  return { ...onward, notify: told };
}

const isHandedOver = (before: CaptureOutcome, after: CaptureOutcome): boolean =>
  before.status === 'in-review' && after.status === 'in-review' && before.owner !== after.owner;

/** A message that may be one of several in a row is read once no more has followed. */
const toRead = ({ id: captureId, readAt }: Capture, answered: boolean): InterpretMessage =>
  readAt === undefined || answered ? { captureId } : { captureId, notBefore: readAt };

/** Questions that go out by themselves: after these a person asks. */
const MOST_QUESTIONS = 2;

/** True where the customer's answer was read and left something open. Whoever answered on the form saw that there. */
const isLookedAtAgain = (before: Capture, after: Capture): boolean =>
  before.outcome.status === 'in-review' &&
  after.outcome.status === 'in-review' &&
  before.decidedAt !== after.decidedAt &&
  after.answer?.by === BY_CUSTOMER &&
  after.customerAnswers?.at(-1)?.captureId !== undefined;

/** What is still open goes to the customer once more; after that, and where they wrote what no field takes, to its reviewer. */
function againTo({ id: captureId, version, ask, customerAnswers = [] }: Capture): NotifyMessage {
  const questions = 1 + customerAnswers.filter((answer) => answer.captureId !== undefined).length;
  const again = ask.length > 0 && questions <= MOST_QUESTIONS;
  return { captureId, version, ...(again ? { askedAgain: true } : { handedOver: true }) };
}

/** An attached capture is told to the order's writer; ids derived from the capture make repeats harmless. */
function commandsOf(capture: Capture, outcome: Extract<Capture['outcome'], { status: 'attached' }>): Command[] {
  const base = {
    orderId: outcome.orderId,
    actor: { kind: 'source', id: capture.source } as const,
    reason: outcome.words,
    expectedVersion: null,
  };
  const attach = {
    type: 'attach-capture',
    captureId: capture.id,
    as: outcome.as,
    words: outcome.words,
    ...(outcome.asks ? { asks: outcome.asks } : {}),
  } as const;
  // Attached again after it was taken away, it is another command: an order takes each id once.
  const turn = capture.detached?.length ? `${capture.id}.${capture.detached.length}` : capture.id;
  const attaching = [attach, ...outcome.wishes].map((wish, index) => ({ ...base, id: `${turn}.${index}`, wish }));
  return [...answerOf(capture.id, outcome.reply), ...attaching];
}

/** What somebody wrote in answer to a task mail, as theirs. It goes first: to be attached would make the version that they saw an old one. */
function answerOf(captureId: string, reply: TaskReply | undefined): Command[] {
  if (!reply?.wish) return [];
  const { orderId, by, reason, version, wish } = reply;
  const actor = { kind: 'staff', id: by } as const;
  return [{ id: replyCommandId(captureId), orderId, actor, reason, expectedVersion: version, wish }];
}

/** What follows from a dead letter about which somebody decided. */
export function fromDeadLetter(letter: DeadLetter): Onward {
  const back = letter.status === 'sent-again' ? wayBack(letter) : null;
  return { ...nowhere(), again: back ? [{ id: letter.id, body: letter.body, ...back }] : [] };
}
