import { leftToReturn } from '../../shared/lifecycle/decide-return.ts';
import { firstStage, stageOf } from '../../shared/lifecycle/stages.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { LineQuantity } from '../../shared/orders/fulfilment.ts';
import type { Order } from '../../shared/orders/order.ts';
import { carrierLink } from '../../shared/tracking/carriers.ts';
import { expectedStages } from '../../shared/tracking/expected.ts';
import type { TrackLine, TrackView } from '../customer/views.ts';
import { formatsOf } from '../parts/formats.ts';
import type { FieldError, FormValues } from '../views.ts';
import { type Presenting, stageView } from './order.ts';
import { changeViews, conversationOf } from './track-requests.ts';

export interface Tracked {
  order: Order;
  events: readonly OrderEvent[];
  now: Date;
}

export interface Said {
  values: FormValues;
  errors: FieldError[];
}

const NO_PROGRESS = { confirmed: 0, produced: 0, shipped: 0, cancelled: 0, returned: 0 };
const round = (quantity: number): number => Math.round(quantity * 1e9) / 1e9;

/** Quantities of each line as its customer sees them. */
export function trackLines(order: Pick<Order, 'content' | 'progress' | 'returns'>, showPrices: boolean): TrackLine[] {
  const { content, progress } = order;
  const left = leftToReturn(order);
  return content.lines.map((line) => {
    const done = progress.find(({ lineNo }) => lineNo === line.lineNo) ?? NO_PROGRESS;
    const wanted = round(line.quantity - done.cancelled);
    const { lineNo, description, sku, unit } = line;
    const { produced, shipped, cancelled, returned } = done;
    return {
      ...{ lineNo, description, sku, unit, wanted, produced, shipped, cancelled, returned },
      unitPrice: showPrices ? line.unitPrice : null,
      open: Math.max(0, round(wanted - shipped)),
      returnable: left.find((one) => one.lineNo === lineNo)?.quantity ?? 0,
    };
  });
}

/** The latest time at which each stage was reached; a step that was taken back was never reached. */
function reachedStages(order: Order, events: readonly OrderEvent[], first: string): Map<string, string> {
  const undone = new Set(events.flatMap(({ fact }) => (fact.type === 'step-undone' ? [fact.undoes] : [])));
  const reached = new Map<string, string>([[first, order.createdAt]]);
  for (const { seq, fact, at } of events) {
    if (undone.has(seq)) continue;
    if (fact.type === 'stage-entered' || fact.type === 'cancelled') reached.set(fact.to, at);
  }
  return reached;
}

/** What was reached, where it stands, and what is expected: the order's own flow, not the settings' all. */
function wayOf({ order, events, now }: Tracked, presenting: Presenting): TrackView['way'] {
  const { settings } = presenting;
  const reached = reachedStages(order, events, firstStage(settings, order.flow).id);
  const category = stageOf(settings, order.stage)?.category;
  const ahead = expectedStages(order, settings, now);
  const behind = [...reached]
    .filter(([id]) => id !== order.stage && !ahead.some(({ stage }) => stage === id))
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
  const name = (id: string): string => stageView(id, presenting).name;
  return [
    ...behind.map(([id, at]) => ({ name: name(id), state: 'done' as const, at, expected: null })),
    {
      name: name(order.stage),
      state: category === 'done' ? 'done' : 'now',
      at: reached.get(order.stage) ?? order.enteredStageAt,
      expected: null,
    },
    ...ahead.map(({ stage, at }) => ({ name: name(stage), state: 'next' as const, at: null, expected: at })),
  ];
}

/** Goods of a parcel or a return, in words. */
function goodsOf(named: readonly LineQuantity[], order: Order, presenting: Presenting): string[] {
  const formats = formatsOf(presenting.language, presenting.settings.timeZone);
  return named.flatMap(({ lineNo, quantity }) => {
    const line = order.content.lines.find((one) => one.lineNo === lineNo);
    return line ? [`${line.description}: ${formats.quantity(quantity)} ${line.unit}`] : [];
  });
}

function shipmentsOf(order: Order, presenting: Presenting): TrackView['shipments'] {
  const { carrier, trackingNumber, shipments } = order;
  if (shipments.length === 0 && (carrier || trackingNumber)) {
    const url = carrierLink(carrier, trackingNumber);
    return [{ id: 'all', at: order.enteredStageAt, carrier, number: trackingNumber, url, goods: [] }];
  }
  return shipments.map((shipment) => ({
    id: shipment.id,
    at: shipment.at,
    carrier: shipment.carrier,
    number: shipment.trackingNumber,
    url: carrierLink(shipment.carrier, shipment.trackingNumber),
    goods: goodsOf(shipment.lines, order, presenting),
  }));
}

/** What can be asked for: the point of no return is looked at when the wish is known. */
function mayOf(order: Order, lines: readonly TrackLine[], { settings }: Presenting): TrackView['may'] {
  const category = stageOf(settings, order.stage)?.category ?? 'open';
  const open = category !== 'done' && category !== 'void';
  return {
    write: open,
    change: open && settings.changes.most > 0 && lines.some((line) => line.open > 0),
    cancel: open && lines.some((line) => line.open > 0),
    sendBack: lines.some(({ returnable }) => returnable > 0),
  };
}

const LAST_DIGITS = 4;

/** A phone by its end: its owner knows it by that, others learn nothing. */
export const phoneEndsOf = (phone: string | null | undefined): string | null =>
  phone ? phone.replaceAll(/\D/g, '').slice(-LAST_DIGITS) : null;

function placeOf({ content }: Order): Pick<TrackView, 'pickup' | 'shipTo' | 'phoneEnds'> {
  const shipTo = content.shipTo ? { ...content.shipTo, phone: null } : null;
  return { pickup: content.pickup, shipTo, phoneEnds: phoneEndsOf(content.shipTo?.phone) };
}

/** An order as whoever holds its link sees it: nothing of what staff say among themselves, no telephone. */
export function trackView(
  tracked: Tracked,
  presenting: Presenting,
  page: { path: string; commandId: string },
  said: Said = { values: {}, errors: [] },
): TrackView {
  const { order, now } = tracked;
  const { settings } = presenting;
  const { content } = order;
  const showPrices = settings.sources.find(({ id }) => id === order.source)?.showPrices ?? true;
  const lines = trackLines(order, showPrices);
  const stageTask = order.tasks.find(({ kind, stage }) => kind === 'stage' && stage === order.stage);
  const stage = stageView(order.stage, presenting);
  return {
    ...page,
    ...said,
    number: order.number,
    version: order.version,
    updatedAt: order.updatedAt,
    stage,
    way: wayOf(tracked, presenting),
    late: stage.category === 'open' && stageTask !== undefined && Date.parse(stageTask.dueAt) <= now.getTime(),
    requestedDate: content.requestedDate,
    promisedDate: order.promisedDate,
    placedAt: order.placedAt,
    reference: content.customerReference,
    buyer: [content.party.company, content.party.name].filter(Boolean).join(' · '),
    lines,
    total: showPrices ? content.total : null,
    showPrices,
    ...placeOf(order),
    shipments: shipmentsOf(order, presenting),
    conversation: conversationOf(tracked.events, presenting),
    changes: changeViews(order, presenting, showPrices),
    returns: order.returns.map(({ id, at, kind, reason, state, lines: named }) => {
      return { id, at, kind, reason, state, goods: goodsOf(named, order, presenting) };
    }),
    complaints: order.complaints.map(({ id, at, kind, text, answer, closedAt }) => {
      return { id, at, kind, text, answer, closed: closedAt !== null };
    }),
    may: mayOf(order, lines, presenting),
    phone: settings.company.phone ?? null,
  };
}
