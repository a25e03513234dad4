import { numbered } from '../asking/asked.ts';
import { askFields } from '../asking/fields.ts';
import { type ReadReply, readReply } from '../asking/reply.ts';
import { answerClaim, isUnread, mayAnswer, withAnswer } from '../asking/state.ts';
import type { Capture } from '../capture/record.ts';
import { isPolite } from '../understanding/answers/segments.ts';
import type { Arrival, Draft } from '../understanding/draft.ts';
import { understand } from '../understanding/understand.ts';
import { contextFor } from './admit-draft.ts';
import { askedBefore } from './asked-before.ts';
import { onLateReply } from './late-reply.ts';
import { attached, inReview, setAside } from './outcomes.ts';
import { finish, type Run } from './run.ts';

type Text = Extract<Arrival, { type: 'text' }>;

/** Longer messages answer no question: they are read as what they are. */
const LONGEST_REPLY = 4000;
/** How certain it has to be that a message wants something of its own. */
const SURE = 0.9;
const TRIES = 5;

const brought = ({ customerAnswers = [] }: Capture, { capture }: Run): boolean =>
  customerAnswers.some(({ captureId }) => captureId === capture.id);

/** Whether a message ends as another one does: its answer, or read with it. */
const isBound = (question: Capture, run: Run): boolean =>
  brought(question, run) || run.capture.joinedTo === question.id;

const tieOf = ({ id }: Capture, { capture }: Run): { rule: string; words: string } =>
  capture.joinedTo === id
    ? { rule: 'joined', words: `Read with message ${id}` }
    : { rule: 'answer', words: `Answers the question about message ${id}` };

/** A message that answered ends with what it was about: until then it waits. */
export async function settle(run: Run, question: Capture): Promise<void> {
  const { outcome } = question;
  const { rule, words } = tieOf(question, run);
  if (outcome.status === 'ordered' || outcome.status === 'attached') {
    const to = { id: outcome.orderId, number: outcome.orderNumber };
    return finish(run, attached(to, 'status', { rule, words }));
  }
  if (outcome.status === 'set-aside') return finish(run, setAside(rule, `${words}: ${outcome.words}`, outcome.by));
  await wait(run, question);
}

/**
 * Waits for the end of what was asked about; what ended between the look and the waiting is not missed.
 * @returns false where the question was looked at meanwhile, and may be answered now
 */
async function wait(run: Run, question: Capture): Promise<boolean> {
  const { capture, deps } = run;
  const waitsFor = answerClaim(question.id);
  if (capture.outcome.status === 'in-flight' && capture.outcome.waitsFor === waitsFor) return true;
  const parked = { ...capture, outcome: { status: 'in-flight', waitsFor } as const, attempts: capture.attempts + 1 };
  if (!(await deps.captures.replace(parked))) return true;
  const since = await deps.captures.find(question.id);
  if (!since || since.outcome.status === 'in-flight') return true;
  if (since.outcome.status === 'in-review') return isBound(since, run) || isUnread(since);
  if (isBound(since, run)) await settle({ ...run, capture: { ...parked, version: parked.version + 1 } }, since);
  return isBound(since, run);
}

interface Read {
  question: Capture;
  reply: ReadReply;
  /** It orders goods that the question is about: the same once more, or other amounts. */
  overlaps: boolean;
}

/** What the message says to one question; null where nothing of it is open any more. */
async function readFor(question: Capture, run: Run, arrival: Text, own: Draft, context: Context): Promise<Read | null> {
  const interpretation = await run.deps.drafts.get(question.id);
  if (!interpretation) return null;
  const { draft, findings } = interpretation;
  const fields = askFields(findings, draft, context.catalogue.catalogue, draft.language);
  if (fields.length === 0) return null;
  const blank = { subject: null, html: null, quoted: null, attachments: [] };
  const asked = numbered(question.asked ?? [], findings, draft);
  const names = [arrival.sender.name, draft.customer.name.value, draft.customer.company.value];
  const reply = readReply(
    arrival.message.text,
    { fields, asked },
    {
      draft,
      context,
      read: (text) => understand({ ...arrival, message: { ...blank, text } }, context),
      names: names.filter((name) => name !== null),
    },
  );
  const skus = new Set([
    ...draft.lines.flatMap(({ sku }) => sku.value ?? []),
    ...draft.lines.flatMap(({ candidates }) => candidates.map(({ sku }) => sku)),
  ]);
  const overlaps = own.lines.some(({ sku }) => sku.value !== null && skus.has(sku.value));
  return { question, reply, overlaps };
}

type Context = Awaited<ReturnType<typeof contextFor>>;

const says = ({ answered, answer }: ReadReply): boolean =>
  answered.length > 0 || Object.keys(answer.corrections).length > 0;

/**
 * Whether a message that was not understood as an answer is one all the same, for a person to read with the question: it wants nothing of its own
 * that is certain, or it orders once more what the question is about.
 */
function isAbout({ overlaps }: Read, own: Draft, text: string): boolean {
  const { value, confidence } = own.kind;
  if (value === 'order' && own.lines.length > 0) return overlaps;
  if (text.split('\n').every((line) => isPolite(line.trim()))) return false;
  return value === 'noise' || confidence < SURE;
}

/** Puts the answer down with the question, once. @returns false where somebody else wrote first */
async function join(run: Run, { question, reply }: Read): Promise<boolean> {
  const answer = { ...reply.answer, captureId: run.capture.id };
  return run.deps.captures.replace(withAnswer(question, answer, run.context.now));
}

async function attempt(run: Run, arrival: Text): Promise<'taken' | 'none' | 'overtaken'> {
  const asked = await askedBefore(run, arrival);
  const own = asked.find((one) => brought(one, run));
  if (own) {
    await settle(run, own);
    return 'taken';
  }
  const unread = asked.find((one) => one.outcome.status === 'in-review' && one.ask.length > 0 && isUnread(one));
  if (unread) {
    return (await wait(run, unread)) ? 'taken' : 'overtaken';
  }
  const open = asked.filter(mayAnswer);
  if (asked.length === 0) return 'none';
  const catalogue = await run.deps.catalogue.current();
  const context = await contextFor(run, arrival, catalogue, { tables: [], text: '', doubts: [] });
  const draft = understand(arrival, context);
  if (open.length === 0) return (await onLateReply(run, asked, draft, arrival.message.text.trim())) ? 'taken' : 'none';
  const all = (await Promise.all(open.map((one) => readFor(one, run, arrival, draft, context)))).filter(
    (one) => one !== null,
  );
  const saying = all.filter(({ reply }) => says(reply));
  if (saying.length > 1) {
    const words = 'It may answer more than one question that is open';
    await finish(run, inReview(run.capture, { rule: 'answer-ambiguous', words }, run.context));
    return 'taken';
  }
  const chosen = saying[0] ?? all.find((one) => isAbout(one, draft, arrival.message.text));
  if (!chosen) return 'none';
  if (!(await join(run, chosen))) return 'overtaken';
  await wait(run, chosen.question);
  return 'taken';
}

/**
 * A customer's answer in the channel to what they were asked: joined to the message that it is about, and ended with it.
 * @returns false for a message that answers nothing and goes its own way
 * @throws Error where others wrote to the question again and again: the queue brings the message back
 */
export async function onCustomerReply(run: Run, arrival: Arrival): Promise<boolean> {
  if (arrival.type !== 'text' || arrival.trust === 'forged' || run.answer !== null || run.capture.test) return false;
  const { text, attachments } = arrival.message;
  const hasFiles = attachments.some(({ contentType }) => !contentType.startsWith('image/'));
  if (text.length > LONGEST_REPLY || hasFiles) return false;
  let now = run;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const became = await attempt(now, arrival);
    if (became !== 'overtaken') {
      // It may have waited, and been written by that.
      if (became === 'none') run.capture = now.capture;
      return became === 'taken';
    }
    const capture = await run.deps.captures.find(run.capture.id);
    if (capture?.outcome.status !== 'in-flight') return true;
    now = { ...run, capture };
  }
  throw new Error(`the question that ${run.capture.id} answers was written by others again and again`);
}
