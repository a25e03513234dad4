import { dayOf, nextPlainWorkday } from '../deadlines/calendar.ts';
import type { OrderContent } from '../orders/goods.ts';
import { comparePlaces } from '../orders/place.ts';
import { normalReference } from '../orders/reference.ts';
import type { Language } from '../settings/language.ts';
import type { Standing } from './decision.ts';
import type { DuplicateContext, Newcomer, Verdict } from './duplicates.ts';
import { withDifferences } from './goods-differences.ts';
import { isOneCompany, isOnePerson, nearlySameGoods } from './near.ts';

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export const apart = (a: { placedAt: string }, b: { placedAt: string }): number =>
  Math.abs(Date.parse(a.placedAt) - Date.parse(b.placedAt));

export const place = (content: OrderContent | null): Pick<OrderContent, 'shipTo' | 'pickup'> =>
  content ?? { shipTo: null, pickup: false };

/** Two orders of shops or systems are told apart by the machine's own numbers. */
export const areTwoShopOrders = (one: Newcomer, other: Standing): boolean =>
  one.externalId !== null &&
  other.externalId !== null &&
  (one.source !== other.source || one.externalId !== other.externalId);

/** Both name an order number of the customer, and not the same one. */
function haveOtherReferences(one: Newcomer, other: Standing): boolean {
  const [a, b] = [normalReference(one.proposal.reference), normalReference(other.customerReference)];
  return a !== null && b !== null && a !== b;
}

export const sameGoodsAndPerson = (one: Newcomer, other: Standing): boolean =>
  one.proposal.fingerprint !== null && one.proposal.fingerprint === other.fingerprint;

/** Within the hours and on one business day; shortly after midnight still counts as the evening before. */
function oneSitting(one: Newcomer, other: Standing, hours: number, timeZone: string): boolean {
  const gap = apart(one, other);
  if (gap > hours * HOUR) return false;
  return dayOf(one.placedAt, timeZone) === dayOf(other.placedAt, timeZone) || gap <= (hours * HOUR) / 4;
}

function untilNextWorkday(
  one: Newcomer,
  other: Standing,
  { timeZone, country }: DuplicateContext['settings'],
): boolean {
  const [first, second] = [dayOf(one.placedAt, timeZone), dayOf(other.placedAt, timeZone)].sort() as [string, string];
  return second <= nextPlainWorkday(first, country);
}

export const said = (zh: string, en: string): Record<Language, string> => ({ 'zh-CN': zh, en });

export type Answer = Exclude<Verdict, { type: 'new' }> | null;

const OFTEN = 2;
const LOOKED_BACK_DAYS = 60;

/** The same goods again within days, from somebody who orders seldom; daily and weekly orders have their rhythm. */
function isSoonForSeldom(one: Newcomer, of: Standing, { settings, recent = [] }: DuplicateContext): boolean {
  const days = Math.round(apart(one, of) / (24 * HOUR));
  if (of.cancelled || days <= 1 || days > settings.duplicates.repeatDays || days % 7 === 0) return false;
  const others = recent.filter(
    (other) => other.orderId !== of.orderId && apart(one, other) <= LOOKED_BACK_DAYS * 24 * HOUR,
  );
  return others.length < OFTEN;
}

function byFingerprint(one: Newcomer, of: Standing, context: DuplicateContext): Answer {
  const { settings } = context;
  const { sameSourceMinutes, otherSourceHours, askHours } = settings.duplicates;
  const where = comparePlaces(place(one.proposal.content), of.content);
  if (where === 'other') return null;
  const ask = (rule: string): Answer => ({
    type: 'ask',
    rule,
    of,
    words: said(
      `与 ${of.orderNumber} 的商品、客户和地址相同，请判断是重复还是再次订购`,
      `The same goods, customer and place as ${of.orderNumber}: a copy, or ordered again?`,
    ),
  });
  const minutes = apart(one, of) / MINUTE;
  if (areTwoShopOrders(one, of)) {
    return one.source === of.source && minutes <= sameSourceMinutes ? ask('two-shop-orders-in-minutes') : null;
  }
  if (haveOtherReferences(one, of)) return null;
  const sameSource = one.source === of.source;
  const certain = sameSource ? minutes <= sameSourceMinutes : oneSitting(one, of, otherSourceHours, settings.timeZone);
  if (certain && where === 'same' && !of.cancelled) {
    const words = said(
      `与 ${of.orderNumber} 的商品、客户和地址相同，且时间接近`,
      `The same goods, customer and place as ${of.orderNumber}, close in time`,
    );
    return { type: 'copy', rule: sameSource ? 'same-goods-same-source' : 'same-goods-other-source', of, words };
  }
  const doubtful = sameSource
    ? oneSitting(one, of, askHours, settings.timeZone)
    : otherSourceHours > 0 && untilNextWorkday(one, of, settings);
  if (certain || doubtful) return ask('same-goods-again');
  return isSoonForSeldom(one, of, context) ? ask('same-goods-so-soon') : null;
}

/**
 * The same goods for the same place by somebody else: the same person who says less of himself, a colleague, or a stranger behind the same
 * door. Only the first is a copy for certain, and never where the two are customers of their own.
 */
function byColleague(one: Newcomer, of: Standing, context: DuplicateContext): Answer {
  const { settings } = context;
  const { party, fingerprint, reference } = one.proposal;
  if (of.cancelled || fingerprint === of.fingerprint || areTwoShopOrders(one, of) || haveOtherReferences(one, of))
    return null;
  if (comparePlaces(place(one.proposal.content), of.content) !== 'same' || !isOneCompany(party, of.party)) return null;
  const { otherSourceHours, askHours, referenceDays } = settings.duplicates;
  const certain = (rule: string): Answer => ({
    type: 'copy',
    rule,
    of,
    words: said(
      `与 ${of.orderNumber} 的商品和地址相同，订货人是同一公司`,
      `The same goods and place as ${of.orderNumber}, ordered by the same company`,
    ),
  });
  const known = !context.unheardOf && party.customerId !== null && of.party.customerId !== null;
  const numbered = reference !== null && normalReference(reference) === normalReference(of.customerReference);
  if (!known && numbered && apart(one, of) <= referenceDays * 24 * HOUR) return certain('same-reference-same-company');
  const otherWay = one.source !== of.source && oneSitting(one, of, otherSourceHours, settings.timeZone);
  if (!known && otherWay && isOnePerson(party, of.party)) return certain('same-goods-same-company');
  if (!oneSitting(one, of, askHours, settings.timeZone)) return null;
  return {
    type: 'ask',
    rule: 'same-goods-of-a-colleague',
    of,
    words: said(
      `同一公司的另一位联系人已订购相同的商品（${of.orderNumber}），请判断是重复还是再次订购`,
      `A colleague ordered the same goods for the same place (${of.orderNumber}): a copy, or ordered again?`,
    ),
  };
}

function byNearness(one: Newcomer, context: DuplicateContext): Answer {
  const { content } = one.proposal;
  if (content === null) return null;
  const { askHours } = context.settings.duplicates;
  const near = (context.recent ?? []).find(
    (other) =>
      !other.cancelled &&
      !sameGoodsAndPerson(one, other) &&
      !areTwoShopOrders(one, other) &&
      !haveOtherReferences(one, other) &&
      oneSitting(one, other, askHours, context.settings.timeZone) &&
      comparePlaces(content, other.content) !== 'other' &&
      nearlySameGoods(content, other.content),
  );
  if (!near) return null;
  const words = said(
    `与当天的 ${near.orderNumber} 商品大致相同，请判断是更正、追加还是新订单`,
    `Nearly the same goods as ${near.orderNumber} on the same day: a correction, an addition, or a new order?`,
  );
  return { type: 'ask', rule: 'nearly-the-same', of: near, words: withDifferences(words, near.content, content) };
}

type Mark = DuplicateContext['settings']['duplicates']['compare'][number];

/** Whether the settings want orders compared by that. */
export const compares = ({ settings }: Pick<DuplicateContext, 'settings'>, mark: Mark): boolean =>
  settings.duplicates.compare.includes(mark);

export function byGoods(one: Newcomer, context: DuplicateContext): Answer {
  const { fingerprint, site } = context.standing;
  return (
    (fingerprint && compares(context, 'goods') ? byFingerprint(one, fingerprint, context) : null) ??
    (site && compares(context, 'colleagues') ? byColleague(one, site, context) : null) ??
    (compares(context, 'nearness') ? byNearness(one, context) : null)
  );
}

/** Where repeats are ordinary only the same entrance within minutes still makes a copy: a button that was pressed twice. */
export function byHaste(one: Newcomer, context: DuplicateContext): Answer {
  const { fingerprint } = context.standing;
  const found =
    fingerprint?.source === one.source && compares(context, 'goods') ? byFingerprint(one, fingerprint, context) : null;
  return found?.type === 'copy' ? found : null;
}
