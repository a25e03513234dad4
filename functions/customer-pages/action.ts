import { HubError } from '../../shared/errors/hub-error.ts';
import type { Wish } from '../../shared/lifecycle/commands.ts';
import { followedSettings } from '../../shared/lifecycle/flow-version.ts';
import type { Order } from '../../shared/orders/order.ts';
import { actsHere } from '../../shared/platform/devices.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import type { CommandReceipt } from '../../shared/platform/orders.ts';
import { formOf, languageFor, pageContext } from '../../shared/platform/page-context.ts';
import { sendCommand } from '../../shared/platform/send-command.ts';
import { mayWish } from '../../shared/rights/wishes.ts';
import type { Language } from '../../shared/settings/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { verifyLink } from '../../shared/tasks/action-link.ts';
import { ACT_FIELDS, type Act, missingOf } from '../../shared/tasks/acts.ts';
import { quantityField } from '../../shared/tasks/besides.ts';
import { renderAction } from '../../web/desk/action.tsx';
import { renderNewDevice } from '../../web/desk/new-device.tsx';
import { PAGE_HEADERS } from '../../web/headers.ts';
import { orderGlance, staffName, taskView } from '../../web/present/order.ts';
import { textsOf } from '../../web/texts.ts';
import type { ActionView } from '../../web/views.ts';
import { type Answer, besideActs, commandIdOf, type Found, NOTHING, offeredActs, stateOf } from './action-state.ts';
import { linkProblem } from './link-problem.ts';
import type { PageDeps } from './wire.ts';

/** On a device where the owner of the link never signed in: nothing of the order but its number, and the way to sign in. */
function newDevice(
  request: HttpRequest,
  order: Pick<Order, 'number'>,
  { staffId }: Pick<Found['claims'], 'staffId'>,
  settings: Settings,
  deps: PageDeps,
): HttpReply {
  const staff = settings.staff.find(({ id }) => id === staffId);
  const language = languageFor(request, staff?.language ?? settings.language);
  const view = { back: request.path, orderNumber: order.number, acted: request.method === 'POST' };
  const body = renderNewDevice(view, pageContext(request, settings, deps.clock.now(), language));
  return { status: view.acted ? 403 : 200, headers: { ...PAGE_HEADERS }, body };
}

async function opened(request: HttpRequest, deps: PageDeps): Promise<Found | HttpReply> {
  const { settings: current } = await deps.settings.current();
  const keys = await linkKeys(deps.links);
  const verified = verifyLink(request.params.token ?? '', 'step', keys, deps.clock.now());
  if (!verified.ok) return linkProblem(request, verified.reason, 'staff', current, deps);
  const order = await deps.orders.find(verified.claims.orderId);
  if (!order || !current.staff.some(({ id }) => id === verified.claims.staffId))
    return linkProblem(request, 'gone', 'staff', current, deps);
  const here = { keys, sessions: deps.sessions, now: deps.clock.now() };
  if (!(await actsHere(request, verified.claims.staffId, current, here)))
    return newDevice(request, order, verified.claims, current, deps);
  const { settings: begun } = await deps.settings.version(order.settingsVersion);
  return { claims: verified.claims, order, settings: followedSettings(current, begun) };
}

async function render(request: HttpRequest, found: Found, answer: Answer, deps: PageDeps): Promise<HttpReply> {
  const { claims, settings } = found;
  const staff = settings.staff.find(({ id }) => id === claims.staffId);
  const language = languageFor(request, staff?.language ?? settings.language);
  const presenting = { settings, language };
  const order = (await deps.orders.find(found.order.id)) ?? found.order;
  const events = order.version > claims.version ? await deps.orders.events(order.id) : [];
  const since = events.filter(({ seq }) => seq > claims.version);
  const task = order.tasks.find(({ id }) => id === claims.taskId);
  const view: ActionView = {
    path: request.path,
    version: order.version,
    order: orderGlance(order, presenting),
    task: task ? taskView(task, presenting) : null,
    staffName: staffName(claims.staffId, presenting),
    state: stateOf({ ...found, order }, since, presenting, answer, deps.clock.now()),
  };
  const context = pageContext(request, settings, deps.clock.now(), language);
  const flash = answer.refusal ? ({ kind: 'refused', words: answer.refusal } as const) : null;
  return {
    status: answer.refusal ? 409 : 200,
    headers: { ...PAGE_HEADERS },
    body: renderAction(view, { ...context, flash }),
  };
}

/** `GET /do/{token}`: facts and buttons. Shows only: scanners and previews may open it as often as they like. */
export async function showAction(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const found = await opened(request, deps);
  return 'status' in found ? found : render(request, found, NOTHING, deps);
}

interface Sent {
  commandId: string;
  receipt: CommandReceipt | null;
  values: Record<string, string>;
  /** What the act needs and was left empty. */
  missing: readonly string[];
  act: string;
}

function answerOf({ receipt, commandId, values, missing, act }: Sent, language: Language): Answer {
  if (receipt === null) return { ...NOTHING, underWay: true };
  if (!receipt.refusal) return { ...NOTHING, done: [commandId] };
  const words = receipt.refusal.words[language];
  const errors = receipt.refusal.code === 'needs-missing' ? missing.map((field) => ({ field, words })) : [];
  return { ...NOTHING, values, errors, refusal: words, act };
}

const languageOf = ({ claims, settings }: Found): Language =>
  settings.staff.find(({ id }) => id === claims.staffId)?.language ?? settings.language;

function send(found: Found, commandId: string, wish: Wish, reason: string | null, version: number, deps: PageDeps) {
  const { claims, order, settings } = found;
  const staff = settings.staff.find(({ id }) => id === claims.staffId);
  if (!staff || !mayWish(staff, wish, order, settings)) throw new HubError('not-allowed', { wish: wish.type });
  const actor = { kind: 'staff', id: claims.staffId } as const;
  return sendCommand({ orderId: order.id, commandId, actor, reason, expectedVersion: version, wish }, deps);
}

/** Takes back what this person has just done by this link. */
async function undo(seq: number, request: HttpRequest, found: Found, deps: PageDeps): Promise<HttpReply> {
  const commandId = commandIdOf(found.claims, 0, { undo: String(seq) });
  const { receipt } = await send(found, commandId, { type: 'undo-step', seq }, null, found.order.version, deps);
  if (receipt === null) return render(request, found, { ...NOTHING, underWay: true }, deps);
  const refusal = receipt.refusal ? textsOf(languageOf(found)).action.undoTooLate : null;
  return render(request, found, { ...NOTHING, undone: refusal === null, refusal }, deps);
}

/** What is wished for with a step that the page no longer offers: the order's writer says why it cannot be. */
const asStep = (step: string, values: Record<string, string>): Wish => ({
  type: 'take-step',
  step,
  carrier: values.carrier?.slice(0, 60) || null,
  trackingNumber: values.trackingNumber?.slice(0, 60) || null,
});

/** The fields of an act of which at least one has to say something. */
const wantedBy = (act: Act | undefined): string[] =>
  act && act.lines.length > 0
    ? act.lines.slice(0, 1).map(({ lineNo }) => quantityField(lineNo))
    : [...(act?.needs ?? [])];

/** `POST /do/{token}`: does what the button says, as the person that the link was made for. */
export async function act(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const found = await opened(request, deps);
  if ('status' in found) return found;
  const { claims } = found;
  const form = formOf(request);
  const undone = Number(form.get('undo'));
  if (Number.isSafeInteger(undone) && undone > 0) return undo(undone, request, found, deps);
  const step = (form.get('step') || (claims.step ?? '')).slice(0, 80);
  const version = Number(form.get('version')) || claims.version;
  const offered = [...offeredActs(found), ...besideActs(found)].find(({ id }) => id === step);
  const fields = [...ACT_FIELDS, ...(offered?.lines ?? []).map(({ lineNo }) => quantityField(lineNo))];
  const values = Object.fromEntries(
    fields.map((name) => [name, (form.get(name) ?? '').trim().slice(0, name === 'answer' ? 4000 : 500)]),
  );
  const missing = offered ? missingOf(offered, values) : [];
  const wish = offered ? offered.wish(values) : asStep(step, values);
  const language = languageOf(found);
  if (!wish) {
    const words = textsOf(language).frame.required;
    const wanting = missing.length > 0 ? missing : wantedBy(offered);
    const errors = wanting.map((field) => ({ field, words }));
    return render(request, found, { ...NOTHING, values, errors, refusal: words, act: step }, deps);
  }
  const commandId = commandIdOf(claims, version, { step, ...values });
  const { receipt } = await send(found, commandId, wish, values.reason || null, version, deps);
  return render(request, found, answerOf({ commandId, receipt, values, missing, act: step }, language), deps);
}
