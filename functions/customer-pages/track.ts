import { followedSettings } from '../../shared/lifecycle/flow-version.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { newId } from '../../shared/platform/ids.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import { formOf, languageFor, pageContext } from '../../shared/platform/page-context.ts';
import type { Language } from '../../shared/settings/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { verifyLink } from '../../shared/tasks/action-link.ts';
import { renderConfirmation } from '../../web/customer/confirmation.tsx';
import { renderTrack } from '../../web/customer/track.tsx';
import { renderTrackForm } from '../../web/customer/track-forms.tsx';
import { TRACK_FORMS, type TrackForm, type TrackFormView, type TrackView } from '../../web/customer/views.ts';
import { PAGE_HEADERS } from '../../web/headers.ts';
import { withQuery } from '../../web/paths.ts';
import type { Presenting } from '../../web/present/order.ts';
import { type Said, trackView } from '../../web/present/track.ts';
import { isFlashCode } from '../../web/texts.ts';
import type { FlashView, PageContext } from '../../web/views.ts';
import { linkProblem } from './link-problem.ts';
import { type Came, carryOut } from './track-acts.ts';
import type { PageDeps } from './wire.ts';

/** An order that was opened by its customer's link. */
export interface Opened {
  order: Order;
  settings: Settings;
  language: Language;
}

async function opened(request: HttpRequest, deps: PageDeps): Promise<Opened | HttpReply> {
  const { settings: current } = await deps.settings.current();
  const verified = verifyLink(request.params.token ?? '', 'track', await linkKeys(deps.links), deps.clock.now());
  if (!verified.ok) return linkProblem(request, verified.reason, 'customer', current, deps);
  const { orderId, madeAt } = verified.claims;
  const { order, revoked } = await deps.orderLinks.open(orderId, madeAt);
  if (!order) return linkProblem(request, 'gone', 'customer', current, deps);
  if (revoked) return linkProblem(request, 'revoked', 'customer', current, deps);
  const { settings: begun } = await deps.settings.version(order.settingsVersion);
  const language = languageFor(request, order.language);
  return { order, settings: followedSettings(current, begun), language };
}

interface Showing {
  view: TrackView;
  context: PageContext;
}

async function showing(
  request: HttpRequest,
  { order, settings, language }: Opened,
  deps: PageDeps,
  said?: Said,
  flash: FlashView | null = null,
): Promise<Showing> {
  const now = deps.clock.now();
  const presenting: Presenting = { settings, language };
  const events = await deps.orders.events(order.id);
  const page = { path: request.path, commandId: newId('K', now) };
  const view = trackView({ order, events, now }, presenting, page, said);
  return { view, context: { ...pageContext(request, settings, now, language), flash } };
}

const reply = (body: string, status = 200): HttpReply => ({ status, headers: { ...PAGE_HEADERS }, body });

const isForm = (text: string | null): text is TrackForm => TRACK_FORMS.some((form) => form === text);

const mayAsk = ({ may }: TrackView, form: TrackForm): boolean =>
  ({ change: may.change, cancel: may.cancel, return: may.sendBack, complain: true })[form];

const blank = (form: TrackForm): TrackFormView => {
  return { form, values: {}, errors: [], refused: null, since: [], effect: null };
};

/** `GET /track/{token}`: where the order stands, or what the customer can ask for (`?show=`). */
export async function showTrack(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const found = await opened(request, deps);
  if ('status' in found) return found;
  const code = request.query.get('flash') ?? '';
  const flash = isFlashCode(code) ? ({ kind: 'done', code } as const) : null;
  const { view, context } = await showing(request, found, deps, undefined, flash);
  const show = request.query.get('show');
  if (isForm(show) && mayAsk(view, show)) return reply(renderTrackForm(view, blank(show), context));
  return reply(show === 'confirmation' ? renderConfirmation(view, context) : renderTrack(view, context));
}

/** The page as the post left it, or the way back to it. */
async function answered(came: Came, request: HttpRequest, found: Opened, deps: PageDeps): Promise<HttpReply> {
  if (came.kind === 'done') {
    const location = withQuery(withQuery(request.path, 'flash', came.code), 'lang', found.language);
    return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '' };
  }
  if (came.kind === 'form') {
    const { view, context } = await showing(request, found, deps);
    return reply(renderTrackForm(view, came.form, context), came.status);
  }
  const flash = came.refused === null ? null : ({ kind: 'refused', words: came.refused } as const);
  const { view, context } = await showing(request, found, deps, came.said, flash);
  return reply(renderTrack(view, context), came.status);
}

/** `POST /track/{token}`: a message, or one of the forms. Nothing is done that was not shown on the version that stands. */
export async function actOnTrack(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const found = await opened(request, deps);
  if ('status' in found) return found;
  const came = await carryOut(formOf(request), found, deps);
  return answered(came, request, found, deps);
}
