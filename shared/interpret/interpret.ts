import { externalClaim } from '../admission/claims.ts';
import { standingOf } from '../admission/standing.ts';
import { statusDecision } from '../admission/status.ts';
import { answerClaim } from '../asking/state.ts';
import type { Capture } from '../capture/record.ts';
import type { Names } from '../settings/language.ts';
import type { Arrival } from '../understanding/draft.ts';
import { admitDraft } from './admit-draft.ts';
import { onCustomerReply } from './customer-reply.ts';
import type { InterpretDeps } from './deps.ts';
import { endJoined, joining } from './joined.ts';
import { attached, inReview, setAside } from './outcomes.ts';
import { finish, type Run } from './run.ts';
import { onTaskReply } from './task-reply.ts';

/** Clocks of machines differ by less. */
const CLOCKS_DIFFER_MS = 1500;

/** What a person decided and nobody carried out yet. */
function openAnswer(capture: Capture): Capture['answer'] {
  const { answer, decidedAt } = capture;
  return answer && (decidedAt === null || answer.at > decidedAt) ? answer : null;
}

async function begin(captureId: string, deps: InterpretDeps): Promise<Run | null> {
  const capture = await deps.captures.find(captureId);
  if (!capture) return null;
  const answered = openAnswer(capture);
  if (capture.outcome.status !== 'in-flight' && !answered) return null;
  const { settings, version } = await deps.settings.current();
  const now = deps.clock.now();
  return {
    capture,
    settings,
    settingsVersion: version,
    answer: answered?.answer ?? null,
    by: answered?.by ?? null,
    context: { settings, now, assign: (await deps.staffing(settings)).assign },
    deps,
  };
}

/** A shop's report about an order that it sent before: attached to it, or parked until it comes. */
async function onStatus(run: Run, arrival: Extract<Arrival, { type: 'status' }>): Promise<void> {
  const { deps, capture, settings, context } = run;
  if (capture.test) return finish(run, setAside('test-order', 'Test', 'hub'));
  const claim = externalClaim(capture.source, arrival.change.externalId);
  const [holder] = await deps.holders([claim]);
  const order = holder ? await deps.orders.find(holder) : undefined;
  const decision = statusDecision(arrival.change, order ? standingOf(order, settings) : null, {
    now: context.now,
    receivedAt: capture.receivedAt,
    settings,
  });
  if (decision.type === 'attach') {
    const to = { id: decision.to.orderId, number: decision.to.orderNumber };
    return finish(run, attached(to, 'status', { ...decision, wishes: decision.wishes }));
  }
  if (decision.type === 'review') return finish(run, inReview(capture, decision, context));
  const waiting = {
    ...capture,
    outcome: { status: 'in-flight', waitsFor: claim } as const,
    attempts: capture.attempts + 1,
  };
  await deps.captures.replace(waiting);
  // The order may have come between the look and the parking.
  const [since] = await deps.holders([claim]);
  if (since) await interpret(capture.id, deps);
}

const REVISION: Names = {
  'zh-CN': '客户修改了订单：请按来件更改',
  en: 'The customer revised the order: change it as the message says',
};

/** What a person decided without reading anew. @returns whether that was all */
async function onAnswer(run: Run): Promise<boolean> {
  const { answer, by, deps } = run;
  if (answer?.decision === 'set-aside') {
    await finish(run, setAside('by-person', answer.reason, by ?? 'staff'));
    return true;
  }
  if (answer?.decision !== 'attach') return false;
  const order = await deps.orders.find(answer.orderId);
  if (!order) return false;
  const words = answer.because ? REVISION[run.settings.language] : (by ?? 'staff');
  await finish(run, attached(order, answer.as, { rule: 'by-person', words }));
  return true;
}

async function read(run: Run): Promise<Arrival> {
  const { capture, settings, deps } = run;
  const source = settings.sources.find(({ id }) => id === capture.source);
  const reader = deps.readers[capture.channel];
  const bytes = await deps.raw.get(capture.rawKey);
  if (!bytes) throw new Error(`the original of capture ${capture.id} is not in the bucket`);
  if (!source || !reader) {
    return {
      type: 'unreadable',
      rule: 'source-gone',
      words: `The source ${capture.source} is no longer in the settings`,
      sender: { name: null, email: null, phone: null, chatId: null },
      messageKey: null,
      replyTo: capture.replyTo,
      trust: capture.trust,
      threadRef: null,
    };
  }
  return reader.read(capture, bytes, { source, mailDomain: settings.deploy.mailDomain });
}

/** A shop's own number of the order is kept with the capture, by whatever write ends it: gaps in the numbers show what never came. */
function withReference(run: Run, arrival: Arrival): Run {
  const reference = arrival.type === 'document' ? arrival.document.reference : null;
  return reference === null ? run : { ...run, capture: { ...run.capture, orderReference: reference.slice(0, 120) } };
}

/** From capture to outcome. Safe to repeat at any time: a capture that has its end is left alone. */
export async function interpret(captureId: string, deps: InterpretDeps): Promise<void> {
  const run = await begin(captureId, deps);
  if (!run) return;
  if (isTooEarly(run)) return;
  await decide(run, deps);
  await endJoined(run);
  // What answered a question goes on once it is read with it.
  if (run.capture.asked || run.capture.joined) await wake(answerClaim(captureId), deps);
}

/** The sweep may bring a message before the time at which no more can follow it. */
const isTooEarly = ({ capture: { readAt, outcome }, context: { now } }: Run): boolean =>
  readAt !== undefined && outcome.status === 'in-flight' && Date.parse(readAt) > now.getTime() + CLOCKS_DIFFER_MS;

const isJoined = ({ capture: { joined, joinedTo } }: Run): boolean => joined !== undefined || joinedTo !== undefined;

async function decide(begun: Run, deps: InterpretDeps): Promise<void> {
  if (await onAnswer(begun)) return;
  const first = await read(begun);
  if ((await onTaskReply(begun, first)) || (!isJoined(begun) && (await onCustomerReply(begun, first)))) return;
  const joined = await joining(begun, first, (capture) => read({ ...begun, capture }));
  if (joined.type === 'under') return interpret(joined.captureId, deps);
  if (joined.type === 'wait') return;
  const { run, arrival } = joined;
  switch (arrival.type) {
    case 'noise':
      return finish(run, setAside(arrival.rule, arrival.words, 'hub'));
    case 'unreadable':
      return finish(run, inReview(run.capture, arrival, run.context));
    case 'status':
      return onStatus(run, arrival);
    case 'document':
    case 'text': {
      const placed = await admitDraft(withReference(run, arrival), arrival);
      if (placed) await wake(placed.waiting, deps);
    }
  }
}

/** What waited is read again: status changes that overtook their order, answers to a question that came to its end. */
async function wake(claim: string | null, deps: InterpretDeps): Promise<void> {
  const waiting = claim ? await deps.captures.waitingFor(claim) : [];
  for (const capture of waiting.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)))
    await interpret(capture.id, deps);
}
