import { dayOf, nextPlainWorkday } from '../deadlines/calendar.ts';
import type { OrderContent } from '../orders/goods.ts';
import { comparePlaces } from '../orders/place.ts';
import { normalReference } from '../orders/reference.ts';
import type { Language } from '../settings/language.ts';
import type { Settings } from '../settings/schema.ts';
import type { ClaimKind } from './claims.ts';
import type { AdmissionContext, Standing } from './decision.ts';
import { isOneCompany, isOnePerson, nearlySameGoods, sameGoods } from './near.ts';
import type { Proposal } from './proposal.ts';

/** The order that a draft was found to resemble, and why. */
export interface Match {
  rule: string;
  of: Standing;
  words: Record<Language, string>;
}

/** Whether the draft is an order that stands already. */
export type Verdict =
  /** Names the orders whose claims are knowingly passed over. */
  | { type: 'new'; passes: Partial<Record<ClaimKind, string>> }
  /** Certain. */
  | ({ type: 'copy' } & Match)
  /** A person must choose between copy, part, revision and repeat. */
  | ({ type: 'ask' } & Match);

export interface Newcomer {
  source: string;
  externalId: string | null;
  placedAt: string;
  proposal: Proposal;
}

export interface DuplicateContext {
  settings: Pick<Settings, 'duplicates' | 'timeZone' | 'country'>;
  standing: AdmissionContext['standing'];
  recent?: readonly Standing[];
  unheardOf?: AdmissionContext['unheardOf'];
  reviewed: AdmissionContext['reviewed'];
  /** The record of who orders. */
  customer?: { allowRepeats?: boolean | undefined } | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const apart = (a: { placedAt: string }, b: { placedAt: string }): number =>
  Math.abs(Date.parse(a.placedAt) - Date.parse(b.placedAt));

const place = (content: OrderContent | null): Pick<OrderContent, 'shipTo' | 'pickup'> =>
  content ?? { shipTo: null, pickup: false };

/** Two orders of shops or systems are told apart by the machine's own numbers. */
const areTwoShopOrders = (one: Newcomer, other: Standing): boolean =>
  one.externalId !== null &&
  other.externalId !== null &&
  (one.source !== other.source || one.externalId !== other.externalId);

/** Both name an order number of the customer, and not the same one. */
function haveOtherReferences(one: Newcomer, other: Standing): boolean {
  const [a, b] = [normalReference(one.proposal.reference), normalReference(other.customerReference)];
  return a !== null && b !== null && a !== b;
}

const sameGoodsAndPerson = (one: Newcomer, other: Standing): boolean =>
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

const said = (zh: string, en: string): Record<Language, string> => ({ 'zh-CN': zh, en });

type Answer = Exclude<Verdict, { type: 'new' }> | null;

/**
 * The number of the shop settles whose order it is: goods and place are compared, not the customer record, which a copy in the same second
 * may have seen before it was written.
 */
function byExternalId(one: Newcomer, of: Standing): Answer {
  const { content, fingerprint } = one.proposal;
  const certain = content !== null && fingerprint !== null;
  if (certain && sameGoods(content, of.content) && comparePlaces(content, of.content) !== 'other') {
    const words = said(
      `来源 ${one.source} 的同一订单 ${one.externalId}，内容相同`,
      `The same order ${one.externalId} of ${one.source} with the same content`,
    );
    return { type: 'copy', rule: 'same-external-id', of, words };
  }
  const words = said(
    `来源 ${one.source} 的订单 ${one.externalId} 已是 ${of.orderNumber}，但内容不同，可能是修改`,
    `Order ${one.externalId} of ${one.source} is ${of.orderNumber} already, with other content: perhaps a revision`,
  );
  return { type: 'ask', rule: 'external-id-revised', of, words };
}

function byReference(one: Newcomer, of: Standing, context: DuplicateContext): Answer {
  if (areTwoShopOrders(one, of)) return null;
  const { proposal } = one;
  const days = apart(one, of) / (24 * HOUR);
  const same = sameGoodsAndPerson(one, of) && comparePlaces(place(proposal.content), of.content) !== 'other';
  const reference = proposal.reference ?? one.externalId;
  if (same && !of.cancelled && days <= context.settings.duplicates.referenceDays) {
    const words = said(
      `同一客户单号 ${reference}，商品和地址相同`,
      `The same customer reference ${reference} with the same goods and place`,
    );
    return { type: 'copy', rule: 'same-reference', of, words };
  }
  const words = said(
    `客户单号 ${reference} 已用于 ${of.orderNumber}，请判断是重复、追加、修改还是新订单`,
    `The customer reference ${reference} belongs to ${of.orderNumber} already: copy, part, revision or a new order?`,
  );
  return { type: 'ask', rule: 'reference-used-again', of, words };
}

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
  return { type: 'ask', rule: 'nearly-the-same', of: near, words };
}

function byGoods(one: Newcomer, context: DuplicateContext): Answer {
  const { fingerprint, site } = context.standing;
  return (
    (fingerprint && byFingerprint(one, fingerprint, context)) ??
    (site && byColleague(one, site, context)) ??
    byNearness(one, context)
  );
}

/** Where repeats are ordinary only the same entrance within minutes still makes a copy: a button that was pressed twice. */
function byHaste(one: Newcomer, context: DuplicateContext): Answer {
  const { fingerprint } = context.standing;
  const found = fingerprint?.source === one.source ? byFingerprint(one, fingerprint, context) : null;
  return found?.type === 'copy' ? found : null;
}

/**
 * Compares a draft with the orders that stand under its claims. Only what is certain is a copy: to attach an honest new order is the worst
 * mistake, to book a copy twice the next, to ask in vain the smallest. The message itself is always one order; beyond that the word of a
 * person who has looked decides.
 */
export function judgeDuplicates(one: Newcomer, context: DuplicateContext): Verdict {
  const { message, external, reference, fingerprint, site } = context.standing;
  if (message) {
    const words = said(`同一来件已成为 ${message.orderNumber}`, `The same message is ${message.orderNumber} already`);
    return { type: 'copy', rule: 'same-message', of: message, words };
  }
  const passes: Partial<Record<ClaimKind, string>> = {
    ...(external ? { external: external.orderId } : {}),
    ...(reference ? { reference: reference.orderId } : {}),
    ...(fingerprint ? { fingerprint: fingerprint.orderId } : {}),
    ...(site ? { site: site.orderId } : {}),
  };
  if (context.reviewed?.notADuplicate) return { type: 'new', passes };
  const answer =
    (external && byExternalId(one, external)) ??
    (reference && byReference(one, reference, context)) ??
    (context.customer?.allowRepeats ? byHaste(one, context) : byGoods(one, context));
  return answer ?? { type: 'new', passes };
}
