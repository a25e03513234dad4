import { z } from 'zod';
import { detachedFrom, isDetachable } from '../../shared/capture/detach.ts';
import type { Capture, ReviewAnswer } from '../../shared/capture/record.ts';
import type { Customer } from '../../shared/customers/customer.ts';
import { ERROR_CODES } from '../../shared/errors/codes.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { Order } from '../../shared/orders/order.ts';
import { businessDay } from '../../shared/platform/business-day.ts';
import { changeDetails } from '../../shared/platform/customer-acts.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import { maySee, TO_REVIEW } from '../../shared/rights/rights.ts';
import { renderDuplicate } from '../../web/desk/duplicate.tsx';
import { renderDuplicates } from '../../web/desk/duplicates.tsx';
import type { DuplicateRow, DuplicateView } from '../../web/desk/duplicates-views.ts';
import { paths } from '../../web/paths.ts';
import { outcomeWords, senderLine } from '../../web/present/capture.ts';
import { customerName } from '../../web/present/customer.ts';
import { comparedFields, comparedLines } from '../../web/present/duplicate.ts';
import { sourceName } from '../../web/present/order.ts';
import { textsOf } from '../../web/texts.ts';
import { actingAs } from './customer-changes.ts';
import { mayChange, showingOf } from './customers.ts';
import type { DeskRoute } from './desk-route.ts';
import { captureInReach } from './in-reach.ts';
import { captureOf } from './original.ts';
import { deskPage, presentingOf, seeOther, type Visit } from './visit.ts';

/** Days in which copies that were attached are listed, and how many messages of each source and day are looked through. */
const DAYS = 3;
const OF_A_DAY = 200;
const LOOKS = [100, 200, 300, 500, 800, 1000];
const DAY_MS = 86_400_000;

/** The order that a capture resembles, or to which it was attached. */
function orderIdOf({ outcome }: Capture): string | null {
  if (outcome.status === 'in-review') return outcome.similarTo;
  return outcome.status === 'attached' ? outcome.orderId : null;
}

async function orderFor(capture: Capture, { deps, staff, settings }: Visit): Promise<Order | null> {
  const id = orderIdOf(capture);
  const order = id === null ? undefined : await deps.orders.find(id);
  return order && maySee(staff, order, settings) ? order : null;
}

async function rowOf(capture: Capture, visit: Visit): Promise<DuplicateRow[]> {
  const order = await orderFor(capture, visit);
  if (!order || !(await captureInReach(capture, visit))) return [];
  const { outcome } = capture;
  const presenting = presentingOf(visit);
  return [
    {
      captureId: capture.id,
      source: sourceName(capture.source, presenting),
      from: senderLine(capture),
      receivedAt: capture.receivedAt,
      order: { id: order.id, number: order.number },
      words: outcomeWords(capture, presenting),
      dueAt: outcome.status === 'in-review' ? outcome.dueAt : null,
      version: capture.version,
      mayUndo: isDetachable(capture),
    },
  ];
}

async function lately({ deps, settings, now }: Visit): Promise<Capture[]> {
  const days = Array.from({ length: DAYS }, (_, back) =>
    businessDay(new Date(now.getTime() - back * DAY_MS), settings.timeZone),
  );
  const found = await Promise.all(
    settings.sources.flatMap(({ id }) => days.map((day) => deps.captures.ofDay(id, day, { limit: OF_A_DAY }))),
  );
  const copies = found.flat().filter(({ outcome }) => outcome.status === 'attached' && outcome.as === 'copy');
  const unique = [...new Map(copies.map((capture) => [capture.id, capture])).values()];
  return unique.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)).slice(0, 100);
}

/** `GET /desk/duplicates`: what waits for the choice, earliest due first, and what was lately taken for a copy. */
async function showDuplicates(visit: Visit): Promise<HttpReply> {
  const waiting = (await visit.deps.captures.inReview()).filter((capture) => orderIdOf(capture) !== null);
  const rows = (captures: readonly Capture[]) => Promise.all(captures.map((capture) => rowOf(capture, visit)));
  const due = ({ dueAt }: DuplicateRow): string => dueAt ?? '';
  const view = {
    waiting: (await rows(waiting)).flat().sort((a, b) => (due(a) < due(b) ? -1 : 1)),
    attached: (await rows(await lately(visit))).flat(),
  };
  return deskPage(visit, (context) => renderDuplicates(view, context));
}

/** The customer of the order, where this person may say what is ordinary for them. */
async function customerOf(order: Order | null, visit: Visit): Promise<Customer | null> {
  const id = order?.content.party.customerId;
  const customer = id ? await visit.deps.customers.current(id) : undefined;
  return customer && visit.rights.has('customers.merge') && mayChange(customer, visit) ? customer : null;
}

async function page(capture: Capture, visit: Visit, refused: string | null = null): Promise<HttpReply> {
  const { outcome } = capture;
  const [order, interpretation] = await Promise.all([orderFor(capture, visit), visit.deps.drafts.get(capture.id)]);
  const presenting = presentingOf(visit);
  const customer = await customerOf(order, visit);
  const { draft } = interpretation ?? {};
  const waits = outcome.status === 'in-review' && order !== null;
  const view: DuplicateView = {
    captureId: capture.id,
    version: capture.version,
    state: waits ? 'waiting' : outcome.status === 'attached' ? 'attached' : 'settled',
    source: sourceName(capture.source, presenting),
    receivedAt: capture.receivedAt,
    from: senderLine(capture, interpretation),
    rule: 'rule' in outcome ? outcome.rule : '',
    words: outcomeWords(capture, presenting),
    order: order && {
      id: order.id,
      number: order.number,
      placedAt: order.placedAt,
      source: sourceName(order.source, presenting),
    },
    lines: draft && order ? comparedLines(draft, order.content) : null,
    fields: draft && order ? comparedFields(draft, order.content, visit.language) : [],
    mayUndo: order !== null && isDetachable(capture),
    customer:
      customer && !customer.allowRepeats
        ? { id: customer.id, line: customerName(customer, showingOf(customer, visit)) }
        : null,
  };
  const said = refused === null ? {} : { status: 409, flash: { kind: 'refused', words: refused } as const };
  return deskPage(visit, (context) => renderDuplicate(view, context), said);
}

const showDuplicate = async (visit: Visit): Promise<HttpReply> => page(await captureOf(visit), visit);

const Choice = z.enum(['copy', 'part', 'revision', 'repeat', 'undo-review', 'undo-order']);
type Choice = z.infer<typeof Choice>;

function answerFor(choice: 'copy' | 'part' | 'revision' | 'repeat', orderId: string): ReviewAnswer {
  if (choice === 'copy') return { decision: 'attach', orderId, as: 'copy' };
  if (choice === 'revision') return { decision: 'attach', orderId, as: 'message', because: 'revision' };
  return { decision: 'admit', corrections: {}, notADuplicate: true };
}

/** The capture as the choice makes it; interpretation carries it out, and the relay tells the order. */
function chosen(capture: Capture, order: Order, choice: Choice, { staff, settings, now }: Visit): Capture {
  const by = { kind: 'staff', id: staff.id } as const;
  if (choice === 'undo-review' || choice === 'undo-order') {
    const to = choice === 'undo-order' ? 'order' : 'review';
    return detachedFrom(capture, { to, by, owner: staff.id, settings, now });
  }
  if (capture.outcome.status !== 'in-review') throw new HubError('version-conflict', { capture: capture.id });
  return { ...capture, answer: { by: staff.id, at: now.toISOString(), answer: answerFor(choice, order.id) } };
}

/** From now on the same goods again are ordinary for the customer of the order. */
async function alwaysFor(order: Order, visit: Visit): Promise<void> {
  const customer = await customerOf(order, visit);
  if (!customer) throw new HubError('not-allowed', { why: 'right missing on this customer' });
  if (!customer.allowRepeats)
    await changeDetails(customer.id, { allowRepeats: true }, actingAs(visit, customer.version));
}

/** The order hears that there is another part of it: whoever works on it may want to send both together. */
async function tellOfPart(capture: Capture, order: Order, { deps, staff, settings }: Visit): Promise<void> {
  const text = textsOf(settings.language).duplicates.partWords(order.number);
  const actor = { kind: 'staff', id: staff.id } as const;
  const wish = { type: 'comment', text: `${text} (${capture.id})` } as const;
  const command = { id: `${capture.id}.part`, orderId: order.id, actor, reason: null, expectedVersion: null, wish };
  await deps.commands.send([command]);
}

async function settled(captureId: string, version: number, { deps }: Visit): Promise<Capture | undefined> {
  let capture: Capture | undefined;
  for (const wait of LOOKS) {
    await deps.pause(wait);
    capture = await deps.captures.find(captureId);
    if (!capture || capture.version > version) return capture;
  }
  return capture;
}

/** Where the person goes on: to what is still open, to the order that is to be changed, or to the list. */
function onward(capture: Capture | undefined, order: Order, choice: Choice, { rights }: Visit): string {
  if (choice === 'undo-review') return capture ? paths.duplicate(capture.id) : paths.duplicates;
  if (capture?.outcome.status === 'in-review') return paths.review(capture.id);
  if (choice === 'revision' && rights.has('orders.change')) return paths.changeOrder(order.id);
  return paths.duplicates;
}

/** `POST /desk/duplicates/{id}`: what the message is. */
async function decideDuplicate(visit: Visit): Promise<HttpReply> {
  const capture = await captureOf(visit);
  const form = formOf(visit.request);
  const choice = Choice.safeParse(form.get('choice')).data;
  if (!choice) throw new HubError('input-invalid', { faults: ['choice'] });
  const order = await orderFor(capture, visit);
  const card = ERROR_CODES['version-conflict'];
  const conflict = visit.language === 'en' ? card.en : card.zh;
  if (!order || form.get('version') !== String(capture.version)) return page(capture, visit, conflict);
  const next = chosen(capture, order, choice, visit);
  if (form.get('always') === 'true') await alwaysFor(order, visit);
  if (choice === 'part') await tellOfPart(capture, order, visit);
  if (!(await visit.deps.captures.replace(next))) return page(await captureOf(visit), visit, conflict);
  const undone = choice.startsWith('undo');
  // It has been counted at the end that it had.
  if (undone) await visit.deps.sources.dropDay(capture.source, capture.day);
  const now = choice === 'undo-review' ? next : await settled(capture.id, capture.version + 1, visit);
  return seeOther(onward(now, order, choice, visit), undone ? 'copy-detached' : 'duplicate-settled');
}

/** The comparison shows prices and personal data in the words of the message, which nothing masks. */

/** Messages that may be copies of an order. */
export const duplicateRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/duplicates', rights: TO_REVIEW, page: showDuplicates },
  { method: 'GET', path: '/desk/duplicates/{id}', rights: TO_REVIEW, page: showDuplicate },
  { method: 'POST', path: '/desk/duplicates/{id}', rights: TO_REVIEW, page: decideDuplicate },
];
