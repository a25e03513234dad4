import type { Capture } from '../../shared/capture/record.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { renderEntered } from '../../web/desk/entered.tsx';
import type { EnteredView } from '../../web/desk/entry-views.ts';
import { findingsOf, orderOf, outcomeWords } from '../../web/present/capture.ts';
import { captureInReach } from './in-reach.ts';
import { deskPage, presentingOf, type Visit } from './visit.ts';

/** How often and how long (milliseconds) the page waits for the order before it says that it takes a moment. */
const LOOKS = [100, 200, 300, 500, 800, 1000];

/** Waits a moment for what becomes of an entry: whoever is on the phone wants to hear the number. */
export async function untilRead(captureId: string, { deps }: Visit): Promise<void> {
  for (const wait of LOOKS) {
    await deps.pause(wait);
    const capture = await deps.captures.find(captureId);
    if (capture && capture.outcome.status !== 'in-flight') return;
  }
}

function stateOf({ outcome }: Capture): EnteredView['state'] {
  switch (outcome.status) {
    case 'in-flight':
      return 'under-way';
    case 'ordered':
      return 'ordered';
    case 'attached':
      if (outcome.rule === 'same-message') return 'sent-before';
      return outcome.as === 'copy' ? 'copy' : 'other';
    case 'in-review':
      return 'review';
    case 'set-aside':
      return 'other';
  }
}

/** Whoever typed it hears what became of it; others see it where they see its order. @throws HubError `not-found` */
async function enteredIn(visit: Visit): Promise<Capture> {
  const id = visit.request.params.id ?? '';
  const capture = await visit.deps.captures.find(id);
  const typed = capture?.channel === 'telephone' ? capture : undefined;
  if (!typed || !(typed.meta.staff === visit.staff.id || (await captureInReach(typed, visit))))
    throw new HubError('not-found', { capture: id.slice(0, 60) });
  return typed;
}

/** `GET /desk/entry/{id}`: the number of the order, what is missing or doubtful, or the order that it is a copy of. */
export async function showEntered(visit: Visit): Promise<HttpReply> {
  const { deps } = visit;
  const capture = await enteredIn(visit);
  const presenting = presentingOf(visit);
  const { outcome } = capture;
  const order = orderOf(capture);
  const standing = outcome.status === 'ordered' ? await deps.orders.find(outcome.orderId) : undefined;
  const interpretation = outcome.status === 'in-review' ? await deps.drafts.get(capture.id) : undefined;
  const route = standing?.replyTo;
  const view: EnteredView = {
    captureId: capture.id,
    state: stateOf(capture),
    order,
    words: outcomeWords(capture, presenting),
    findings: findingsOf(capture, interpretation ?? null, presenting).map(({ words }) => words),
    confirmation: route?.kind === 'email' ? route.address : null,
    resembles: outcome.status === 'in-review' && outcome.similarTo !== null,
  };
  return deskPage(visit, (context) => renderEntered(view, context));
}
