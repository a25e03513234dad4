import { approversOf } from '../../shared/lifecycle/ask-approval.ts';
import { leftOf, progressOf } from '../../shared/lifecycle/line-work.ts';
import { flowOf } from '../../shared/lifecycle/stages.ts';
import { contentDifferences, differenceWords } from '../../shared/orders/differences.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { LineQuantity } from '../../shared/orders/fulfilment.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { ChangeRequest } from '../../shared/orders/requests.ts';
import { mayOn } from '../../shared/rights/rights.ts';
import type { Right, Staff } from '../../shared/settings/people.ts';
import type { ApprovalView, ChangeView, LineView, MayView, OrderDetails } from '../desk/order-views.ts';
import { happeningView, type Presenting, staffName, stageView } from './order.ts';

/** Whoever looks at the order. */
type Reader = Pick<Staff, 'id' | 'roles'>;

function mayView(order: Order, reader: Reader, { settings }: Presenting): MayView {
  const may = (right: Right): boolean => mayOn(reader, right, order, settings);
  return {
    act: may('orders.act'),
    confirm: may('orders.confirm'),
    change: may('orders.change'),
    complain: may('complaints.act'),
    originals: may('prices.see') && may('personal.see'),
  };
}

const lineViews = ({ content, progress }: Order): LineView[] =>
  content.lines.map(({ lineNo, sku, description, unit, quantity }) => ({
    ...progressOf(progress, lineNo),
    lineNo,
    sku,
    description,
    unit,
    quantity,
  }));

const quantities = (lines: readonly LineQuantity[], { content }: Order): string =>
  lines
    .map(({ lineNo, quantity }) => {
      const line = content.lines.find((one) => one.lineNo === lineNo);
      return `${line?.sku ?? `#${lineNo}`} × ${quantity}`;
    })
    .join(', ');

function approvalView(order: Order, reader: Reader, presenting: Presenting): ApprovalView | null {
  const { settings, language } = presenting;
  const pending = order.approval;
  const approval = settings.approvals.find(({ id }) => id === pending?.approval);
  if (!pending || !approval) return null;
  const approvers = approversOf(approval, pending.level, [pending.askedBy, order.enteredBy], settings);
  const tasks = order.tasks.filter(({ kind }) => kind === 'approval');
  const own = tasks.find(({ owner }) => owner === reader.id) ?? (approvers.includes(reader.id) ? tasks[0] : undefined);
  const barred = reader.id === pending.askedBy || reader.id === order.enteredBy;
  const step = settings.stages.flatMap(({ steps }) => steps).find(({ id }) => id === pending.step);
  return {
    name: approval.names[language],
    step: step?.names[language] ?? pending.step,
    askedBy: staffName(pending.askedBy, presenting),
    askedAt: pending.askedAt,
    level: pending.level + 1,
    levels: approval.levels.length,
    agreed: pending.agreed.map(({ by, at }) => ({ name: staffName(by, presenting), at })),
    taskId: barred ? null : (own?.id ?? null),
    backTo: approval.backTo.map((id) => ({ id, name: stageView(id, presenting).name })),
  };
}

function changeView(change: ChangeRequest, order: Order, presenting: Presenting): ChangeView {
  const { language } = presenting;
  const { effect } = change;
  return {
    id: change.id,
    at: change.at,
    by: change.by.id ? staffName(change.by.id, presenting) : change.by.kind,
    note: change.note,
    words: change.words,
    state: change.state,
    // What was asked for an earlier version is compared with the order as it is: that is what it would do now.
    wanted:
      change.state === 'open'
        ? contentDifferences(order.content, change.wanted).map((one) => differenceWords(one, language))
        : [],
    fee: effect.fee,
    total: { before: effect.totalBefore, after: effect.totalAfter },
    date: { before: effect.dateBefore, after: effect.dateAfter },
    done: effect.lines
      .filter(({ produced, shipped }) => produced > 0 || shipped > 0)
      .map(({ lineNo, produced, shipped }) => `#${lineNo}: ${produced} / ${shipped}`),
  };
}

/** What went wrong or was corrected: for these somebody may say why. */
const CAUSED: readonly OrderEvent['fact']['type'][] = ['held', 'content-changed', 'cancelled', 'complaint-opened'];

function causesOf(events: readonly OrderEvent[], { settings, language }: Presenting): OrderDetails['causes'] {
  const known = new Set(events.flatMap(({ fact }) => (fact.type === 'cause-recorded' ? [fact.of] : [])));
  return events
    .filter(({ seq, fact }) => CAUSED.includes(fact.type) && !known.has(seq))
    .map((event) => {
      const { actor, words } = happeningView(event, { settings, language });
      return { seq: event.seq, words: `${actor} ${words}` };
    });
}

/** All that an order has beside its way, for the person who looks. `order` and `events`: as this person may see them. */
export function orderDetails(
  order: Order,
  events: readonly OrderEvent[],
  reader: Reader,
  presenting: Presenting,
): Omit<OrderDetails, 'since' | 'undo' | 'migration' | 'sent'> {
  const { settings, language } = presenting;
  const flow = flowOf(settings, order.flow);
  const { lines } = order.content;
  const isLeft = (what: 'confirmed' | 'produced' | 'shipped'): boolean =>
    leftOf(lines, order.progress, what).length > 0;
  return {
    may: mayView(order, reader, presenting),
    flow: { name: flow?.names[language] ?? null, urgent: flow?.urgent ?? false },
    promisedDate: order.promisedDate,
    lines: lineViews(order),
    left: {
      confirmed: isLeft('confirmed'),
      produced: isLeft('produced'),
      shipped: isLeft('shipped'),
      shippedAny: order.progress.some(({ shipped, returned }) => shipped > returned),
    },
    shipments: order.shipments.map((one) => ({ ...one, lines: quantities(one.lines, order) })),
    approval: approvalView(order, reader, presenting),
    changes: order.changes.map((change) => changeView(change, order, presenting)),
    complaints: order.complaints.map((one) => ({
      ...one,
      by: one.by.id ? staffName(one.by.id, presenting) : one.by.kind,
    })),
    returns: order.returns.map((one) => ({ ...one, lines: quantities(one.lines, order) })),
    claimable: order.tasks
      .filter(({ owner, role }) => owner !== reader.id && reader.roles.includes(role))
      .map(({ id }) => id),
    causes: causesOf(events, presenting),
  };
}
