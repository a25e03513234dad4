import { createHash } from 'node:crypto';
import { followedSettings } from '../../shared/lifecycle/flow-version.ts';
import { nextSteps } from '../../shared/lifecycle/stages.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import type { CommandReceipt } from '../../shared/platform/orders.ts';
import { formOf, languageFor, pageContext } from '../../shared/platform/page-context.ts';
import { sendCommand } from '../../shared/platform/send-command.ts';
import type { Language } from '../../shared/settings/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { type ClaimsFor, verifyLink } from '../../shared/tasks/action-link.ts';
import { renderAction } from '../../web/desk/action.tsx';
import { PAGE_HEADERS } from '../../web/headers.ts';
import {
  happeningView,
  orderGlance,
  type Presenting,
  staffName,
  stepViews,
  taskView,
} from '../../web/present/order.ts';
import type { ActionView, FieldError } from '../../web/views.ts';
import { linkProblem } from './link-problem.ts';
import type { PageDeps } from './wire.ts';

type Claims = ClaimsFor<'step'>;

/** Facts that make a task mail out of date. */
const MOVING = new Set(['stage-entered', 'held', 'resumed', 'cancelled', 'content-changed']);

/** One id per link, version and what was filled in: pressing twice, or two tabs, is one command; a mended form is another. */
const commandIdOf = (token: string, version: number, filledIn: Readonly<Record<string, string>>): string =>
  `link-${createHash('sha256')
    .update(JSON.stringify([token, version, filledIn]))
    .digest('hex')
    .slice(0, 32)}`;

async function opened(
  request: HttpRequest,
  deps: PageDeps,
): Promise<{ claims: Claims; order: Order; settings: Settings } | HttpReply> {
  const { settings: current } = await deps.settings.current();
  const verified = verifyLink(request.params.token ?? '', 'step', await linkKeys(deps.links), deps.clock.now());
  if (!verified.ok) return linkProblem(request, verified.reason, 'staff', current, deps);
  const order = await deps.orders.find(verified.claims.orderId);
  if (!order || !current.staff.some(({ id }) => id === verified.claims.staffId))
    return linkProblem(request, 'gone', 'staff', current, deps);
  const { settings: begun } = await deps.settings.version(order.settingsVersion);
  return { claims: verified.claims, order, settings: followedSettings(current, begun) };
}

/** What the page shows: the steps, or who was faster, or that it is done. */
function stateOf(
  claims: Claims,
  order: Order,
  since: readonly OrderEvent[],
  presenting: Presenting,
  answer: Answer,
): ActionView['state'] {
  const offered = stepViews(order, presenting).filter(({ id }) => claims.step === null || id === claims.step);
  const commandId = 'link';
  if (answer.errors.length > 0)
    return { kind: 'ready', steps: offered, commandId, values: answer.values, errors: answer.errors };
  const own = since.find(
    ({ causedBy, fact }) =>
      fact.type === 'stage-entered' && (answer.done.includes(causedBy) || fact.step === claims.step),
  );
  if (own) return { kind: 'done', happening: happeningView(own, presenting) };
  if (answer.underWay) return { kind: 'under-way' };
  const moving = since.filter(({ fact }) => MOVING.has(fact.type));
  if (moving.length > 0) {
    return {
      kind: 'stale',
      since: moving.map((event) => happeningView(event, presenting)),
      steps: stepViews(order, presenting),
      commandId,
    };
  }
  return { kind: 'ready', steps: offered, commandId, values: {}, errors: [] };
}

interface Answer {
  /** Commands that were carried out by this request. */
  done: string[];
  underWay: boolean;
  values: Record<string, string>;
  errors: FieldError[];
  refusal: string | null;
}

const NOTHING: Answer = { done: [], underWay: false, values: {}, errors: [], refusal: null };

async function render(
  request: HttpRequest,
  found: { claims: Claims; order: Order; settings: Settings },
  answer: Answer,
  deps: PageDeps,
): Promise<HttpReply> {
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
    state: stateOf(claims, order, since, presenting, answer),
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
  /** Needs of the step that were left empty. */
  missing: string[];
}

function answerOf({ receipt, commandId, values, missing }: Sent, language: Language): Answer {
  if (receipt === null) return { ...NOTHING, underWay: true };
  if (!receipt.refusal) return { ...NOTHING, done: [commandId] };
  const words = receipt.refusal.words[language];
  const errors = receipt.refusal.code === 'needs-missing' ? missing.map((field) => ({ field, words })) : [];
  return { ...NOTHING, values, errors, refusal: words };
}

/** `POST /do/{token}`: takes the step as the person that the link was made for. */
export async function act(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const found = await opened(request, deps);
  if ('status' in found) return found;
  const { claims, order, settings } = found;
  const form = formOf(request);
  const step = claims.step ?? form.get('step') ?? '';
  const version = Number(form.get('version')) || claims.version;
  const values = Object.fromEntries(
    ['carrier', 'trackingNumber', 'reason'].map((name) => [name, (form.get(name) ?? '').trim().slice(0, 500)]),
  );
  const commandId = commandIdOf(request.params.token ?? '', version, { step, ...values });
  const { receipt } = await sendCommand(
    {
      orderId: order.id,
      commandId,
      actor: { kind: 'staff', id: claims.staffId },
      reason: values.reason || null,
      expectedVersion: version,
      wish: { type: 'take-step', step, carrier: values.carrier || null, trackingNumber: values.trackingNumber || null },
    },
    deps,
  );
  const language = settings.staff.find(({ id }) => id === claims.staffId)?.language ?? settings.language;
  const needs = nextSteps(order, settings).find(({ id }) => id === step)?.needs ?? [];
  const sent = { commandId, receipt, values, missing: needs.filter((need) => !values[need]) };
  return render(request, found, answerOf(sent, language), deps);
}
