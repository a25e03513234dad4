import { HubError } from '../../shared/errors/hub-error.ts';
import { effectOf, feeOf } from '../../shared/lifecycle/change-effect.ts';
import { contentDifferences, differenceWords } from '../../shared/orders/differences.ts';
import type { OrderContent } from '../../shared/orders/goods.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { newId } from '../../shared/platform/ids.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import { sendCommand } from '../../shared/platform/send-command.ts';
import { mayOn } from '../../shared/rights/rights.ts';
import { sightOf, visibleContent } from '../../shared/rights/visible.ts';
import { contentWith, wantedNow } from '../../shared/tracking/wanted.ts';
import { type ChangePageView, renderChange } from '../../web/desk/order-change.tsx';
import { paths } from '../../web/paths.ts';
import { textsOf } from '../../web/texts.ts';
import type { FieldError, FlashView } from '../../web/views.ts';
import { presentingFor } from './flow.ts';
import { orderInReach } from './in-reach.ts';
import { deskPage, seeOther, type Visit } from './visit.ts';

type Values = Record<string, string>;
type Read = { content: OrderContent } | { errors: FieldError[] };

/** @throws HubError `not-found`, `not-allowed` */
async function changeable(visit: Visit): Promise<Order> {
  const order = await orderInReach(visit);
  if (!mayOn(visit.staff, 'orders.change', order, visit.settings))
    throw new HubError('not-allowed', { why: 'right missing', missing: ['orders.change'] });
  return order;
}

const standing = (order: Order): Values => ({
  ...Object.fromEntries(wantedNow(order).map(({ lineNo, quantity }) => [`qty.${lineNo}`, String(quantity)])),
  requestedDate: order.content.requestedDate ?? '',
  customerReference: order.content.customerReference ?? '',
  orderNote: order.content.note ?? '',
  note: '',
});

/** The content that the form comes to. What it does not ask for stays; it is read on the whole order, not on what this person sees. */
function contentIn(values: Values, order: Order, { language }: Visit): Read {
  const { changePage } = textsOf(language);
  const quantities = order.content.lines.map(({ lineNo }) => ({
    lineNo,
    quantity: Number((values[`qty.${lineNo}`] ?? '').replace(',', '.') || 'none'),
  }));
  const wrong = quantities.filter(({ quantity }) => !Number.isFinite(quantity) || quantity < 0);
  if (wrong.length > 0)
    return { errors: wrong.map(({ lineNo }) => ({ field: `qty.${lineNo}`, words: changePage.wrongNumber })) };
  const was = standing(order);
  const moved = quantities.filter(({ lineNo, quantity }) => String(quantity) !== was[`qty.${lineNo}`]);
  const content = contentWith(order, {
    quantities: moved,
    requestedDate: values.requestedDate || null,
    note: values.orderNote || null,
  });
  if (!content) return { errors: [{ field: 'qty.1', words: changePage.nothingLeft }] };
  return { content: { ...content, customerReference: values.customerReference || null } };
}

function effectView(content: OrderContent, order: Order, visit: Visit): ChangePageView['effect'] {
  const { settings, staff, language } = visit;
  const sight = sightOf(staff, order, settings);
  const effect = effectOf(order, content, feeOf(order, settings));
  const [before, after] = [order.content, content].map((one) => visibleContent(one, sight));
  if (!before || !after) return null;
  return {
    differences: contentDifferences(before, after).map((one) => differenceWords(one, language)),
    total: sight.prices ? { before: effect.totalBefore, after: effect.totalAfter } : { before: null, after: null },
    fee: sight.prices ? effect.fee : null,
    done: effect.lines
      .filter(({ produced, shipped }) => produced > 0 || shipped > 0)
      .map(({ lineNo, produced, shipped }) => ({
        goods: order.content.lines.find((line) => line.lineNo === lineNo)?.sku ?? `#${lineNo}`,
        produced,
        shipped,
      })),
  };
}

interface Shown {
  values: Values;
  errors?: FieldError[];
  effect?: ChangePageView['effect'];
  status?: number;
  flash?: FlashView;
}

function page(order: Order, visit: Visit, { values, errors = [], effect = null, ...options }: Shown) {
  const view: ChangePageView = {
    id: order.id,
    number: order.number,
    version: order.version,
    commandId: `${newId('K', visit.now)}.change`,
    lines: order.content.lines.map(({ lineNo, sku, description, unit }) => ({ lineNo, sku, description, unit })),
    values,
    errors,
    effect,
  };
  return deskPage(visit, (context) => renderChange(view, context), options);
}

/** `GET /desk/orders/{id}/change`: the order as a form. */
export async function showChange(visit: Visit): Promise<HttpReply> {
  const order = await changeable(visit);
  return page(order, visit, { values: standing(order) });
}

/** `POST /desk/orders/{id}/change`: first shows what the change comes to, then (`do=send`) asks for it. */
export async function askChange(visit: Visit): Promise<HttpReply> {
  const order = await changeable(visit);
  const form = formOf(visit.request);
  const names = Object.keys(standing(order));
  const values = Object.fromEntries(names.map((name) => [name, (form.get(name) ?? '').trim().slice(0, 4000)]));
  const read = contentIn(values, order, visit);
  if ('errors' in read) return page(order, visit, { values, errors: read.errors, status: 422 });
  const effect = effectView(read.content, order, visit);
  if (form.get('do') !== 'send' || effect?.differences.length === 0) return page(order, visit, { values, effect });
  const commandId = form.get('commandId') ?? '';
  const { settings } = await presentingFor(order, visit);
  const { receipt } = await sendCommand(
    {
      orderId: order.id,
      ...(/^K[0-9A-Z]{26}\.change$/.test(commandId) ? { commandId: `desk-${commandId}` } : {}),
      actor: { kind: 'staff', id: visit.staff.id },
      reason: values.note?.slice(0, 1000) || null,
      expectedVersion: Number(form.get('version')) || order.version,
      wish: { type: 'ask-change', content: read.content, note: (values.note ?? '').slice(0, 1000) },
    },
    visit.deps,
  );
  if (!receipt?.refusal) return seeOther(paths.order(order.id), receipt ? 'changed' : 'under-way');
  const now = await orderInReach(visit);
  const words = receipt.refusal.words[visit.language];
  const again = { values, effect: effectView(read.content, now, { ...visit, settings }), status: 409 };
  return page(now, visit, { ...again, flash: { kind: 'refused', words } });
}
