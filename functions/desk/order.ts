import type { Capture } from '../../shared/capture/record.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import { nextSteps } from '../../shared/lifecycle/stages.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { newId } from '../../shared/platform/ids.ts';
import type { CommandReceipt } from '../../shared/platform/orders.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import { sendCommand } from '../../shared/platform/send-command.ts';
import { maySee } from '../../shared/rights/rights.ts';
import { sightOf, visibleEvent, visibleOrder } from '../../shared/rights/visible.ts';
import { mayWish } from '../../shared/rights/wishes.ts';
import type { Step } from '../../shared/settings/flow.ts';
import type { Staff } from '../../shared/settings/people.ts';
import { renderOrder } from '../../web/desk/order.tsx';
import type { OrderPageView } from '../../web/desk/views.ts';
import { paths } from '../../web/paths.ts';
import type { Presenting } from '../../web/present/order.ts';
import { orderDetails } from '../../web/present/order-details.ts';
import { orderPageView, timelineEntry } from '../../web/present/order-page.ts';
import { sentViews } from '../../web/present/sent.ts';
import { textsOf } from '../../web/texts.ts';
import type { FieldError, FlashView } from '../../web/views.ts';
import { presentingFor } from './flow.ts';
import { orderInReach } from './in-reach.ts';
import { withWords } from './order-originals.ts';
import { migrationFor, undoOf } from './order-ways.ts';
import { deskPage, seeOther, type Visit } from './visit.ts';
import { type Asked, askedIn, flashFor, type Values, valuesOf } from './wishes.ts';

/** What keeps a form from being carried out. */
interface Refused {
  answer: OrderPageView['answer'];
  flash: FlashView;
  status: number;
  /** The version that the person had seen, where others changed the order meanwhile. */
  seenVersion?: number | null;
}

/** What others did while the person was writing. */
function sinceOf(events: readonly OrderEvent[], refused: Refused | undefined, presenting: Presenting) {
  const { seenVersion } = refused ?? {};
  if (!seenVersion) return null;
  const since = events.filter(({ seq }) => seq > seenVersion);
  return since.length > 0 ? since.map((event) => timelineEntry(event, presenting)) : null;
}

/** Those to whom work on this order can be given. */
const ableOn = (order: Order, { settings }: Visit): Staff[] =>
  settings.staff.filter((person) => {
    const [task] = order.tasks;
    return maySee(person, task ? { ...order, tasks: [{ ...task, owner: person.id }] } : order, settings);
  });

/** What the page shows of the order, and the forms for what this person may do. */
function viewFor(order: Order, events: OrderEvent[], captures: Capture[], presenting: Presenting, visit: Visit) {
  const { staff, settings } = visit;
  const sight = sightOf(staff, order, settings);
  const seen = visibleOrder(order, sight);
  const shown = events.map((event) => visibleEvent(event, sight));
  const whole = orderPageView(seen, shown, captures, presenting);
  const details = orderDetails(seen, shown, staff, presenting);
  const { act, change } = details.may;
  const may = (step: string): boolean => mayWish(staff, { type: 'take-step', step }, order, presenting.settings);
  const view = {
    ...whole,
    steps: whole.steps.filter(({ id }) => may(id)),
    can: { hold: whole.can.hold && act, resume: whole.can.resume && act, cancel: whole.can.cancel && change },
    staff: ableOn(order, visit).map(({ id, name }) => ({ id, name })),
  };
  return { view, details, shown };
}

async function page(order: Order, visit: Visit, refused?: Refused): Promise<HttpReply> {
  const { deps, now } = visit;
  const ids = [order.captureId, ...order.attachedCaptures];
  const [events, sent, captures, presenting] = await Promise.all([
    deps.orders.events(order.id),
    deps.sentAbout(order.number),
    Promise.all(ids.map((id) => deps.captures.find(id))),
    presentingFor(order, visit),
  ]);
  const known = captures.filter((capture) => capture !== undefined);
  const { view: whole, details, shown } = viewFor(order, events, known, presenting, visit);
  const view: OrderPageView = {
    ...whole,
    originals: details.may.originals ? await withWords(whole.originals, known, visit) : whole.originals,
    commandId: newId('K', now),
    answer: refused?.answer ?? null,
    details: {
      ...details,
      sent: sentViews(sent, details.may.originals),
      since: sinceOf(shown, refused, presenting),
      undo: undoOf(order, events, visit, presenting),
      migration: await migrationFor(order, visit),
    },
  };
  return deskPage(visit, (context) => renderOrder(view, context), refused);
}

/** `GET /desk/orders/{id}`: one order, by id or number. */
export async function showOrder(visit: Visit): Promise<HttpReply> {
  return page(await orderInReach(visit), visit);
}

/** The fields that a step needs and that were left empty. */
function errorsOf(asked: Asked, words: string, values: Values, steps: readonly Step[]): FieldError[] {
  const { wish } = asked;
  const step = wish.type === 'take-step' ? steps.find(({ id }) => id === wish.step) : undefined;
  return (step?.needs ?? []).filter((need) => !values[need]).map((field) => ({ field, words }));
}

async function refusal(asked: Asked, receipt: CommandReceipt, values: Values, visit: Visit): Promise<HttpReply> {
  const order = await orderInReach(visit);
  const { settings } = await presentingFor(order, visit);
  const words = receipt.refusal?.words[visit.language] ?? '';
  const missing = receipt.refusal?.code === 'needs-missing';
  const errors = missing ? errorsOf(asked, words, values, nextSteps(order, settings)) : [];
  return page(order, visit, {
    answer: { form: asked.form, values, errors },
    flash: { kind: 'refused', words },
    status: missing ? 422 : 409,
    seenVersion: asked.version,
  });
}

function incomplete(field: string, form: string, order: Order, values: Values, visit: Visit): Promise<HttpReply> {
  const { frame } = textsOf(visit.language);
  const answer = { form, values, errors: [{ field, words: frame.required }] };
  return page(order, visit, { answer, flash: { kind: 'refused', words: frame.required }, status: 422 });
}

/** `POST /desk/orders/{id}`: a wish of the person who is signed in. */
export async function changeOrder(visit: Visit): Promise<HttpReply> {
  const { request, deps, staff } = visit;
  const order = await orderInReach(visit);
  const form = formOf(request);
  const values = valuesOf(form);
  const asked = askedIn(form, visit.settings.timeZone);
  if ('missing' in asked) {
    if (asked.missing === '') throw new HubError('input-invalid', { form: asked.form });
    return incomplete(asked.missing, asked.form, order, values, visit);
  }
  const { settings } = await presentingFor(order, visit);
  if (!mayWish(staff, asked.wish, order, settings)) throw new HubError('not-allowed', { wish: asked.wish.type });
  const { receipt } = await sendCommand(
    {
      orderId: order.id,
      ...(asked.commandId ? { commandId: `desk-${asked.commandId}` } : {}),
      actor: { kind: 'staff', id: staff.id },
      reason: asked.reason,
      expectedVersion: asked.version,
      wish: asked.wish,
    },
    deps,
  );
  if (receipt?.refusal) return refusal(asked, receipt, values, visit);
  return seeOther(paths.order(order.id), receipt ? flashFor(asked.wish) : 'under-way');
}
