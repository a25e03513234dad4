import { followedSettings } from '../../shared/lifecycle/flow-version.ts';
import { firstStage, nextSteps } from '../../shared/lifecycle/stages.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { newId } from '../../shared/platform/ids.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import { formOf, languageFor, pageContext } from '../../shared/platform/page-context.ts';
import { sendCommand } from '../../shared/platform/send-command.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { verifyLink } from '../../shared/tasks/action-link.ts';
import { renderTrack } from '../../web/customer/track.tsx';
import { PAGE_HEADERS } from '../../web/headers.ts';
import { type Presenting, stageView } from '../../web/present/order.ts';
import { textsOf } from '../../web/texts.ts';
import type { FieldError, FlashView, TrackView } from '../../web/views.ts';
import { linkProblem } from './link-problem.ts';
import type { PageDeps } from './wire.ts';

const LONGEST_MESSAGE = 2000;

async function opened(request: HttpRequest, deps: PageDeps): Promise<{ order: Order; settings: Settings } | HttpReply> {
  const { settings: current } = await deps.settings.current();
  const verified = verifyLink(request.params.token ?? '', 'track', await linkKeys(deps.links), deps.clock.now());
  if (!verified.ok) return linkProblem(request, verified.reason, 'customer', current, deps);
  const order = await deps.orders.find(verified.claims.orderId);
  if (!order) return linkProblem(request, 'gone', 'customer', current, deps);
  const { settings: begun } = await deps.settings.version(order.settingsVersion);
  return { order, settings: followedSettings(current, begun) };
}

/** The stages that an order goes through when nothing comes in between: from each by its first step. */
function normalWay(order: Order, settings: Settings): string[] {
  const way: string[] = [];
  let at: string | undefined = firstStage(settings, order.flow).id;
  while (at && !way.includes(at)) {
    way.push(at);
    at = nextSteps({ ...order, stage: at, approval: null }, settings)[0]?.to;
  }
  return way;
}

function wayOf(order: Order, events: readonly OrderEvent[], presenting: Presenting): TrackView['way'] {
  const { settings, language } = presenting;
  const entered = new Map<string, string>([[normalWay(order, settings)[0] ?? '', order.createdAt]]);
  for (const { fact, at } of events) if (fact.type === 'stage-entered') entered.set(fact.to, at);
  const normal = normalWay(order, settings);
  const way = normal.includes(order.stage) ? normal : [...normal.filter((id) => entered.has(id)), order.stage];
  const now = way.indexOf(order.stage);
  const { category } = stageView(order.stage, { settings, language });
  return way.map((id, index) => ({
    name: stageView(id, presenting).name,
    state: index < now || (index === now && category === 'done') ? 'done' : index === now ? 'now' : 'next',
    at: index <= now ? (entered.get(id) ?? (id === order.stage ? order.enteredStageAt : null)) : null,
  }));
}

async function render(
  request: HttpRequest,
  { order, settings }: { order: Order; settings: Settings },
  said: { flash: FlashView | null; errors: FieldError[] },
  deps: PageDeps,
): Promise<HttpReply> {
  const now = deps.clock.now();
  const language = languageFor(request, order.language);
  const presenting = { settings, language };
  const { content, carrier, trackingNumber } = order;
  const stage = stageView(order.stage, presenting);
  const view: TrackView = {
    number: order.number,
    path: request.path,
    stage,
    way: wayOf(order, await deps.orders.events(order.id), presenting),
    requestedDate: content.requestedDate,
    placedAt: order.placedAt,
    lines: content.lines.map(({ description, quantity, unit }) => ({ description, quantity, unit })),
    pickup: content.pickup,
    shipToCity: content.shipTo?.city ?? null,
    shipment: carrier && trackingNumber ? { carrier, trackingNumber } : null,
    phone: settings.company.phone ?? null,
    takesMessages: stage.category === 'open' || stage.category === 'hold',
    commandId: newId('K', now),
    errors: said.errors,
  };
  const context = { ...pageContext(request, settings, now, language), flash: said.flash };
  return { status: said.errors.length > 0 ? 422 : 200, headers: { ...PAGE_HEADERS }, body: renderTrack(view, context) };
}

/** `GET /track/{token}`: where the order stands, for whoever holds the link. */
export async function showTrack(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const found = await opened(request, deps);
  return 'status' in found ? found : render(request, found, { flash: null, errors: [] }, deps);
}

/** `POST /track/{token}`: a message to those who work on the order. */
export async function tellUs(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const found = await opened(request, deps);
  if ('status' in found) return found;
  const form = formOf(request);
  const text = (form.get('text') ?? '').trim().slice(0, LONGEST_MESSAGE);
  const language = languageFor(request, found.order.language);
  if (text === '') {
    return render(
      request,
      found,
      { flash: null, errors: [{ field: 'text', words: textsOf(language).track.messageHint }] },
      deps,
    );
  }
  const given = form.get('commandId') ?? '';
  await sendCommand(
    {
      orderId: found.order.id,
      ...(/^K[0-9A-HJKMNP-TV-Z]{26}$/.test(given) ? { commandId: `track-${given}` } : {}),
      actor: { kind: 'customer', id: found.order.content.party.customerId },
      reason: null,
      expectedVersion: null,
      wish: { type: 'comment', text },
    },
    deps,
  );
  return render(request, found, { flash: { kind: 'done', code: 'message-sent' }, errors: [] }, deps);
}
