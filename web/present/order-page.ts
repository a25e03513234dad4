import { cancelStep, holdStage, isOpen } from '../../shared/lifecycle/stages.ts';
import { differenceWords } from '../../shared/orders/differences.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { LineQuantity } from '../../shared/orders/fulfilment.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { OrderPageView, OriginalView } from '../desk/views.ts';
import { textsOf } from '../texts.ts';
import type { HappeningView } from '../views.ts';
import { happeningView, orderGlance, type Presenting, sourceName, staffName, stepViews, taskView } from './order.ts';

/** What an event says beside its kind: the words that a person or the hub gave with it. */
function detailOf({ fact, reason }: OrderEvent, { language }: Presenting): string | null {
  const { holdReason } = textsOf(language);
  switch (fact.type) {
    case 'order-admitted':
      return fact.decision.words;
    case 'stage-entered':
      return [fact.carrier, fact.trackingNumber, reason].filter(Boolean).join(' · ');
    case 'held':
      return [holdReason[fact.hold.reason], fact.hold.note].filter(Boolean).join(' · ');
    case 'cancelled':
      return fact.wish ?? reason;
    case 'content-changed':
      return fact.differences.map((one) => differenceWords(one, language)).join('\n');
    case 'capture-attached':
    case 'capture-detached':
    case 'payment-recorded':
    case 'task-closed':
      return fact.words;
    case 'task-opened':
      return fact.task.reason;
    case 'commented':
      return fact.text;
    case 'lines-progressed':
      return [lineQuantities(fact.lines), fact.shipment?.carrier, fact.shipment?.trackingNumber, fact.words]
        .filter(Boolean)
        .join(' · ');
    case 'hold-lifted':
    case 'change-ended':
      return fact.words;
    case 'change-asked':
      return fact.change.note;
    case 'complaint-opened':
      return fact.complaint.text;
    case 'complaint-answered':
      return fact.answer;
    case 'complaint-closed':
      return fact.prevention;
    case 'return-recorded':
      return [lineQuantities(fact.record.lines), fact.record.note].filter(Boolean).join(' · ');
    case 'cause-recorded':
      return fact.words;
    case 'profile-looked-up':
      return fact.profile.shortOfStock.join(', ');
    case 'task-handed-over':
      return fact.note ?? reason;
    case 'resumed':
    case 'reminded':
    case 'step-undone':
    case 'approval-asked':
    case 'approval-given':
    case 'approval-ended':
    case 'date-promised':
    case 'flow-migrated':
    case 'task-replanned':
    case 'change-agreed':
    case 'stock-take-answered':
      return reason;
  }
}

const lineQuantities = (lines: readonly LineQuantity[]): string =>
  lines.map(({ lineNo, quantity }) => `#${lineNo} × ${quantity}`).join(', ');

/** An event in words, with what was said with it. */
export const timelineEntry = (event: OrderEvent, presenting: Presenting): HappeningView => ({
  ...happeningView(event, presenting),
  reason: detailOf(event, presenting) || null,
});

/** The messages that an order stands on, with when they came where that is known. */
export interface KnownCapture {
  id: string;
  source: string;
  receivedAt: string;
}

function originalsOf(
  order: Order,
  events: readonly OrderEvent[],
  captures: readonly KnownCapture[],
  presenting: Presenting,
): OriginalView[] {
  const kinds = new Map<string, OriginalView['as']>(
    events.flatMap(({ fact }) => (fact.type === 'capture-attached' ? [[fact.captureId, fact.as] as const] : [])),
  );
  return [...new Set([order.captureId, ...order.attachedCaptures])].map((captureId) => {
    const capture = captures.find(({ id }) => id === captureId);
    return {
      captureId,
      as: captureId === order.captureId ? 'first' : (kinds.get(captureId) ?? 'message'),
      source: sourceName(capture?.source ?? order.source, presenting),
      receivedAt: capture?.receivedAt ?? null,
    };
  });
}

/** An order as its page shows it. `presenting` holds the flow of the settings that the order follows. */
export function orderPageView(
  order: Order,
  events: readonly OrderEvent[],
  captures: readonly KnownCapture[],
  presenting: Presenting,
): Omit<OrderPageView, 'commandId' | 'answer' | 'details'> {
  const { settings } = presenting;
  const open = isOpen(order, settings);
  return {
    order: orderGlance(order, presenting),
    version: order.version,
    externalId: order.externalId,
    payment: order.payment,
    carrier: order.carrier,
    trackingNumber: order.trackingNumber,
    holds: order.holds.map((hold) => ({ ...hold, by: staffName(hold.by, presenting) })),
    tasks: order.tasks.map((task) => taskView(task, presenting, order)),
    steps: stepViews(order, presenting),
    can: {
      hold: open && holdStage(settings) !== undefined,
      resume: order.holds.length > 0,
      cancel: open && cancelStep(order, settings) !== undefined,
    },
    staff: settings.staff.map(({ id, name }) => ({ id, name })),
    timeline: events.map((event) => timelineEntry(event, presenting)),
    originals: originalsOf(order, events, captures, presenting),
  };
}
