import { stageOf } from '../../shared/lifecycle/stages.ts';
import type { OrderEvent, OrderFact } from '../../shared/orders/events.ts';
import type { OrderContent } from '../../shared/orders/goods.ts';
import type { Money } from '../../shared/orders/money.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { ChangeEffect, ChangeRequest } from '../../shared/orders/requests.ts';
import type { ChangeView, EffectView, TrackView } from '../customer/views.ts';
import { formatsOf } from '../parts/formats.ts';
import { textsOf } from '../texts.ts';
import { type Presenting, stageView } from './order.ts';

const isSame = (one: Money, other: Money): boolean => one.minor === other.minor && one.currency === other.currency;

/** What a change comes to, as far as it changes anything; the wanted content may name lines that the order has no more. */
export function effectView(
  effect: ChangeEffect,
  wanted: OrderContent,
  { content }: Pick<Order, 'content'>,
  showPrices: boolean,
): EffectView {
  const { totalBefore, totalAfter, fee, dateBefore, dateAfter } = effect;
  const moved = JSON.stringify(wanted.shipTo) !== JSON.stringify(content.shipTo);
  const lineOf = (lineNo: number) =>
    [...content.lines, ...wanted.lines].find((line) => line.lineNo === lineNo) ?? { description: '', unit: '' };
  return {
    total:
      showPrices && totalBefore && totalAfter && !isSame(totalBefore, totalAfter)
        ? { before: totalBefore, after: totalAfter }
        : null,
    fee: fee && fee.minor > 0 ? fee : null,
    date: dateBefore === dateAfter ? null : { before: dateBefore, after: dateAfter },
    lines: effect.lines.map(({ lineNo, ...amounts }) => {
      const { description: name, unit } = lineOf(lineNo);
      return { name, unit, ...amounts };
    }),
    shipTo: moved && wanted.shipTo ? { ...wanted.shipTo, phone: null } : null,
    note: wanted.note === content.note ? null : wanted.note,
  };
}

const isMine = ({ by }: Pick<ChangeRequest, 'by'>): boolean => by.kind === 'customer';

export const changeViews = (order: Order, { settings }: Presenting, showPrices: boolean): ChangeView[] =>
  order.changes.map((change) => ({
    id: change.id,
    at: change.at,
    mine: isMine(change),
    state: change.state,
    note: change.note,
    words: change.words,
    effect: effectView(change.effect, change.wanted, order, showPrices),
    asksYou: change.state === 'open' && !isMine(change) && change.customer === null && settings.changes.customerAgrees,
  }));

type Line = TrackView['conversation'][number];

/** What an event says to the customer, and whether the customer said it; null for what is between staff. */
function lineOf(event: OrderEvent, presenting: Presenting): Omit<Line, 'at'> | null {
  const { said } = textsOf(presenting.language);
  const { fact, actor } = event;
  const fromUs = (words: string): Omit<Line, 'at'> => ({ mine: false, words });
  switch (fact.type) {
    case 'commented':
      return actor.kind === 'customer' ? { mine: true, words: fact.text } : null;
    case 'capture-attached':
      return fact.as === 'message' ? { mine: true, words: said.wrote } : null;
    case 'order-admitted':
      return fromUs(said.taken);
    case 'stage-entered':
      return fact.shipment === null ? stageWords(fact, presenting) : fromUs(parcelWords(fact.shipment, presenting));
    case 'lines-progressed':
      return fact.shipment ? fromUs(parcelWords(fact.shipment, presenting)) : null;
    case 'content-changed':
      return fromUs(said.changed);
    case 'cancelled':
      return fromUs(said.cancelled);
    case 'held':
      return fromUs(said.waits);
    case 'resumed':
      return fromUs(said.goesOn);
    case 'date-promised':
      return fact.date === null ? null : fromUs(said.promised(dayWords(fact.date, presenting)));
    default:
      return null;
  }
}

const dayWords = (day: string, { language, settings }: Presenting): string =>
  formatsOf(language, settings.timeZone).day(day);

function stageWords(fact: Extract<OrderFact, { type: 'stage-entered' }>, presenting: Presenting) {
  const { said } = textsOf(presenting.language);
  const tells = stageOf(presenting.settings, fact.to)?.tellCustomer ?? false;
  return tells ? { mine: false, words: said.stage(stageView(fact.to, presenting).name) } : null;
}

function parcelWords(
  { carrier, trackingNumber }: { carrier: string | null; trackingNumber: string | null },
  { language }: Presenting,
): string {
  return textsOf(language).said.parcel([carrier, trackingNumber].filter(Boolean).join(' '));
}

/** What customer and company told each other, oldest first. */
export const conversationOf = (events: readonly OrderEvent[], presenting: Presenting): Line[] =>
  events.flatMap((event) => {
    const line = lineOf(event, presenting);
    return line ? [{ at: event.at, ...line }] : [];
  });
